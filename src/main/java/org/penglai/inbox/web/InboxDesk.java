package org.penglai.inbox.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.penglai.inbox.Choosing;
import org.penglai.inbox.Notice;
import org.penglai.inbox.NoticeId;
import org.penglai.inbox.Reading;
import org.penglai.inbox.Topic;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;
import org.penglai.platform.http.Call;

/**
 * Everything that a person can do with the inbox.
 *
 * @param mails whether this site sends mails
 */
public record InboxDesk(Tx tx, Reading reading, Choosing choosing, boolean mails) {

    private static final int PAGE = 20;
    private static final int PAGE_MAX = 100;

    /** The notices that a call asks for. */
    List<Notice> page(Call call, int limit) {
        var after = call.query("after").flatMap(InboxDesk::id);
        var unread = call.query("unread").filter("true"::equals).isPresent();
        return reading.page(call.actor(), unread, after, limit);
    }

    /** Refuses what only makes sense where mails are sent. */
    void requireMails() {
        if (!mails) {
            throw Refusal.conflict("inbox.no-mail");
        }
    }

    static int limit(Call call) {
        return call.query("limit")
                .filter(text -> text.matches("\\d{1,3}"))
                .map(Integer::parseInt)
                .map(limit -> Math.clamp(limit, 1, PAGE_MAX))
                .orElse(PAGE);
    }

    /** What names no notice is after none. */
    private static Optional<NoticeId> id(String text) {
        try {
            return Optional.of(new NoticeId(UUID.fromString(text)));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    /** The topic's field in forms: a dot would be read as a path into a field. */
    static String field(Topic topic) {
        return topic.name().replace('.', '_');
    }
}
