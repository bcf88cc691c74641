package org.penglai.need;

import java.util.UUID;

/** Identifies a need. */
public record NeedId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
