package org.penglai.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penglai.listing.Listing.State.DRAFT;
import static org.penglai.listing.Listing.State.EXPIRED;
import static org.penglai.listing.Listing.State.PUBLISHED;
import static org.penglai.listing.Listing.State.SUBMITTED;
import static org.penglai.listing.Listing.State.SUSPENDED;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.penglai.patent.EventKind;
import org.penglai.patent.Patent;
import org.penglai.patent.PatentSamples;

class ListingProperties {

    /** What anyone may try. */
    enum Command {
        EDIT,
        SUBMIT,
        RETURN,
        PUBLISH,
        SUSPEND,
        RESUME,
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
            Set.of(PUBLISHED, Listing.State.WITHDRAWN, EXPIRED),
            Listing.State.WITHDRAWN,
            Set.of(),
            Listing.State.CLOSED,
            Set.of(),
            EXPIRED,
            Set.of());

    @Property
    void noSequenceOfCommandsLeavesTheArrowsAndEveryStepCounts(
            @ForAll ListingMode mode, @ForAll @Size(max = 60) List<Command> commands) {
        Listing listing = ListingSamples.draft(mode);
        for (var command : commands) {
            var next = obey(listing, command);
            if (next != listing) {
                assertThat(ARROWS.get(listing.state())).contains(next.state());
                assertThat(next.head().version()).isEqualTo(listing.head().version() + 1);
                assertThat(!listing.isPublic() || next.isPublic())
                        .as("once public, always readable")
                        .isTrue();
            }
            assertThat(next.published().isPresent() || next.state() == Listing.State.WITHDRAWN || !next.isPublic())
                    .isTrue();
            listing = next;
        }
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
        var eligibility = ListingSamples.eligible(mode);
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
                    case WITHDRAW -> published.withdraw(announcement, now);
                    case CLOSE -> published.close(now);
                    case EXPIRE -> published.expire(now);
                    default -> published;
                };
            case Listing.Suspended suspended ->
                switch (command) {
                    case RESUME -> suspended.resume();
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
