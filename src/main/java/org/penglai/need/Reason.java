package org.penglai.need;

import java.util.List;

/**
 * Why a listing could meet a need, for its reader to understand.
 *
 * @param code which sentence says it: {@code need.reason.<code>}
 * @param points its part of the score; the parts sum to the score
 * @param words what the sentence names: shared words, symbols
 */
public record Reason(String code, Feature feature, int points, List<String> words) {
    public Reason {
        words = List.copyOf(words);
    }
}
