package org.penglai.patent;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Tx;

/**
 * Use case: the guardian of annuities. Once on each legal day it goes through all patents, warns the owners some days before
 * a due day, and tells them and the law's gate on the day after. It writes nothing into the register: that an annuity is
 * unpaid follows from the register on each day ({@link Arrears}), so a receipt that comes late puts everything right.
 */
public final class Guarding {

    /** Patents read at a time: few round trips, and little memory. */
    private static final int PAGE = 500;

    /** Names in the events. */
    public static final String DUE_ON = "dueOn";

    public static final String DAYS = "days";
    public static final String OWNERS = "owners";

    private final Tx tx;
    private final Patents patents;
    private final AnnuityNotices notices;
    private final PatentJournal journal;
    private final AnnuityLaw law;

    public Guarding(Tx tx, Patents patents, AnnuityNotices notices, PatentJournal journal, AnnuityLaw law) {
        this.tx = tx;
        this.patents = patents;
        this.notices = notices;
        this.journal = journal;
        this.law = law;
    }

    /**
     * What there is to say of a patent's annuity on a day.
     *
     * @param days the threshold of the warning, or {@link AnnuityNotices#OVERDUE}
     */
    record Notice(LocalDate dueOn, int days) {}

    /** Goes through all patents, unless this was done today; answers how many notices were given. */
    public int round() {
        var today = tx.run(LegalDays::of);
        if (notices.lastRound().filter(last -> !last.isBefore(today)).isPresent()) {
            return 0;
        }
        var given = 0;
        var page = patents.page(Optional.empty(), PAGE);
        while (!page.isEmpty()) {
            given += page.stream().mapToInt(patent -> guard(patent, today)).sum();
            page = patents.page(Optional.of(page.getLast().number()), PAGE);
        }
        tx.run(now -> {
            notices.roundDone(today);
            return today;
        });
        return given;
    }

    private int guard(Patent patent, LocalDate today) {
        return notice(law, patent, today)
                .map(notice -> tx.run(now -> give(patent, notice, today)))
                .orElse(0);
    }

    /** What is to be said of the patent on the day; nothing while the due day is far off. */
    static Optional<Notice> notice(AnnuityLaw law, Patent patent, LocalDate day) {
        if (!patent.statusOn(day).standing().isInForce()) {
            return Optional.empty();
        }
        var missed = patent.arrears(day).map(owed -> new Notice(owed.since().minusDays(1), AnnuityNotices.OVERDUE));
        return missed.or(() -> patent.annuities(day)
                .flatMap(position -> law.warnings().stream()
                        .filter(days -> position.daysLeft() <= days)
                        .min(Comparator.naturalOrder())
                        .map(days -> new Notice(position.dueOn(), days))));
    }

    private int give(Patent patent, Notice notice, LocalDate today) {
        if (!notices.give(patent.number(), notice.dueOn(), notice.days())) {
            return 0;
        }
        var facts = new HashMap<>(Map.of(
                "titleZh",
                patent.bibliography().title().zh(),
                "titleEn",
                patent.bibliography().title().en(),
                DUE_ON,
                notice.dueOn().toString(),
                "graceEndsOn",
                law.graceEnds(notice.dueOn()).toString(),
                OWNERS,
                owners(patent.owners())));
        if (notice.days() == AnnuityNotices.OVERDUE) {
            journal.inform(PatentJournal.ANNUITY_OVERDUE, patent, facts);
        } else {
            facts.put(DAYS, String.valueOf(notice.days()));
            facts.put("daysLeft", String.valueOf(notice.dueOn().toEpochDay() - today.toEpochDay()));
            journal.inform(PatentJournal.ANNUITY_DUE, patent, facts);
        }
        return 1;
    }

    /** Ids of the owners that are organisations here, with commas between them. */
    private static String owners(List<Owner> owners) {
        return owners.stream()
                .flatMap(owner -> owner.organisation().stream())
                .map(Object::toString)
                .collect(joining(","));
    }
}
