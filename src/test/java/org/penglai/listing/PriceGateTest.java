package org.penglai.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.penglai.listing.ListingMode.ASSIGNMENT;
import static org.penglai.listing.ListingMode.BIDDING;
import static org.penglai.listing.ListingMode.FREE_LICENCE;
import static org.penglai.listing.ListingMode.OPEN_LICENCE;
import static org.penglai.listing.ListingMode.ORDINARY_LICENCE;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.penglai.identity.Organisation;
import org.penglai.identity.OrganisationKind;
import org.penglai.kernel.Money;
import org.penglai.kernel.Refusal;
import org.penglai.patent.PatentSamples;

/** The ground of the gate that asks for a public price, and how it lets submit and open. */
class PriceGateTest {

    @ParameterizedTest
    @CsvSource({
        "FREE_LICENCE, NEEDS_DECISION, price-publicity",
        "ORDINARY_LICENCE, NEEDS_DECISION, price-publicity",
        "ASSIGNMENT, NEEDS_DECISION, price-publicity",
        "OPEN_LICENCE, PASSED, price-listed"
    })
    void whatNothingWasDecidedOnIsPresumedToBeAgreedUnlessItIsForAnybody(
            ListingMode mode, Check.Outcome outcome, String reason) {
        var check = price(mode, Optional.empty());

        assertThat(check.outcome()).isEqualTo(outcome);
        assertThat(check.reason()).isEqualTo(reason);
    }

    @Test
    void biddingFindsItsPriceInTheOpen() {
        assertThat(assess(BIDDING, ListingSamples.university(), Optional.empty())
                        .checks())
                .extracting(Check::rule)
                .doesNotContain("price-publicity", "open-price-publicity");
    }

    @ParameterizedTest
    @EnumSource(
            value = PricingMode.class,
            names = {"LISTED", "AUCTION"})
    void aListedPriceAndAnAuctionNeedNoPublicity(PricingMode mode) {
        var check = price(
                ORDINARY_LICENCE, Optional.of(PublicitySamples.decided(ListingSamples.terms(ORDINARY_LICENCE), mode)));

        assertThat(check.reason()).isEqualTo("price-found-in-the-open");
        assertThat(check.isPassed()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "false, 0, 0, 0, NEEDS_EVIDENCE, price-publicity-runs",
        "false, 1, 1, 0, NEEDS_EVIDENCE, price-publicity-runs",
        "true, 1, 1, 0, NEEDS_EVIDENCE, price-objected",
        "true, 1, 0, 0, PASSED, price-publicised",
        "true, 0, 0, 0, PASSED, price-publicised",
        "false, 1, 0, 1, FAILED, price-objection-upheld",
        "true, 3, 1, 1, FAILED, price-objection-upheld"
    })
    void anAgreedPriceStandsAsItsPublicityDoes(
            boolean over, int all, int unanswered, int upheld, Check.Outcome outcome, String reason) {
        var course = PublicitySamples.course(over, new Publicity.Tally(all, unanswered, upheld));
        for (var mode : List.of(FREE_LICENCE, OPEN_LICENCE)) {
            var check = price(mode, Optional.of(PublicitySamples.agreed(ListingSamples.terms(mode), course)));

            assertThat(check.outcome()).isEqualTo(outcome);
            assertThat(check.reason()).isEqualTo(reason);
            assertThat(check.facts()).containsEntry("from", "2026-11-02").containsEntry("until", "2026-11-17");
        }
    }

    @Test
    void aPublicityOfAnotherPriceDoesNotCount() {
        var other = new ListingTerms(
                ORDINARY_LICENCE,
                ListingSamples.terms(ORDINARY_LICENCE).patents(),
                "全国",
                Optional.empty(),
                Optional.empty(),
                Optional.of(new FeePlan.LumpSum(Money.ofYuan(79_999))));

        assertThat(price(ORDINARY_LICENCE, Optional.of(PublicitySamples.passed(other)))
                        .reason())
                .isEqualTo("price-publicity");
    }

    @Test
    void territoryAndTermMayChangeWithoutANewPublicity() {
        var terms = ListingSamples.terms(ORDINARY_LICENCE);
        var elsewhere = new ListingTerms(
                terms.mode(), terms.patents(), "山东省", Optional.empty(), Optional.empty(), terms.feePlan());

        assertThat(price(ORDINARY_LICENCE, Optional.of(PublicitySamples.passed(elsewhere)))
                        .reason())
                .isEqualTo("price-publicised");
    }

    @Test
    void aPriceThatIsOnlyAgreedWithTheDealIsMadePublicThen() {
        var terms = new ListingTerms(
                ORDINARY_LICENCE,
                ListingSamples.terms(ORDINARY_LICENCE).patents(),
                "全国",
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        assertThat(only(assess(terms, ListingSamples.university(), Optional.empty()), "price-publicity")
                        .reason())
                .isEqualTo("price-not-agreed-yet");
    }

    @Test
    void aFirmPublicisesNothing() {
        var firm = ListingSamples.organisation(PatentSamples.UNIVERSITY, OrganisationKind.ENTERPRISE, "370602");

        assertThat(only(assess(ASSIGNMENT, firm, Optional.empty()), "price-publicity")
                        .reason())
                .isEqualTo("price-publicity-not-needed");
    }

    @Test
    void itIsSubmittedWhileThePriceIsPublicAndOpenedAfterwards() {
        var terms = ListingSamples.terms(FREE_LICENCE);
        var runs = assess(
                FREE_LICENCE,
                ListingSamples.university(),
                Optional.of(PublicitySamples.agreed(terms, PublicitySamples.course(false, Publicity.Tally.NONE))));
        var passed = ListingSamples.eligible(FREE_LICENCE);

        var submitted = ListingSamples.draft(FREE_LICENCE).submit(runs, ListingSamples.NOW);

        assertThatThrownBy(() -> submitted.publish(runs, Optional.empty(), ListingSamples.NOW))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("listing.not-eligible");
                    assertThat(refusal.violations())
                            .extracting(Refusal.Violation::code)
                            .containsExactly("gate.price-publicity-runs");
                });
        assertThat(submitted
                        .publish(passed, Optional.empty(), ListingSamples.NOW)
                        .state())
                .isEqualTo(Listing.State.PUBLISHED);
    }

    @Test
    void noOfficerOpensAnAgreedPriceThatNobodyMadePublic() {
        var undecided = assess(FREE_LICENCE, ListingSamples.university(), Optional.empty());
        var submitted = ListingSamples.draft(FREE_LICENCE).submit(undecided, ListingSamples.NOW);

        assertThatThrownBy(() -> submitted.publish(undecided, Optional.empty(), ListingSamples.NOW))
                .hasMessage("listing.not-eligible");
    }

    @Test
    void anUpheldObjectionKeepsItFromBeingSubmitted() {
        var upheld = assess(
                FREE_LICENCE,
                ListingSamples.university(),
                Optional.of(PublicitySamples.agreed(
                        ListingSamples.terms(FREE_LICENCE),
                        PublicitySamples.course(false, new Publicity.Tally(1, 0, 1)))));

        assertThatThrownBy(() -> ListingSamples.draft(FREE_LICENCE).submit(upheld, ListingSamples.NOW))
                .hasMessage("listing.not-eligible");
    }

    @Test
    void whatIsOpenIsNotHeldUpAfterwards() {
        var publication =
                Optional.of(new Listing.Publication(ListingSamples.NOW, Optional.of(ListingSamples.ANNOUNCEMENT)));
        var runs = Optional.of(PublicitySamples.agreed(
                ListingSamples.terms(OPEN_LICENCE), PublicitySamples.course(false, Publicity.Tally.NONE)));
        var around = new Surroundings(List.of(), List.of(), publication, runs);

        var check = only(
                ListingSamples.assess(new Candidate(
                        ListingSamples.terms(OPEN_LICENCE),
                        ListingSamples.university(),
                        List.of(PatentSamples.granted()),
                        around,
                        ListingSamples.TODAY)),
                "open-price-publicity");

        assertThat(check.isPassed()).isTrue();
    }

    @Test
    void whatWasTakenBackBeforeItsEndIsTakenBack() {
        var period = PriceLaw.wholeDays(15, Instant.parse("2026-11-02T02:00:00Z"));
        var early = course(period, period.endsAt().minusSeconds(1), Publicity.Tally.NONE);
        var late = course(period, period.endsAt(), Publicity.Tally.NONE);
        var unanswered = course(period, period.endsAt().plusSeconds(60), new Publicity.Tally(1, 1, 0));

        assertThat(early.state()).isEqualTo(Publicity.State.TAKEN_BACK);
        assertThat(late.state()).isEqualTo(Publicity.State.PASSED);
        assertThat(unanswered.state()).isEqualTo(Publicity.State.TAKEN_BACK);
    }

    private static Publicity.Course course(Publicity.Period period, Instant takenBackAt, Publicity.Tally tally) {
        return new Publicity.Course(period, /* over= */ true, tally, Optional.of(takenBackAt));
    }

    private static Check price(ListingMode mode, Optional<Publicities.Pricing> pricing) {
        var rule = mode == OPEN_LICENCE ? "open-price-publicity" : "price-publicity";
        return only(assess(mode, ListingSamples.university(), pricing), rule);
    }

    private static Eligibility assess(ListingMode mode, Organisation seller, Optional<Publicities.Pricing> pricing) {
        return assess(ListingSamples.terms(mode), seller, pricing);
    }

    private static Eligibility assess(ListingTerms terms, Organisation seller, Optional<Publicities.Pricing> pricing) {
        var around = new Surroundings(List.of(), List.of(), Optional.empty(), pricing);
        return ListingSamples.assess(
                new Candidate(terms, seller, List.of(PatentSamples.granted()), around, ListingSamples.TODAY));
    }

    private static Check only(Eligibility eligibility, String rule) {
        return eligibility.checks().stream()
                .filter(check -> check.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }
}
