package org.penglai.money;

import java.util.UUID;

/** Identifies a line of a statement. */
public record LineId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
