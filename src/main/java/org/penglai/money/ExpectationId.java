package org.penglai.money;

import java.util.UUID;

/** Identifies what is expected. */
public record ExpectationId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
