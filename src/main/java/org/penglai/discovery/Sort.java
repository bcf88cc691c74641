package org.penglai.discovery;

import java.util.Locale;

/** The order of hits. */
public enum Sort {
    /** Best match first; where nothing was typed, the newest first. */
    RELEVANCE,
    /** Latest publication first. */
    NEWEST,
    /** Lowest price first, those without a price last. */
    PRICE,
    /** Longest protection first. */
    EXPIRY;

    /** Name in requests. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
