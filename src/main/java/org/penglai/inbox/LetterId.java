package org.penglai.inbox;

import java.util.UUID;

/** Names a letter; its message id is made of it, so that a letter sent twice is one to the reader's mail program. */
public record LetterId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
