/** Listings in PostgreSQL. */
@NullMarked
package org.penglai.listing.pg;

import org.jspecify.annotations.NullMarked;
