package org.penglai.deal;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.penglai.kernel.OrganisationId;
import org.penglai.listing.Citation;
import org.penglai.listing.ListingMode;
import org.penglai.patent.ApplicationNumber;

/**
 * Which signs are looked for before a certificate, as data: each with its authority, the number of deals that count as many, and the
 * days before which they are counted.
 */
public record WarningLaw(Map<Warning.Sign, Citation> signs, Bulk bulk, List<Deadline> deadlines) {

    public WarningLaw {
        signs = Map.copyOf(signs);
        deadlines = List.copyOf(deadlines);
    }

    /** From how many assignments within how many days one looks. */
    public record Bulk(int deals, int days) {}

    /** A day on which deals are counted, each year. */
    public record Deadline(String id, MonthDay on, Citation citation) {
        /** The first such day from that day on. */
        LocalDate next(LocalDate from) {
            var here = on.atYear(from.getYear());
            return here.isBefore(from) ? on.atYear(from.getYear() + 1) : here;
        }
    }

    /**
     * What is known of a deal's surroundings.
     *
     * @param others other deals over one of its patents, or between its two sides, that are not over
     */
    public record Surroundings(List<Relation> relations, int sharedPersons, List<Deal> others) {
        public Surroundings {
            relations = List.copyOf(relations);
            others = List.copyOf(others);
        }
    }

    /** Everything that strikes, in the order of the signs. */
    public List<Warning> about(Deal deal, Surroundings around) {
        var found = new ArrayList<Warning>();
        declared(around).ifPresent(found::add);
        if (around.sharedPersons() > 0) {
            found.add(warning(Warning.Sign.SHARED_PERSON, Map.of("persons", around.sharedPersons())));
        }
        if (deal.agreement().terms().mode() == ListingMode.ASSIGNMENT) {
            returning(deal, around).ifPresent(found::add);
            soldTwice(deal, around).ifPresent(found::add);
            bulk(deal, around).ifPresent(found::add);
        }
        if (!deal.head().surplus().isZero()) {
            found.add(warning(Warning.Sign.PAID_BEYOND_DUE, deal.head().beyondDue()));
        }
        return found.stream()
                .filter(warning -> warning.citation().isValidOn(deal.agreement().formedOn()))
                .toList();
    }

    private Warning warning(Warning.Sign sign, Map<String, Object> facts) {
        return new Warning(sign, facts, Optional.ofNullable(signs.get(sign)).orElseThrow());
    }

    /** The last word of each side counts. */
    private Optional<Warning> declared(Surroundings around) {
        var last = new LinkedHashMap<OrganisationId, Relation>();
        around.relations().forEach(said -> last.put(said.by().organisation(), said));
        var related = last.values().stream()
                .filter(said -> said.kind() != Relation.Kind.NONE)
                .toList();
        if (related.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(warning(
                Warning.Sign.DECLARED_RELATION,
                Map.of(
                        "kinds",
                        related.stream()
                                .map(said -> said.kind().name())
                                .distinct()
                                .collect(Collectors.joining(" ")),
                        "words",
                        related.stream().map(Relation::words).collect(Collectors.joining("; ")))));
    }

    /** However many hands it went through: it comes to somebody who gave it away. */
    private Optional<Warning> returning(Deal deal, Surroundings around) {
        var to = deal.agreement().licensee().organisation();
        return assignments(deal, around).stream()
                .filter(other -> other.agreement().licensor().organisation().equals(to))
                .findFirst()
                .map(other -> warning(Warning.Sign.RETURNING, facts(deal, other)));
    }

    private Optional<Warning> soldTwice(Deal deal, Surroundings around) {
        var from = deal.agreement().licensor().organisation();
        return assignments(deal, around).stream()
                .filter(other -> other.agreement().licensor().organisation().equals(from))
                .findFirst()
                .map(other -> warning(Warning.Sign.SOLD_TWICE, facts(deal, other)));
    }

    private static List<Deal> assignments(Deal deal, Surroundings around) {
        var patents = Set.copyOf(deal.agreement().terms().patents());
        return around.others().stream()
                .filter(other -> other.agreement().terms().mode() == ListingMode.ASSIGNMENT)
                .filter(other -> other.agreement().terms().patents().stream().anyMatch(patents::contains))
                .toList();
    }

    private static Map<String, Object> facts(Deal deal, Deal other) {
        var patents = Set.copyOf(deal.agreement().terms().patents());
        var shared = other.agreement().terms().patents().stream()
                .filter(patents::contains)
                .map(ApplicationNumber::patentNumber)
                .collect(Collectors.joining(" "));
        return Map.of(
                "patents", shared,
                "deal", other.id().toString(),
                "day", other.agreement().formedOn().toString(),
                "from", other.agreement().licensor().name().zh(),
                "to", other.agreement().licensee().name().zh());
    }

    private Optional<Warning> bulk(Deal deal, Surroundings around) {
        var formed = deal.agreement().formedOn();
        for (var deadline : deadlines) {
            var day = deadline.next(formed);
            var first = day.minusDays(bulk.days());
            var count = 1
                    + around.others().stream()
                            .filter(other -> other.agreement().terms().mode() == ListingMode.ASSIGNMENT)
                            .filter(other -> isBetweenTheSame(deal, other))
                            .map(other -> other.agreement().formedOn())
                            .filter(on -> !on.isBefore(first) && !on.isAfter(day))
                            .count();
            if (!formed.isBefore(first) && count >= bulk.deals()) {
                return Optional.of(new Warning(
                        Warning.Sign.BULK_BEFORE_DEADLINE,
                        Map.of("deals", count, "days", bulk.days(), "deadline", day.toString()),
                        deadline.citation()));
            }
        }
        return Optional.empty();
    }

    private static boolean isBetweenTheSame(Deal deal, Deal other) {
        var agreement = deal.agreement();
        return other.agreement()
                        .licensor()
                        .organisation()
                        .equals(agreement.licensor().organisation())
                && other.agreement()
                        .licensee()
                        .organisation()
                        .equals(agreement.licensee().organisation());
    }
}
