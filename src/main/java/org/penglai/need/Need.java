package org.penglai.need;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.penglai.kernel.Actor;
import org.penglai.kernel.OrganisationId;

/**
 * A firm's technical need (技术需求) as it stands. The next state comes from {@link NeedCourse}, and nothing else moves it.
 *
 * @param version counts every change, for {@code If-Match}
 * @param openedAt since when owners are told of it; never for a draft
 * @param endedAt when it was closed or ran out
 * @param met whether it was closed because a solution was found
 */
public record Need(
        Head head,
        NeedState state,
        NeedContent content,
        NeedFields fields,
        int version,
        Optional<Instant> openedAt,
        Optional<Instant> endedAt,
        boolean met) {

    /** What stays the same in every state. */
    public record Head(NeedId id, OrganisationId firm, Instant createdAt) {}

    static Need begin(NeedId id, OrganisationId firm, NeedContent content, Instant now) {
        return new Need(
                new Head(id, firm, now),
                NeedState.DRAFT,
                content,
                NeedFields.NONE,
                1,
                Optional.empty(),
                Optional.empty(),
                /* met= */ false);
    }

    public NeedId id() {
        return head.id();
    }

    Need edit(NeedContent next) {
        return moved(NeedCourse.EDIT, next, fields, openedAt, endedAt, met);
    }

    Need confirm(NeedFields confirmed, Instant now) {
        return moved(NeedCourse.CONFIRM, content, confirmed, openedAt.or(() -> Optional.of(now)), endedAt, met);
    }

    Need close(boolean solved, Instant now) {
        return moved(NeedCourse.CLOSE, content, fields, openedAt, Optional.of(now), solved);
    }

    Need expire(Instant now) {
        return moved(NeedCourse.EXPIRE, content, fields, openedAt, Optional.of(now), met);
    }

    /** Refuses what cannot be done with it as it stands. */
    void require(NeedCourse deed) {
        deed.leads(state);
    }

    public boolean isOpen() {
        return state == NeedState.OPEN;
    }

    public boolean isDraft() {
        return state == NeedState.DRAFT;
    }

    /** Whether its last day is over on that day. */
    public boolean isOverOn(LocalDate day) {
        return content.deadline().filter(day::isAfter).isPresent();
    }

    /** Whether the person speaks for the firm whose need it is. */
    public boolean isOf(Actor actor) {
        return actor.actsFor(head.firm());
    }

    private Need moved(
            NeedCourse deed,
            NeedContent next,
            NeedFields confirmed,
            Optional<Instant> opened,
            Optional<Instant> ended,
            boolean solved) {
        return new Need(head, deed.leads(state), next, confirmed, version + 1, opened, ended, solved);
    }
}
