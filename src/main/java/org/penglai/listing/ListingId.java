package org.penglai.listing;

import java.util.UUID;

/** Identifies a listing. */
public record ListingId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
