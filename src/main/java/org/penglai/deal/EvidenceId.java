package org.penglai.deal;

import java.util.UUID;

/** Identifies one piece of evidence. */
public record EvidenceId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
