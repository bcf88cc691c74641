package org.penglai.savedsearch;

import java.time.Instant;

/**
 * A search that a person keeps (保存的搜索).
 *
 * @param name what the person calls it
 * @param createdAt what was published before is not new
 * @param seenUntil matches found later are new to the person
 */
public record SavedSearch(
        SavedSearchId id,
        Holder holder,
        String name,
        Wanted wanted,
        Frequency frequency,
        Instant createdAt,
        Instant seenUntil) {

    /** Longest name. */
    public static final int NAME_MAX = 60;

    /** A person looks after no more than this; what an organisation needs beyond, its members share. */
    public static final int MOST = 50;

    SavedSearch renamed(String next, Frequency often) {
        return new SavedSearch(id, holder, next, wanted, often, createdAt, seenUntil);
    }

    /** The page of its matches. */
    public String link() {
        return "/saved-searches/" + id;
    }
}
