package org.penglai.identity;

import java.util.UUID;

/** Identifies a membership; unlike the person's own id it says nothing outside the organisation. */
public record MembershipId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
