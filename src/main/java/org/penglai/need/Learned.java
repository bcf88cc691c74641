package org.penglai.need;

import java.time.Instant;
import org.penglai.kernel.Sha256;

/**
 * Weights that were learned, with what they were learned from and how they did on answers kept apart.
 *
 * @param digest of the answers, the seed and the way of learning: the same means the same weights
 * @param evaluation in one line, as it was printed
 */
public record Learned(Weights weights, Sha256 digest, long seed, int examples, String evaluation, Instant madeAt) {}
