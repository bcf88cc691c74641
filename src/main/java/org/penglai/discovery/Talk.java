package org.penglai.discovery;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Words of which needs are full and which say little of the matter: who asks, since when, and what is hoped for. */
public final class Talk {

    /** Every word tells something. */
    public static final Talk NONE = new Talk(List.of());

    private final Set<String> terms = new HashSet<>();

    public Talk(Collection<String> words) {
        for (var word : words) {
            terms.add(word);
            for (var at = 0; at + 1 < word.length(); at++) {
                terms.add(word.substring(at, at + 2));
            }
        }
    }

    /** Whether a term, a word or two characters in a row, is mostly talk. */
    public boolean holds(String term) {
        return terms.contains(term);
    }
}
