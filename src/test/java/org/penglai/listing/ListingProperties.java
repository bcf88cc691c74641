package org.penglai.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penglai.listing.Listing.State.DRAFT;
import static org.penglai.listing.Listing.State.EXPIRED;
import static org.penglai.listing.Listing.State.PUBLISHED;
import static org.penglai.listing.Listing.State.SUBMITTED;
import static org.penglai.listing.Listing.State.SUSPENDED;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.NotEmpty;
import org.penglai.kernel.OrganisationId;
import org.penglai.patent.EventKind;
import org.penglai.patent.Owner;
import org.penglai.patent.Patent;
import org.penglai.patent.PatentFlag;
import org.penglai.patent.PatentSamples;
import org.penglai.patent.RegisterEvent;

class ListingProperties {

    private static final Map<ListingMode, Eligibility> FOUND = new ConcurrentHashMap<>();
    private static final OrganisationId CO_OWNER = new OrganisationId(new UUID(0, 9));

    /** What anyone may try. */
    enum Command {
        EDIT,
        SUBMIT,
        RETURN,
        PUBLISH,
        SUSPEND,
        RESUME,
        GATE_FAILS,
        GATE_PASSES,
        WITHDRAW,
        CLOSE,
        EXPIRE
    }

    /** The arrows of the contract; a command that is not listed for a state leaves it as it was. */
    private static final Map<Listing.State, Set<Listing.State>> ARROWS = Map.of(
            DRAFT,
            Set.of(DRAFT, SUBMITTED, Listing.State.WITHDRAWN),
            SUBMITTED,
            Set.of(DRAFT, PUBLISHED, Listing.State.WITHDRAWN),
            PUBLISHED,
            Set.of(SUSPENDED, Listing.State.WITHDRAWN, Listing.State.CLOSED, EXPIRED),
            SUSPENDED,
            Set.of(PUBLISHED, SUSPENDED, Listing.State.WITHDRAWN, EXPIRED),
            Listing.State.WITHDRAWN,
            Set.of(),
            Listing.State.CLOSED,
            Set.of(),
            EXPIRED,
            Set.of());

    private static final int COMMANDS = 10_000;

    @Property(tries = 12)
    void noSequenceOfCommandsLeavesTheArrowsAndEveryStepCounts(@ForAll ListingMode mode, @ForAll long seed) {
        var chance = new Random(seed);
        Listing listing = ListingSamples.draft(mode);
        for (var turn = 0; turn < COMMANDS; turn++) {
            var next = obey(listing, Command.values()[chance.nextInt(Command.values().length)]);
            if (next != listing) {
                assertThat(ARROWS.get(listing.state())).contains(next.state());
                assertThat(next.head().version()).isEqualTo(listing.head().version() + 1);
                assertThat(!listing.isPublic() || next.isPublic())
                        .as("once public, always readable")
                        .isTrue();
            }
            assertThat(next.published().isPresent() || next.state() == Listing.State.WITHDRAWN || !next.isPublic())
                    .isTrue();
            if (next instanceof Listing.Suspended suspended) {
                var why = suspended.suspension();
                assertThat(why.isByGate() || why.isByHand())
                        .as("held by something")
                        .isTrue();
            }
            listing = next.actions().isEmpty() ? ListingSamples.draft(mode) : next;
        }
    }

    /** What can stand against an offer, each with what cures it alone. */
    enum Defect {
        EXCLUSIVE(EventKind.EXCLUSIVE_LICENCE),
        SOLE(EventKind.SOLE_LICENCE),
        OPEN(EventKind.OPEN_LICENCE_ANNOUNCED),
        DISPUTE(EventKind.OWNERSHIP_DISPUTE),
        PRESERVED(EventKind.PRESERVATION),
        UNPAID(EventKind.ANNUITY_UNPAID),
        PLEDGED(EventKind.PLEDGE),
        HINDERED(EventKind.HINDRANCE),
        LAPSED(EventKind.LAPSE),
        NEGATIVE(EventKind.EVALUATION_REPORT),
        CO_OWNER_SILENT,
        CO_OWNER_REFUSES,
        PAPER_UNSEEN,
        ONLY_LICENCE_AGREED,
        OPEN_LICENCE_TAKEN,
        LICENCE_AGREED,
        OPEN_OFFER,
        ABROAD,
        SECRET,
        PUBLIC_MONEY,
        TOO_LONG,
        PRICE_UNDECIDED,
        PRICE_RUNS,
        PRICE_OBJECTED,
        OBJECTION_UPHELD,
        NO_FEE;

        private final Optional<EventKind> event;

        Defect() {
            this.event = Optional.empty();
        }

        Defect(EventKind event) {
            this.event = Optional.of(event);
        }
    }

    @Property(tries = 600)
    void curingOneDefectMakesNoGroundWorse(
            @ForAll ListingMode mode, @ForAll @NotEmpty Set<Defect> defects, @ForAll boolean model) {
        Assume.that(isConceivable(defects));
        var before = outcomes(candidate(mode, defects, model));
        for (var cured : defects) {
            var left = EnumSet.copyOf(defects);
            left.remove(cured);
            var after = outcomes(candidate(mode, left, model));
            assertThat(after.keySet()).isEqualTo(before.keySet());
            after.forEach((rule, outcome) -> assertThat(outcome)
                    .as("%s after %s was cured of %s", rule, cured, defects)
                    .isLessThanOrEqualTo(before.get(rule)));
        }
    }

    private static Map<String, Check.Outcome> outcomes(Candidate candidate) {
        var outcomes = new TreeMap<String, Check.Outcome>();
        ListingSamples.assess(candidate)
                .checks()
                .forEach(check -> outcomes.merge(
                        check.rule(), check.outcome(), (one, other) -> one.compareTo(other) > 0 ? one : other));
        return outcomes;
    }

    private static Candidate candidate(ListingMode mode, Set<Defect> defects, boolean model) {
        var patent = patent(defects, model);
        var sample = ListingSamples.terms(mode);
        var terms = new ListingTerms(
                mode,
                List.of(patent.number()),
                defects.contains(Defect.ABROAD) ? "越南" : "全国",
                sample.startsOn(),
                Optional.of(LocalDate.parse(defects.contains(Defect.TOO_LONG) ? "2050-01-01" : "2028-01-01")),
                defects.contains(Defect.NO_FEE) ? Optional.empty() : sample.feePlan());
        var around = new Surroundings(
                consents(defects, terms), bonds(defects, patent), Optional.empty(), pricing(defects, terms));
        return new Candidate(terms, ListingSamples.university(), List.of(patent), around, ListingSamples.TODAY);
    }

    /** What stands against a price supposes that there is one. */
    private static boolean isConceivable(Set<Defect> defects) {
        return !defects.contains(Defect.NO_FEE)
                || defects.stream()
                        .noneMatch(defect -> EnumSet.range(Defect.PRICE_UNDECIDED, Defect.OBJECTION_UPHELD)
                                .contains(defect));
    }

    /** Public to the end, unless a defect says otherwise; the worst one counts. */
    private static Optional<Publicities.Pricing> pricing(Set<Defect> defects, ListingTerms terms) {
        if (defects.contains(Defect.OBJECTION_UPHELD)) {
            return agreed(terms, false, new Publicity.Tally(2, 1, 1));
        }
        if (defects.contains(Defect.PRICE_OBJECTED)) {
            return agreed(terms, true, new Publicity.Tally(1, 1, 0));
        }
        if (defects.contains(Defect.PRICE_RUNS)) {
            return agreed(terms, false, Publicity.Tally.NONE);
        }
        return defects.contains(Defect.PRICE_UNDECIDED) ? Optional.empty() : agreed(terms, true, Publicity.Tally.NONE);
    }

    private static Optional<Publicities.Pricing> agreed(ListingTerms terms, boolean over, Publicity.Tally tally) {
        return Optional.of(PublicitySamples.agreed(terms, PublicitySamples.course(over, tally)));
    }

    private static Patent patent(Set<Defect> defects, boolean model) {
        var patent = model
                ? PatentSamples.granted("202120123456", LocalDate.parse("2021-06-01"))
                        .with(report("2024-01-01", "POSITIVE"))
                : PatentSamples.granted();
        var other = new Owner("共有人", Optional.empty(), Optional.of(CO_OWNER), Optional.empty());
        var next = patent.ownedBy(List.of(patent.owners().getFirst(), other));
        for (var defect : defects) {
            if (defect.event.isPresent()) {
                var kind = defect.event.get();
                next = next.with(
                        kind == EventKind.EVALUATION_REPORT
                                ? report("2026-02-02", "NEGATIVE")
                                : PatentSamples.event(kind, "2026-02-02", Map.of()));
            }
        }
        return PatentSamples.flagged(next, flags(defects));
    }

    private static Set<PatentFlag> flags(Set<Defect> defects) {
        var flags = EnumSet.noneOf(PatentFlag.class);
        if (defects.contains(Defect.SECRET)) {
            flags.add(PatentFlag.SECRET);
        }
        if (defects.contains(Defect.PUBLIC_MONEY)) {
            flags.add(PatentFlag.STATE_FUNDED);
        }
        return flags;
    }

    private static RegisterEvent report(String date, String conclusion) {
        return PatentSamples.event(EventKind.EVALUATION_REPORT, date, Map.of(RegisterEvent.CONCLUSION, conclusion));
    }

    /** What the co-owner said, the best it could unless a defect says otherwise. */
    private static List<Consent> consents(Set<Defect> defects, ListingTerms terms) {
        if (defects.contains(Defect.CO_OWNER_REFUSES)) {
            return List.of(said(Consent.Standing.REFUSED, terms));
        }
        if (defects.contains(Defect.CO_OWNER_SILENT)) {
            return List.of();
        }
        return List.of(
                said(defects.contains(Defect.PAPER_UNSEEN) ? Consent.Standing.FILED : Consent.Standing.GIVEN, terms));
    }

    private static Consent said(Consent.Standing standing, ListingTerms terms) {
        var paper = standing == Consent.Standing.FILED;
        return new Consent(
                "共有人",
                paper ? Optional.empty() : Optional.of(CO_OWNER),
                standing,
                paper ? "TY-1" : "",
                ListingSamples.TODAY,
                terms.digest());
    }

    private static List<Bond> bonds(Set<Defect> defects, Patent patent) {
        var kinds = new EnumMap<Defect, Bond.Kind>(Map.of(
                Defect.ONLY_LICENCE_AGREED, Bond.Kind.ONLY_LICENCE,
                Defect.OPEN_LICENCE_TAKEN, Bond.Kind.OPEN_LICENCE,
                Defect.LICENCE_AGREED, Bond.Kind.LICENCE,
                Defect.OPEN_OFFER, Bond.Kind.OPEN_OFFER));
        return kinds.entrySet().stream()
                .filter(entry -> defects.contains(entry.getKey()))
                .map(entry -> new Bond(
                        patent.number(), entry.getValue(), "x", LocalDate.parse("2026-01-01"), Optional.empty()))
                .toList();
    }

    @Property
    void curingAGroundNeverMakesAnotherFail(
            @ForAll ListingMode mode, @ForAll("grounds") Set<EventKind> grounds, @ForAll("endings") EventKind cure) {
        var barred = with(PatentSamples.granted(), grounds, "2026-02-02");
        var cured = barred.with(PatentSamples.event(cure, "2026-03-03", Map.of()));

        var before = ListingSamples.assess(mode, barred).failedRules();
        var after = ListingSamples.assess(mode, cured).failedRules();

        assertThat(before).containsAll(after);
    }

    @Provide
    Arbitrary<Set<EventKind>> grounds() {
        return Arbitraries.of(
                        EventKind.EXCLUSIVE_LICENCE,
                        EventKind.SOLE_LICENCE,
                        EventKind.OPEN_LICENCE_ANNOUNCED,
                        EventKind.OWNERSHIP_DISPUTE,
                        EventKind.PRESERVATION,
                        EventKind.ANNUITY_UNPAID,
                        EventKind.PLEDGE,
                        EventKind.HINDRANCE,
                        EventKind.LAPSE)
                .set();
    }

    @Provide
    Arbitrary<EventKind> endings() {
        var endings = new ArrayList<EventKind>();
        for (var kind : EventKind.values()) {
            if (kind.ends().isPresent() || kind == EventKind.PLEDGE_CONSENT) {
                endings.add(kind);
            }
        }
        return Arbitraries.of(endings);
    }

    private static Patent with(Patent patent, Set<EventKind> kinds, String date) {
        var next = patent;
        for (var kind : kinds) {
            next = next.with(PatentSamples.event(kind, date, Map.of()));
        }
        return next;
    }

    /** Does what the state allows, and nothing where it does not. */
    private static Listing obey(Listing listing, Command command) {
        var now = ListingSamples.NOW;
        var mode = listing.terms().mode();
        var eligibility = FOUND.computeIfAbsent(mode, ListingSamples::eligible);
        var announcement =
                mode.needsAnnouncement() ? Optional.of(ListingSamples.ANNOUNCEMENT) : Optional.<Announcement>empty();
        return switch (listing) {
            case Listing.Draft draft ->
                switch (command) {
                    case EDIT -> draft.edit(draft.content());
                    case SUBMIT -> draft.submit(eligibility, now);
                    case WITHDRAW -> draft.withdraw(now);
                    default -> draft;
                };
            case Listing.Submitted submitted ->
                switch (command) {
                    case RETURN -> submitted.giveBack(List.of());
                    case PUBLISH -> submitted.publish(eligibility, announcement, now);
                    case WITHDRAW -> submitted.withdraw(now);
                    default -> submitted;
                };
            case Listing.Published published ->
                switch (command) {
                    case SUSPEND -> published.suspend(new Listing.Suspension(now, List.of(), "复核"));
                    case GATE_FAILS -> published.suspend(new Listing.Suspension(now, List.of("annuity-paid"), ""));
                    case WITHDRAW -> published.withdraw(announcement, now);
                    case CLOSE -> published.close(now);
                    case EXPIRE -> published.expire(now);
                    default -> published;
                };
            case Listing.Suspended suspended ->
                switch (command) {
                    case SUSPEND -> suspended.hold("复核");
                    case RESUME -> suspended.release(suspended.suspension().rules());
                    case GATE_FAILS -> suspended.under(List.of("annuity-paid"));
                    case GATE_PASSES -> suspended.under(List.of());
                    case WITHDRAW -> suspended.withdraw(announcement, now);
                    case EXPIRE -> suspended.expire(now);
                    default -> suspended;
                };
            case Listing.Withdrawn ended -> ended;
            case Listing.Closed ended -> ended;
            case Listing.Expired ended -> ended;
        };
    }
}
