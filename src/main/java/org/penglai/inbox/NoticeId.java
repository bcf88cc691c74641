package org.penglai.inbox;

import java.util.UUID;

/** Names a notice. */
public record NoticeId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
