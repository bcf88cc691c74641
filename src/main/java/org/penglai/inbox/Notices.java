package org.penglai.inbox;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The notices of everybody; nobody sees another's. */
public interface Notices {

    /**
     * A notice to be kept, with when it is due by mail.
     *
     * @param occasion one notice for each and its reader, however often it is added
     */
    record New(Notice notice, String occasion, Optional<Instant> mailDueAt) {}

    /** Adds those that are not there yet. */
    void add(Collection<New> notices);

    /** A page of the reader's notices, newest first, after that one; all, or only what is unread. */
    List<Notice> of(Addressee reader, boolean unreadOnly, Optional<NoticeId> after, int limit);

    /** The reader's notice of that id. */
    Optional<Notice> find(Addressee reader, NoticeId id);

    /** How many the reader has not read, counted to that many at most. */
    int unread(Addressee reader, int most);

    /** Marks the reader's notice; answers whether there is such a one. */
    boolean read(Addressee reader, NoticeId id);

    /** Marks all of the reader's notices that came until then; answers how many were unread. */
    int readAll(Addressee reader, Instant until);
}
