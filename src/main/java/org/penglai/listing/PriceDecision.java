package org.penglai.listing;

import java.time.LocalDate;
import org.penglai.kernel.Sha256;

/**
 * A public institution's decision on how the price of an offer is found (定价决策). Nothing decided is ever taken away, what
 * comes later counts.
 *
 * @param decidedOn the day of the decision
 * @param house which body of the institution decided, such as a session of its board; empty where submission recorded it
 * @param basis how the price was found; may be empty
 * @param price digest of the price that was decided on
 */
public record PriceDecision(PricingMode mode, LocalDate decidedOn, String house, String basis, Sha256 price) {}
