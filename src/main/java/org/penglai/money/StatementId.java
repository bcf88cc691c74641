package org.penglai.money;

import java.util.UUID;

/** Identifies a statement that was taken in. */
public record StatementId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
