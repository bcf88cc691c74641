package org.penglai.listing;

import java.util.UUID;

/** Identifies an objection to a price. */
public record ObjectionId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
