package org.penglai.money;

import java.util.UUID;

/** Identifies an entry of the book. */
public record EntryId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
