package org.penglai.patentimport;

import java.util.UUID;

/** Identity of an import. */
public record ImportId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
