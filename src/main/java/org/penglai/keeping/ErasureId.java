package org.penglai.keeping;

import java.util.UUID;

/** Identifies a person's wish to be forgotten. */
public record ErasureId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
