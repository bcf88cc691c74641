/**
 * Reads what is asked before an offer is taken and when a deal is complete from {@code law/acceptance.yaml} and {@code
 * law/completion.yaml}, strictly: what is unclear does not load.
 */
@NullMarked
package org.penglai.deal.law;

import org.jspecify.annotations.NullMarked;
