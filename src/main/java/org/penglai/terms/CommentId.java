package org.penglai.terms;

import java.util.UUID;

/** Identifies a comment on a change of the rules. */
public record CommentId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
