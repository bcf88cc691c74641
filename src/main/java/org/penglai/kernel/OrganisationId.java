package org.penglai.kernel;

import java.util.UUID;

/** Identifies an organisation; it stands in the kernel because every call's actor carries one. */
public record OrganisationId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
