package org.penglai.patent;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The legal status of a patent on one day (法律状态). It always follows from register events and is never typed in.
 *
 * @param standing in one word
 * @param asOf the day for which it was derived
 * @param since the day of the event that decides it
 * @param source where that event was learned
 * @param expiresOn the day on which the term ends, with adjustments known on that day
 */
public record LegalStatus(Standing standing, LocalDate asOf, LocalDate since, String source, LocalDate expiresOn) {

    /** Status in one word: under examination, in force (with what weighs on it), or ended (with how). */
    public enum Standing {
        PENDING("审查中", false),
        IN_FORCE("有权-有效", true),
        IN_ARREARS("有权-滞纳期", true),
        SUSPENDED("有权-中止", true),
        PLEDGED("有权-质押", true),
        PARTLY_INVALID("部分无效", true),
        LAPSED("失效-未缴年费", false),
        RESTORATION_REQUESTED("恢复中", false),
        EXPIRED("失效-期满", false),
        ABANDONED("失效-放弃", false),
        INVALIDATED("失效-全部无效", false);

        private final String zh;
        private final boolean inForce;

        Standing(String zh, boolean inForce) {
            this.zh = zh;
            this.inForce = inForce;
        }

        /** The trade's Chinese word. */
        public String zh() {
            return zh;
        }

        /** Whether there is a right at all. */
        public boolean isInForce() {
            return inForce;
        }
    }

    /** Source named when nothing but the lapse of time decides. */
    static final String BY_TIME = "BY_TIME";

    /** Derives the status of a patent on a day. */
    static LegalStatus on(LocalDate day, Patent patent) {
        var expiresOn = patent.filingDate()
                .plusYears(patent.number().kind().termYears(patent.filingDate()))
                .plusDays(patent.register().adjustmentDays(day));
        return ended(day, patent.register(), expiresOn)
                .or(() -> burdened(day, patent, expiresOn))
                .orElseGet(() -> plain(day, patent, expiresOn));
    }

    private static Optional<LegalStatus> ended(LocalDate day, Register register, LocalDate expiresOn) {
        var end = register.latest(EventKind.INVALIDATION, day)
                .map(event -> of(Standing.INVALIDATED, day, event, expiresOn))
                .or(() -> register.latest(EventKind.ABANDONMENT, day)
                        .map(event -> of(Standing.ABANDONED, day, event, expiresOn)))
                .or(() -> register.latest(EventKind.EXPIRY, day)
                        .map(event -> of(Standing.EXPIRED, day, event, expiresOn)));
        return end.or(() -> day.isBefore(expiresOn)
                        ? Optional.empty()
                        : Optional.of(new LegalStatus(Standing.EXPIRED, day, expiresOn, BY_TIME, expiresOn)))
                .or(() -> first(register.standing(EventKind.LAPSE, day))
                        .map(lapse -> lapsed(day, register, lapse, expiresOn)));
    }

    private static LegalStatus lapsed(LocalDate day, Register register, RegisterEvent lapse, LocalDate expiresOn) {
        return register.latest(EventKind.RESTORATION, day)
                .filter(event ->
                        event.isOnly(RegisterEvent.REQUESTED) && !event.date().isBefore(lapse.date()))
                .map(event -> of(Standing.RESTORATION_REQUESTED, day, event, expiresOn))
                .orElseGet(() -> of(Standing.LAPSED, day, lapse, expiresOn));
    }

    private static Optional<LegalStatus> burdened(LocalDate day, Patent patent, LocalDate expiresOn) {
        var register = patent.register();
        if (register.latest(EventKind.GRANT, day).isEmpty()) {
            return Optional.empty();
        }
        return first(register.suspensions(day))
                .map(event -> of(Standing.SUSPENDED, day, event, expiresOn))
                .or(() -> patent.arrears(day)
                        .map(owed -> new LegalStatus(Standing.IN_ARREARS, day, owed.since(), owed.source(), expiresOn)))
                .or(() -> first(register.standing(EventKind.PLEDGE, day))
                        .map(event -> of(Standing.PLEDGED, day, event, expiresOn)))
                .or(() -> register.latest(EventKind.PARTIAL_INVALIDATION, day)
                        .map(event -> of(Standing.PARTLY_INVALID, day, event, expiresOn)));
    }

    private static LegalStatus plain(LocalDate day, Patent patent, LocalDate expiresOn) {
        var register = patent.register();
        return register.latest(EventKind.GRANT, day)
                .map(event -> of(Standing.IN_FORCE, day, event, expiresOn))
                .or(() -> register.latest(EventKind.FILING, day)
                        .map(event -> of(Standing.PENDING, day, event, expiresOn)))
                .orElseGet(() -> new LegalStatus(Standing.PENDING, day, patent.filingDate(), BY_TIME, expiresOn));
    }

    private static LegalStatus of(Standing standing, LocalDate day, RegisterEvent event, LocalDate expiresOn) {
        return new LegalStatus(standing, day, event.date(), event.source(), expiresOn);
    }

    private static Optional<RegisterEvent> first(List<RegisterEvent> events) {
        return events.stream().findFirst();
    }
}
