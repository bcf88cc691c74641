package org.penglai.money;

import java.util.UUID;

/** Identifies a hold. */
public record HoldId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
