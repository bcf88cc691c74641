package org.penglai.listing;

import java.util.UUID;

/** Identifies a publicity of a price. */
public record PublicityId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
