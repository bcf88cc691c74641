package org.penglai.duty;

import java.time.Instant;
import org.penglai.kernel.Money;

/**
 * What it took the institution to make a deal and to earn from it, as it states (成本): fees, valuation, agency. What is stated
 * later counts.
 *
 * @param basis what it consists of, in words
 */
public record DealCosts(Money amount, String basis, Instant statedAt) {}
