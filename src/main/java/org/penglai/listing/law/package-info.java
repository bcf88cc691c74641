/** Reads the law's data for the gate from {@code law/listing-checks.yaml}, strictly: what is unclear does not load. */
@NullMarked
package org.penglai.listing.law;

import org.jspecify.annotations.NullMarked;
