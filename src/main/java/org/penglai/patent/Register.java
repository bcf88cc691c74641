package org.penglai.patent;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The legal events of one patent in order of their days, and what stands on a given day because of them. Events of one
 * day keep the order in which they were recorded.
 */
public record Register(List<RegisterEvent> events) {

    public Register {
        events = events.stream()
                .sorted(Comparator.comparing(RegisterEvent::date))
                .toList();
    }

    public Register with(RegisterEvent event) {
        var more = new ArrayList<>(events);
        more.add(event);
        return new Register(more);
    }

    /** The latest event of that kind up to the day. */
    public Optional<RegisterEvent> latest(EventKind kind, LocalDate day) {
        return until(day).stream().filter(event -> event.kind() == kind).reduce((earlier, later) -> later);
    }

    /** Events of that kind whose condition stands on the day: begun, not ended by a later event, not run out. */
    public List<RegisterEvent> standing(EventKind kind, LocalDate day) {
        var known = until(day);
        var standing = new ArrayList<RegisterEvent>();
        for (var event : known) {
            standing.removeIf(event::ends);
            if (event.kind() == kind) {
                standing.add(event);
            }
        }
        standing.removeIf(event -> event.until().filter(day::isAfter).isPresent());
        return List.copyOf(standing);
    }

    /** Pledges that stand on the day and to whose licensing the pledgee has not agreed (Rule 86, item 4). */
    public List<RegisterEvent> pledgesWithoutConsent(LocalDate day) {
        var consents = until(day).stream()
                .filter(event -> event.kind() == EventKind.PLEDGE_CONSENT)
                .toList();
        return standing(EventKind.PLEDGE, day).stream()
                .filter(pledge -> consents.stream().noneMatch(consent -> covers(consent, pledge)))
                .toList();
    }

    private static boolean covers(RegisterEvent consent, RegisterEvent pledge) {
        return !consent.date().isBefore(pledge.date())
                && (consent.number().isEmpty() || consent.number().equals(pledge.number()));
    }

    /** All events of that kind up to the day, in order. */
    public List<RegisterEvent> all(EventKind kind, LocalDate day) {
        return until(day).stream().filter(event -> event.kind() == kind).toList();
    }

    /** Suspensions for an ownership dispute or by court preservation that stand on the day (Rules 103 and 104). */
    public List<RegisterEvent> suspensions(LocalDate day) {
        var suspensions = new ArrayList<>(standing(EventKind.OWNERSHIP_DISPUTE, day));
        suspensions.addAll(standing(EventKind.PRESERVATION, day));
        return List.copyOf(suspensions);
    }

    /** Exclusive and sole licences in force on the day (Rule 86, item 1). */
    public List<RegisterEvent> exclusions(LocalDate day) {
        var exclusions = new ArrayList<>(standing(EventKind.EXCLUSIVE_LICENCE, day));
        exclusions.addAll(standing(EventKind.SOLE_LICENCE, day));
        return List.copyOf(exclusions);
    }

    /** Days by which the term had been lengthened up to the day. */
    int adjustmentDays(LocalDate day) {
        return until(day).stream()
                .filter(event -> event.kind() == EventKind.TERM_ADJUSTMENT)
                .mapToInt(event -> Integer.parseInt(event.details().get(RegisterEvent.DAYS)))
                .sum();
    }

    private List<RegisterEvent> until(LocalDate day) {
        return events.stream().filter(event -> !event.date().isAfter(day)).toList();
    }
}
