package org.penglai.inbox;

import java.util.List;
import java.util.Optional;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;

/** Use case: a person reads what it was told. */
public final class Reading {

    /** Beyond this the head of the page says “99+”. */
    public static final int COUNT_MAX = 100;

    private final Tx tx;
    private final Notices notices;

    public Reading(Tx tx, Notices notices) {
        this.tx = tx;
        this.notices = notices;
    }

    /** Newest first, after that one. */
    public List<Notice> page(Actor reader, boolean unreadOnly, Optional<NoticeId> after, int limit) {
        return notices.of(Addressee.of(reader), unreadOnly, after, limit);
    }

    /** How many are unread, up to {@link #COUNT_MAX}. */
    public int unread(Actor reader) {
        return notices.unread(Addressee.of(reader), COUNT_MAX);
    }

    /** Marks one as read; again does no harm. */
    public void read(Actor reader, NoticeId id) {
        if (!notices.read(Addressee.of(reader), id)) {
            throw Refusal.unknown("inbox.unknown").with("id", id.toString());
        }
    }

    /** The notice, which is marked as read by being opened. */
    public Notice open(Actor reader, NoticeId id) {
        return tx.run(now -> {
            read(reader, id);
            return notices.find(Addressee.of(reader), id).orElseThrow();
        });
    }

    /** Marks all that there are now; answers how many were unread. */
    public int readAll(Actor reader) {
        return tx.run(now -> notices.readAll(Addressee.of(reader), now));
    }
}
