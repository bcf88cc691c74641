package org.penglai.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;
import static org.penglai.listing.ListingMode.FREE_LICENCE;
import static org.penglai.listing.ListingMode.OPEN_LICENCE;
import static org.penglai.listing.ListingSamples.ANNOUNCEMENT;
import static org.penglai.listing.ListingSamples.NOW;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.penglai.kernel.Actor;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Role;
import org.penglai.patent.EventKind;
import org.penglai.patent.PatentSamples;

class ListingTest {

    private static final OrganisationId STRANGER = new OrganisationId(new UUID(0, 7));

    @Test
    void everyChangeCountsTheVersion() {
        var draft = ListingSamples.draft(OPEN_LICENCE);
        var published = published(OPEN_LICENCE, Optional.of(ANNOUNCEMENT));

        assertThat(draft.head().version()).isEqualTo(1);
        assertThat(draft.edit(ListingSamples.content(FREE_LICENCE)).head().version())
                .isEqualTo(2);
        assertThat(published.head().version()).isEqualTo(3);
        assertThat(published.head().createdAt()).isEqualTo(NOW);
    }

    @Test
    void anIneligibleDraftIsRefusedWithTheGroundsThatFail() {
        var unpaid =
                PatentSamples.granted().with(PatentSamples.event(EventKind.ANNUITY_UNPAID, "2026-02-02", Map.of()));
        var eligibility = ListingSamples.assess(OPEN_LICENCE, unpaid);

        var refusal = catchThrowableOfType(
                Refusal.class, () -> ListingSamples.draft(OPEN_LICENCE).submit(eligibility, NOW));

        assertThat(refusal.code()).isEqualTo("listing.not-eligible");
        assertThat(refusal.facts()).containsEntry("checks", "open-annuity-paid").containsEntry("outcome", "INELIGIBLE");
        assertThat(refusal.violations())
                .extracting(Refusal.Violation::pointer, Refusal.Violation::code)
                .containsExactly(tuple("/open-annuity-paid", "gate.annuity-unpaid"));
    }

    @Test
    void missingEvidenceKeepsADraftBackAndAnOfficersDecisionDoesNot() {
        var model = PatentSamples.granted("202120123456", LocalDate.parse("2021-02-01"));

        assertThatThrownBy(() ->
                        ListingSamples.draft(OPEN_LICENCE).submit(ListingSamples.assess(OPEN_LICENCE, model), NOW))
                .hasMessage("listing.not-eligible");
        assertThat(ListingSamples.draft(FREE_LICENCE)
                        .submit(ListingSamples.eligible(FREE_LICENCE), NOW)
                        .state())
                .isEqualTo(Listing.State.SUBMITTED);
    }

    @Test
    void onlyTheAnnouncementOpensAnOpenLicence() {
        var submitted = submitted(OPEN_LICENCE);

        assertThatThrownBy(() -> submitted.publish(ListingSamples.eligible(OPEN_LICENCE), Optional.empty(), NOW))
                .hasMessage("listing.announcement-required");
        assertThat(published(OPEN_LICENCE, Optional.of(ANNOUNCEMENT)).publication())
                .isEqualTo(new Listing.Publication(NOW, Optional.of(ANNOUNCEMENT)));
    }

    @Test
    void anotherModeHasNoAnnouncement() {
        assertThatThrownBy(() -> submitted(FREE_LICENCE)
                        .publish(ListingSamples.eligible(FREE_LICENCE), Optional.of(ANNOUNCEMENT), NOW))
                .hasMessage("listing.announcement-not-of-mode");
    }

    @Test
    void anOpenLicenceIsWithdrawnByAnnouncementOnlyOnceItIsPublished() {
        var published = published(OPEN_LICENCE, Optional.of(ANNOUNCEMENT));

        assertThatThrownBy(() -> published.withdraw(Optional.empty(), NOW)).hasMessage("listing.announcement-required");
        assertThat(published.withdraw(Optional.of(ANNOUNCEMENT), NOW).isPublic())
                .isTrue();
        assertThat(submitted(OPEN_LICENCE).withdraw(NOW).isPublic()).isFalse();
    }

    @Test
    void aReturnedListingIsADraftWithComments() {
        var returned = submitted(FREE_LICENCE).giveBack(List.of(new Listing.Comment("summary", "请写明用途")));

        assertThat(returned.state()).isEqualTo(Listing.State.DRAFT);
        assertThat(returned.comments()).containsExactly(new Listing.Comment("summary", "请写明用途"));
        assertThat(returned.edit(ListingSamples.content(FREE_LICENCE)).comments())
                .hasSize(1);
    }

    @Test
    void aSuspendedListingResumesAsItWasPublished() {
        var published = published(OPEN_LICENCE, Optional.of(ANNOUNCEMENT));
        var suspended = published.suspend(new Listing.Suspension(NOW, List.of("open-annuity-paid"), ""));

        assertThat(suspended.suspension().isByGate()).isTrue();
        assertThat(suspended.isPublic()).isTrue();
        assertThat(((Listing.Published) suspended.under(List.of())).publication())
                .isEqualTo(published.publication());
    }

    @Test
    void eachStateOffersItsOwnActions() {
        var open = published(OPEN_LICENCE, Optional.of(ANNOUNCEMENT));
        var offered = new EnumMap<Listing.State, Set<ListingAction>>(Listing.State.class);
        for (var listing : List.of(
                ListingSamples.draft(OPEN_LICENCE),
                submitted(OPEN_LICENCE),
                open,
                open.suspend(new Listing.Suspension(NOW, List.of(), "复核")),
                open.withdraw(Optional.of(ANNOUNCEMENT), NOW),
                open.close(NOW),
                open.expire(NOW))) {
            offered.put(listing.state(), listing.actions());
        }

        assertThat(offered)
                .isEqualTo(Map.of(
                        Listing.State.DRAFT,
                                EnumSet.of(ListingAction.EDIT, ListingAction.SUBMIT, ListingAction.WITHDRAW),
                        Listing.State.SUBMITTED,
                                EnumSet.of(ListingAction.WITHDRAW, ListingAction.RETURN, ListingAction.PUBLISH),
                        Listing.State.PUBLISHED,
                                EnumSet.of(ListingAction.WITHDRAW, ListingAction.SUSPEND, ListingAction.ACCEPT),
                        Listing.State.SUSPENDED, EnumSet.of(ListingAction.RESUME, ListingAction.WITHDRAW),
                        Listing.State.WITHDRAWN, Set.of(),
                        Listing.State.CLOSED, Set.of(),
                        Listing.State.EXPIRED, Set.of()));
    }

    @ParameterizedTest
    @EnumSource(
            value = ListingMode.class,
            names = {"FREE_LICENCE", "OPEN_LICENCE", "ORDINARY_LICENCE", "ASSIGNMENT"},
            mode = EnumSource.Mode.EXCLUDE)
    void otherModesAreShownAndCannotYetBeAccepted(ListingMode mode) {
        assertThat(published(mode, Optional.empty()).actions()).doesNotContain(ListingAction.ACCEPT);
    }

    @Test
    void aDraftIsItsOwnersAndASubmissionAlsoTheOperators() {
        var owner = actor(PatentSamples.UNIVERSITY, Role.PATENTEE);
        var operator = actor(STRANGER, Role.OPERATOR);
        var acquirer = actor(STRANGER, Role.ACQUIRER);
        var draft = ListingSamples.draft(FREE_LICENCE);
        var submitted = submitted(FREE_LICENCE);
        var published = published(FREE_LICENCE, Optional.empty());

        assertThat(draft.isVisibleTo(owner)).isTrue();
        assertThat(draft.isVisibleTo(operator)).isFalse();
        assertThat(draft.isVisibleTo(Optional.empty())).isFalse();
        assertThat(submitted.isVisibleTo(operator)).isTrue();
        assertThat(submitted.isVisibleTo(acquirer)).isFalse();
        assertThat(published.isVisibleTo(Optional.empty())).isTrue();
    }

    private static Listing.Submitted submitted(ListingMode mode) {
        return ListingSamples.draft(mode).submit(ListingSamples.eligible(mode), NOW);
    }

    private static Listing.Published published(ListingMode mode, Optional<Announcement> announcement) {
        return submitted(mode).publish(ListingSamples.eligible(mode), announcement, NOW);
    }

    private static Optional<Actor> actor(OrganisationId organisation, Role role) {
        return Optional.of(new Actor("subject", "name", organisation, Set.of(role)));
    }
}
