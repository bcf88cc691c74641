package org.penglai.deal;

import java.util.UUID;

/** Identifies a deal. */
public record DealId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
