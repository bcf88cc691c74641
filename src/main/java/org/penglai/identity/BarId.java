package org.penglai.identity;

import java.util.UUID;

/** Identifies a bar. */
public record BarId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
