package org.penglai.need;

import static org.penglai.need.NeedState.CLOSED;
import static org.penglai.need.NeedState.DRAFT;
import static org.penglai.need.NeedState.EXPIRED;
import static org.penglai.need.NeedState.OPEN;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.penglai.kernel.Refusal;

/** The one table of who moves a need from where to where, and of what else can be done with it. */
public enum NeedCourse {
    EDIT(Mover.FIRM, Set.of(DRAFT), DRAFT),
    CONFIRM(Mover.FIRM, Set.of(DRAFT, OPEN), OPEN),
    CLOSE(Mover.FIRM, Set.of(DRAFT, OPEN), CLOSED),
    RESPOND(Mover.FIRM, Set.of(OPEN), OPEN),
    ANSWER(Mover.OWNER, Set.of(OPEN), OPEN),
    EXPIRE(Mover.SYSTEM, Set.of(OPEN), EXPIRED);

    /** Who does it. */
    public enum Mover {
        FIRM,
        OWNER,
        SYSTEM
    }

    private final Mover mover;
    private final Set<NeedState> from;
    private final NeedState to;

    NeedCourse(Mover mover, Set<NeedState> from, NeedState to) {
        this.mover = mover;
        this.from = from;
        this.to = to;
    }

    public Mover mover() {
        return mover;
    }

    /** Where it leads; refused where it does not begin. */
    NeedState leads(NeedState state) {
        if (!from.contains(state)) {
            throw Refusal.conflict("need.state").with("state", state.name()).with("action", name());
        }
        return to;
    }

    /** What that side can do in the state. */
    public static Set<NeedCourse> open(Mover mover, NeedState state) {
        var open = EnumSet.noneOf(NeedCourse.class);
        Arrays.stream(values())
                .filter(one -> one.mover == mover && one.from.contains(state))
                .forEach(open::add);
        return open;
    }
}
