package org.penglai.inbox;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** One thing that one person is told (通知): facts, not words; they are put into words when it is read or sent. */
public record Notice(
        NoticeId id,
        Addressee to,
        String topic,
        String link,
        Map<String, String> facts,
        Instant at,
        Optional<Instant> readAt) {
    public Notice {
        facts = Map.copyOf(facts);
    }

    public boolean isUnread() {
        return readAt.isEmpty();
    }
}
