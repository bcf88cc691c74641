package org.penglai.deal;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.penglai.kernel.LegalDays;
import org.penglai.listing.Citation;
import org.penglai.listing.ListingMode;

/**
 * What has to be done by when in a deal (期限), as data.
 *
 * @param remindDaysBefore how many days before the last day the parties are reminded
 */
public record Deadlines(List<Rule> rules, List<Integer> remindDaysBefore) {

    public Deadlines {
        rules = List.copyOf(rules);
        remindDaysBefore = List.copyOf(remindDaysBefore);
    }

    /** What is to be done. */
    public enum Step {
        CONTRACT_SIGNED,
        FIRST_PAID,
        /** The official act's document is on file. */
        ACT_ON_FILE,
        /** The report of the year's benefits is filed. */
        BENEFIT_REPORTED
    }

    /** The day from which a term is counted. */
    public enum From {
        FORMED,
        EFFECTIVE,
        PERFORMED,
        /** The end of the first year of which nothing was reported. */
        YEAR_END,
        /** No term is counted: the agreement names the day. */
        AGREED_DAY
    }

    /** What the end of a term does. */
    public enum End {
        LAPSES,
        /** It is shown as overdue, and can still be done. */
        OVERDUE
    }

    /** One term, for some modes, on the authority of one text. */
    public record Rule(
            String id, Step step, Set<ListingMode> modes, From from, Period length, End end, Citation citation) {
        public Rule {
            modes = Set.copyOf(modes);
        }
    }

    /**
     * A term that runs.
     *
     * @param lastDay on which it can still be done in time
     */
    public record Running(Rule rule, LocalDate lastDay) {
        /** What tells this term from the same one of another year. */
        String key() {
            return rule.id() + "/" + lastDay;
        }

        public boolean isOverdue(LocalDate today) {
            return today.isAfter(lastDay);
        }
    }

    /** What the deal has still to do and by when, the earliest first. */
    public List<Running> of(Deal deal, List<Evidence> file, Set<Integer> reported) {
        return rules.stream()
                .filter(rule -> rule.modes().contains(deal.agreement().terms().mode()))
                .filter(rule -> rule.citation().isValidOn(deal.agreement().formedOn()))
                .filter(rule -> isOpen(rule.step(), deal, file))
                .flatMap(rule -> from(rule, deal, reported).map(day -> new Running(rule, day)).stream())
                .sorted(java.util.Comparator.comparing(Running::lastDay))
                .toList();
    }

    private static boolean isOpen(Step step, Deal deal, List<Evidence> file) {
        return switch (step) {
            case CONTRACT_SIGNED -> deal.state() == Deal.State.AGREED;
            case FIRST_PAID ->
                Set.of(Deal.State.AGREED, Deal.State.SIGNED).contains(deal.state())
                        && !deal.head().isFirstDuePaid();
            case BENEFIT_REPORTED -> deal.state() == Deal.State.CERTIFIED;
            case ACT_ON_FILE ->
                deal.state() == Deal.State.PERFORMED
                        && file.stream()
                                .noneMatch(evidence -> evidence.kind() == EvidenceKind.RECORDAL_NOTICE
                                        || evidence.kind() == EvidenceKind.TRANSFER_NOTICE);
        };
    }

    private static Optional<LocalDate> from(Rule rule, Deal deal, Set<Integer> reported) {
        return switch (rule.from()) {
            case FORMED -> Optional.of(deal.agreement().formedOn().plus(rule.length()));
            case EFFECTIVE -> deal.inEffectSince().map(LegalDays::of).map(day -> day.plus(rule.length()));
            case PERFORMED -> deal.performedSince().map(LegalDays::of).map(day -> day.plus(rule.length()));
            case YEAR_END ->
                deal.performedSince()
                        .map(LegalDays::of)
                        .map(day -> unreported(day.getYear(), reported).plus(rule.length()));
            case AGREED_DAY -> deal.agreement().payableBy();
        };
    }

    /** The last day of the first year from that one on of which nothing was reported. */
    private static LocalDate unreported(int first, Set<Integer> reported) {
        var year = first;
        while (reported.contains(year)) {
            year++;
        }
        return LocalDate.of(year, 12, 31);
    }

    /** Whether a term has ended whose end undoes the deal. */
    public boolean isLapsed(Deal deal, LocalDate today) {
        return of(deal, List.of(), Set.of()).stream()
                .anyMatch(running -> running.rule().end() == End.LAPSES && running.isOverdue(today));
    }
}
