package org.penglai.savedsearch;

import java.util.UUID;

/** Identifies a saved search. */
public record SavedSearchId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
