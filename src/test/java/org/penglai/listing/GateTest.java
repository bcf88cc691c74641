package org.penglai.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.penglai.listing.ListingMode.ASSIGNMENT;
import static org.penglai.listing.ListingMode.EXCLUSIVE_LICENCE;
import static org.penglai.listing.ListingMode.FREE_LICENCE;
import static org.penglai.listing.ListingMode.OPEN_LICENCE;
import static org.penglai.listing.ListingMode.ORDINARY_LICENCE;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.penglai.identity.OrganisationKind;
import org.penglai.kernel.Language;
import org.penglai.kernel.Money;
import org.penglai.kernel.OrganisationId;
import org.penglai.patent.EventKind;
import org.penglai.patent.Owner;
import org.penglai.patent.Patent;
import org.penglai.patent.PatentFlag;
import org.penglai.patent.PatentSamples;
import org.penglai.patent.RegisterEvent;

class GateTest {

    private static final OrganisationId STRANGER = new OrganisationId(new UUID(0, 7));

    @Test
    void nothingSpeaksAgainstAnOpenLicenceOfAGrantedInvention() {
        var eligibility = ListingSamples.eligible(OPEN_LICENCE);

        assertThat(eligibility.outcome()).isEqualTo(Eligibility.Outcome.ELIGIBLE);
        assertThat(eligibility.checks()).extracting(Check::rule).contains("declared-after-grant", "open-annuity-paid");
    }

    @ParameterizedTest
    @CsvSource({
        "EXCLUSIVE_LICENCE, EXCLUSIVE_LICENCE_ENDED, open-no-exclusive, exclusively-licensed, 'rule 86, item 1'",
        "SOLE_LICENCE, SOLE_LICENCE_ENDED, open-no-exclusive, exclusively-licensed, 'rule 86, item 1'",
        "OWNERSHIP_DISPUTE, OWNERSHIP_DISPUTE_RESOLVED, open-not-suspended, suspended, 'rule 86, item 2'",
        "PRESERVATION, PRESERVATION_LIFTED, open-not-suspended, suspended, 'rule 86, item 2'",
        "ANNUITY_UNPAID, ANNUITY_PAID, open-annuity-paid, annuity-unpaid, 'rule 86, item 3'",
        "PLEDGE, PLEDGE_RELEASED, open-pledgee-consents, pledged-without-consent, 'rule 86, item 4'",
        "PLEDGE, PLEDGE_CONSENT, open-pledgee-consents, pledged-without-consent, 'rule 86, item 4'",
        "HINDRANCE, HINDRANCE_LIFTED, open-not-hindered, hindered, 'rule 86, item 5'"
    })
    void eachGroundOfRule86BarsUntilItIsCured(
            EventKind begins, EventKind cures, String rule, String reason, String citation) {
        var barred = PatentSamples.granted().with(event(begins, "2026-03-01"));
        var cured = barred.with(event(cures, "2026-06-01"));

        var before = ListingSamples.assess(OPEN_LICENCE, barred);
        var after = ListingSamples.assess(OPEN_LICENCE, cured);

        assertThat(before.outcome()).isEqualTo(Eligibility.Outcome.INELIGIBLE);
        assertThat(before.failedRules()).containsExactly(rule);
        var check = only(before, rule);
        assertThat(check.reason()).isEqualTo(reason);
        assertThat(check.citation().text().in(Language.EN)).contains(citation);
        assertThat(check.facts()).containsEntry("since", "2026-03-01").containsEntry("patent", "202110123456.7");
        assertThat(check.evidence()).extracting(proof -> proof.event().kind()).containsExactly(begins);
        assertThat(after.outcome()).isEqualTo(Eligibility.Outcome.ELIGIBLE);
    }

    @ParameterizedTest
    @EnumSource(ListingMode.class)
    void aSecretPatentIsOfferedInNoMode(ListingMode mode) {
        var secret = PatentSamples.flagged(PatentSamples.granted(), Set.of(PatentFlag.SECRET));

        var check = only(ListingSamples.assess(mode, secret), "not-secret");

        assertThat(check.outcome()).isEqualTo(Check.Outcome.FAILED);
        assertThat(only(ListingSamples.assess(mode, PatentSamples.granted()), "not-secret")
                        .outcome())
                .isEqualTo(Check.Outcome.PASSED);
    }

    @Test
    void whatPublicMoneyMadeIsLookedAtBeforeItCouldGoAbroadForGood() {
        var funded = PatentSamples.flagged(PatentSamples.granted(), Set.of(PatentFlag.STATE_FUNDED));

        var check = only(ListingSamples.assess(ASSIGNMENT, funded), "state-funds-stay");

        assertThat(check.outcome()).isEqualTo(Check.Outcome.NEEDS_DECISION);
        assertThat(check.reason()).isEqualTo("state-funded");
        assertThat(check.citation().text().in(Language.EN)).contains("article 34");
        assertThat(ListingSamples.assess(OPEN_LICENCE, funded).checks())
                .extracting(Check::rule)
                .doesNotContain("state-funds-stay");
    }

    @Test
    void annuitiesCountAsPaidOnlyWhereAPaymentIsOnRecord() {
        var silent = PatentSamples.granted();
        var paid = silent.with(event(EventKind.ANNUITY_PAID, "2026-04-02"));

        assertThat(only(ListingSamples.assess(OPEN_LICENCE, silent), "open-annuity-paid")
                        .reason())
                .isEqualTo("not-annuity-unpaid");
        var check = only(ListingSamples.assess(OPEN_LICENCE, paid), "open-annuity-paid");
        assertThat(check.reason()).isEqualTo("annuity-paid");
        assertThat(check.facts()).containsEntry("since", "2026-04-02");
        assertThat(check.evidence()).extracting(proof -> proof.event().kind()).containsExactly(EventKind.ANNUITY_PAID);
    }

    @Test
    void anApplicationCannotBeDeclared() {
        var pending = PatentSamples.filedOn("202110123456", LocalDate.parse("2021-02-01"));

        var check = only(ListingSamples.assess(OPEN_LICENCE, pending), "declared-after-grant");

        assertThat(check.outcome()).isEqualTo(Check.Outcome.FAILED);
        assertThat(check.reason()).isEqualTo("not-granted");
    }

    @ParameterizedTest
    @CsvSource({"LAPSE, lapsed", "ABANDONMENT, abandoned", "INVALIDATION, invalidated", "EXPIRY, expired"})
    void anEndedRightCannotBeOfferedInAnyMode(EventKind end, String reason) {
        var ended = PatentSamples.granted().with(event(end, "2026-01-01"));

        for (var mode : ListingMode.values()) {
            assertThat(ListingSamples.assess(mode, ended).checks())
                    .as(mode.name())
                    .anySatisfy(check -> assertThat(check.reason()).isEqualTo(reason));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "202120123456, , NEEDS_EVIDENCE, report-missing",
        "202130123456, , NEEDS_EVIDENCE, report-missing",
        "202120123456, NEGATIVE, FAILED, report-negative",
        "202120123456, POSITIVE, PASSED, report-positive",
        "202110123456, , PASSED, report-not-needed"
    })
    void utilityModelsAndDesignsNeedAPositiveReport(
            String digits, @Nullable String conclusion, Check.Outcome outcome, String reason) {
        var patent = PatentSamples.granted(digits, LocalDate.parse("2021-06-01"));
        var evaluated = conclusion == null
                ? patent
                : patent.with(PatentSamples.event(
                        EventKind.EVALUATION_REPORT, "2025-01-10", Map.of("conclusion", conclusion)));

        var check = only(ListingSamples.assess(OPEN_LICENCE, evaluated), "evaluation-report");

        assertThat(check.outcome()).isEqualTo(outcome);
        assertThat(check.reason()).isEqualTo(reason);
    }

    @Test
    void onlyAnOwnerCanOffer() {
        var stranger = ListingSamples.organisation(STRANGER, OrganisationKind.UNIVERSITY, "370613");

        var eligibility = ListingSamples.assess(new Candidate(
                ListingSamples.terms(OPEN_LICENCE), stranger, List.of(PatentSamples.granted()), ListingSamples.TODAY));

        assertThat(eligibility.failedRules()).containsExactly("patentee-declares");
    }

    @Test
    void coOwnersMustAgreeToAnOpenLicenceAndNeedNotToAnOrdinaryOne() {
        var known = coOwned(Optional.of(STRANGER));
        var unknown = coOwned(Optional.empty());

        for (var patent : List.of(known, unknown)) {
            var check = only(ListingSamples.assess(OPEN_LICENCE, patent), "open-all-owners");
            assertThat(check.outcome()).isEqualTo(Check.Outcome.NEEDS_EVIDENCE);
            assertThat(check.reason()).isEqualTo("co-owners-silent");
            assertThat(check.facts()).containsEntry("owners", "芝罘锂能科技");
        }
        assertThat(only(ListingSamples.assess(ASSIGNMENT, known), "all-owners").outcome())
                .isEqualTo(Check.Outcome.NEEDS_EVIDENCE);
        var alone = ListingSamples.assess(ORDINARY_LICENCE, unknown);
        assertThat(alone.outcome()).isEqualTo(Eligibility.Outcome.ELIGIBLE);
        assertThat(only(alone, "one-owner-may").reason()).isEqualTo("one-owner-may");
    }

    @ParameterizedTest
    @CsvSource({
        "GIVEN, PASSED, co-owners-agree, PASSED",
        "ACCEPTED, PASSED, co-owners-agree, PASSED",
        "REFUSED, FAILED, co-owners-refuse, NEEDS_DECISION",
        "FILED, NEEDS_DECISION, consents-filed, PASSED",
        "ASKED, NEEDS_EVIDENCE, co-owners-silent, PASSED"
    })
    void whatACoOwnerSaidCountsForTheTermsItWasSaidOf(
            Consent.Standing said, Check.Outcome open, String reason, Check.Outcome ordinary) {
        var patent = coOwned(Optional.of(STRANGER));

        var check = only(assess(OPEN_LICENCE, patent, consent(said, OPEN_LICENCE)), "open-all-owners");
        var other = only(assess(OPEN_LICENCE, patent, consent(said, ASSIGNMENT)), "open-all-owners");
        var alone = only(assess(ORDINARY_LICENCE, patent, consent(said, ORDINARY_LICENCE)), "one-owner-may");

        assertThat(check.outcome()).isEqualTo(open);
        assertThat(check.reason()).isEqualTo(reason);
        assertThat(other.reason()).as("said of other terms").isEqualTo("co-owners-silent");
        assertThat(alone.outcome()).isEqualTo(ordinary);
    }

    @Test
    void aCoOwnersLastWordCounts() {
        var patent = coOwned(Optional.of(STRANGER));
        var agreed = consent(Consent.Standing.GIVEN, OPEN_LICENCE);
        var refused = consent(Consent.Standing.REFUSED, OPEN_LICENCE);

        assertThat(only(assess(OPEN_LICENCE, patent, agreed, refused), "open-all-owners")
                        .reason())
                .isEqualTo("co-owners-refuse");
        assertThat(only(assess(OPEN_LICENCE, patent, refused, agreed), "open-all-owners")
                        .reason())
                .isEqualTo("co-owners-agree");
    }

    @Test
    void onceOpenADocumentThatNobodySawIsNotEnough() {
        var patent = coOwned(Optional.of(STRANGER));
        var publication = new Listing.Publication(ListingSamples.NOW, Optional.of(ListingSamples.ANNOUNCEMENT));
        var around = new Surroundings(
                List.of(consent(Consent.Standing.FILED, OPEN_LICENCE)), List.of(), Optional.of(publication));

        var check = only(assess(OPEN_LICENCE, patent, around), "open-all-owners");

        assertThat(check.outcome()).isEqualTo(Check.Outcome.NEEDS_EVIDENCE);
        assertThat(check.reason()).isEqualTo("consents-unseen");
    }

    @ParameterizedTest
    @CsvSource({
        "OPEN_LICENCE, ONLY_LICENCE, open-no-exclusive, FAILED, exclusively-agreed",
        "ORDINARY_LICENCE, ONLY_LICENCE, no-exclusive, FAILED, exclusively-agreed",
        "OPEN_LICENCE, OPEN_OFFER, one-open-offer, FAILED, openly-offered",
        "EXCLUSIVE_LICENCE, OPEN_LICENCE, no-other-licensee, FAILED, open-licensees",
        "SOLE_LICENCE, OPEN_LICENCE, no-other-licensee, FAILED, open-licensees",
        "EXCLUSIVE_LICENCE, LICENCE, no-other-licensee, NEEDS_DECISION, other-licensees"
    })
    void whatWasAgreedHereBindsUntilItEnds(
            ListingMode mode, Bond.Kind kind, String rule, Check.Outcome outcome, String reason) {
        var patent = PatentSamples.granted();

        var standing = only(assess(mode, patent, bound(kind, ListingSamples.TODAY)), rule);
        var ended = only(assess(mode, patent, bound(kind, ListingSamples.TODAY.minusDays(1))), rule);

        assertThat(standing.outcome()).isEqualTo(outcome);
        assertThat(standing.reason()).isEqualTo(reason);
        assertThat(standing.facts()).containsEntry("since", "2026-01-05");
        assertThat(ended.outcome()).isEqualTo(Check.Outcome.PASSED);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20, , declaration-withdrawn",
        "2026-11-20, KF2026000123, declaration-withdrawn",
        "2026-11-12, , not-declaration-withdrawn",
        "2026-11-20, KF1999, not-declaration-withdrawn"
    })
    void theOfficesWordThatTheDeclarationIsWithdrawnEndsTheOffer(String date, @Nullable String number, String reason) {
        var details = number == null ? Map.<String, String>of() : Map.of(RegisterEvent.NUMBER, number);
        var patent = PatentSamples.granted().with(PatentSamples.event(EventKind.OPEN_LICENCE_WITHDRAWN, date, details));
        var publication = new Listing.Publication(ListingSamples.NOW, Optional.of(ListingSamples.ANNOUNCEMENT));

        var check = only(
                assess(OPEN_LICENCE, patent, new Surroundings(List.of(), List.of(), Optional.of(publication))),
                "declaration-stands");

        assertThat(check.reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({"2041-02-01, 2040-08-01, PASSED", "2041-02-01, 2040-08-02, NEEDS_DECISION"})
    void anOfficerLooksWhereLittleTimeIsLeft(String expiry, LocalDate day, Check.Outcome outcome) {
        var check = only(
                ListingSamples.assess(new Candidate(
                        ListingSamples.terms(ORDINARY_LICENCE),
                        ListingSamples.university(),
                        List.of(PatentSamples.granted()),
                        day)),
                "term-left");

        assertThat(check.outcome()).isEqualTo(outcome);
        assertThat(check.facts()).containsEntry("expiry", expiry).containsEntry("months", "6");
    }

    @ParameterizedTest
    @CsvSource({
        "全国, PASSED",
        "烟台市, PASSED",
        "'山东省、江苏省', PASSED",
        "Shandong and Beijing, PASSED",
        "全球, NEEDS_DECISION",
        "'山东省、越南', NEEDS_DECISION"
    })
    void aLicenceIsForPlacesWhereThePatentHasEffect(String territory, Check.Outcome outcome) {
        var terms = ListingSamples.terms(ORDINARY_LICENCE);
        var there = new ListingTerms(
                terms.mode(), terms.patents(), territory, terms.startsOn(), terms.endsOn(), terms.feePlan());

        assertThat(only(assessTerms(there), "territory").outcome()).isEqualTo(outcome);
    }

    @Test
    void nobodyCanBeTheOnlyLicenseeWhileAnOpenLicenceStands() {
        var open = PatentSamples.granted().with(event(EventKind.OPEN_LICENCE_ANNOUNCED, "2026-01-01"));
        var withdrawn = open.with(event(EventKind.OPEN_LICENCE_WITHDRAWN, "2026-05-01"));

        assertThat(ListingSamples.assess(EXCLUSIVE_LICENCE, open).failedRules()).containsExactly("no-open-licence");
        assertThat(ListingSamples.assess(ORDINARY_LICENCE, open).outcome()).isEqualTo(Eligibility.Outcome.ELIGIBLE);
        assertThat(ListingSamples.assess(EXCLUSIVE_LICENCE, withdrawn).outcome())
                .isEqualTo(Eligibility.Outcome.ELIGIBLE);
    }

    @ParameterizedTest
    @CsvSource({
        "UNIVERSITY, 370613, PASSED, licensor-local-academic",
        "INSTITUTE, 370602, PASSED, licensor-local-academic",
        "INSTITUTE, 370102, FAILED, licensor-not-local",
        "ENTERPRISE, 370602, FAILED, licensor-not-academic"
    })
    void aFreeLicenceComesFromAUniversityOrInstituteInYantai(
            OrganisationKind kind, String division, Check.Outcome outcome, String reason) {
        var seller = ListingSamples.organisation(PatentSamples.UNIVERSITY, kind, division);

        var check = only(
                ListingSamples.assess(new Candidate(
                        ListingSamples.terms(FREE_LICENCE),
                        seller,
                        List.of(PatentSamples.granted()),
                        ListingSamples.TODAY)),
                "free-licensor");

        assertThat(check.outcome()).isEqualTo(outcome);
        assertThat(check.reason()).isEqualTo(reason);
        assertThat(check.citation().status()).isEqualTo(Citation.Status.ISSUED_TEXT_UNSEEN);
    }

    @Test
    void aFreeLicenceThatCostsSomethingIsNone() {
        var eligibility = assessPlan(FREE_LICENCE, new FeePlan.LumpSum(new Money(1)));

        assertThat(eligibility.failedRules()).containsExactly("free-of-charge");
    }

    @ParameterizedTest
    @CsvSource({"2041-02-01, true", "2041-02-02, false"})
    void theTermEndsWithThePatentAtTheLatest(LocalDate endsOn, boolean passes) {
        var terms = ListingSamples.terms(OPEN_LICENCE);
        var longer = new ListingTerms(
                terms.mode(),
                terms.patents(),
                terms.territory(),
                terms.startsOn(),
                Optional.of(endsOn),
                terms.feePlan());

        var check = only(assessTerms(longer), "term-within-patent");

        assertThat(check.isPassed()).isEqualTo(passes);
        assertThat(check.facts()).containsEntry("expiry", "2041-02-01");
    }

    @ParameterizedTest
    @CsvSource({"全国, PASSED", "中国, PASSED", "CN, PASSED", "烟台市, NEEDS_DECISION"})
    void anOpenLicenceIsForTheWholeCountry(String territory, Check.Outcome outcome) {
        var terms = ListingSamples.terms(OPEN_LICENCE);
        var elsewhere = new ListingTerms(
                terms.mode(), terms.patents(), territory, terms.startsOn(), terms.endsOn(), terms.feePlan());

        assertThat(only(assessTerms(elsewhere), "open-to-anyone").outcome()).isEqualTo(outcome);
    }

    @Test
    void feesAboveTheGuidanceAreWarnedOfAndNotRefused() {
        var atMost = assessPlan(OPEN_LICENCE, new FeePlan.LumpSum(Money.ofYuan(20_000_000)));
        var above = assessPlan(OPEN_LICENCE, new FeePlan.LumpSum(new Money(2_000_000_001L)));

        assertThat(atMost.warnings()).isEmpty();
        assertThat(above.outcome()).isEqualTo(Eligibility.Outcome.ELIGIBLE);
        assertThat(above.warnings())
                .extracting(Eligibility.Warning::rule, Eligibility.Warning::asked, Eligibility.Warning::ceiling)
                .containsExactly(tuple("fixed-fee", "20000000.01", "20000000"));
    }

    @ParameterizedTest
    @CsvSource({"NET_SALES, 0.20, 0", "NET_SALES, 0.21, 1", "PROFIT, 0.40, 0", "PROFIT, 0.41, 1", "OUTPUT_VALUE, 0.9, 0"
    })
    void royaltyRatesHaveTheirOwnCeilings(FeePlan.RoyaltyBase base, BigDecimal rate, int warnings) {
        var running = new FeePlan.RunningFee(
                base,
                List.of(new FeePlan.Rate(1, rate)),
                Optional.empty(),
                Optional.empty(),
                FeePlan.ReportPeriod.YEAR,
                false);

        assertThat(assessPlan(OPEN_LICENCE, new FeePlan.Royalty(running)).warnings())
                .hasSize(warnings);
    }

    @ParameterizedTest
    @EnumSource(ListingMode.class)
    void everyCheckCitesALawInBothLanguages(ListingMode mode) {
        assertThat(ListingSamples.eligible(mode).checks()).isNotEmpty().allSatisfy(check -> {
            assertThat(check.citation().text().zh()).startsWith("《");
            assertThat(check.citation().text().en()).contains(", ");
        });
    }

    private static Eligibility assessPlan(ListingMode mode, FeePlan plan) {
        var terms = ListingSamples.terms(mode);
        return assessTerms(new ListingTerms(
                mode, terms.patents(), terms.territory(), terms.startsOn(), terms.endsOn(), Optional.of(plan)));
    }

    private static Eligibility assessTerms(ListingTerms terms) {
        var around =
                new Surroundings(List.of(), List.of(), Optional.empty(), Optional.of(PublicitySamples.passed(terms)));
        return ListingSamples.assess(new Candidate(
                terms, ListingSamples.university(), List.of(PatentSamples.granted()), around, ListingSamples.TODAY));
    }

    private static Eligibility assess(ListingMode mode, Patent patent, Consent... said) {
        return assess(mode, patent, new Surroundings(List.of(said), List.of(), Optional.empty()));
    }

    private static Eligibility assess(ListingMode mode, Patent patent, Surroundings around) {
        return ListingSamples.assess(new Candidate(
                ListingSamples.terms(mode),
                ListingSamples.university(),
                List.of(patent),
                around,
                ListingSamples.TODAY));
    }

    private static Surroundings bound(Bond.Kind kind, LocalDate until) {
        var bond = new Bond(
                PatentSamples.granted().number(), kind, "x", LocalDate.parse("2026-01-05"), Optional.of(until));
        return new Surroundings(List.of(), List.of(bond), Optional.empty());
    }

    private static Consent consent(Consent.Standing standing, ListingMode mode) {
        var paper = standing == Consent.Standing.FILED || standing == Consent.Standing.ACCEPTED;
        return new Consent(
                "芝罘锂能科技",
                paper ? Optional.empty() : Optional.of(STRANGER),
                standing,
                paper ? "TY-1" : "",
                ListingSamples.TODAY,
                ListingSamples.terms(mode).digest());
    }

    private static Patent coOwned(Optional<OrganisationId> other) {
        var patent = PatentSamples.granted();
        var owners =
                List.of(patent.owners().getFirst(), new Owner("芝罘锂能科技", Optional.empty(), other, Optional.empty()));
        return patent.ownedBy(owners);
    }

    private static RegisterEvent event(EventKind kind, String date) {
        return PatentSamples.event(kind, date, Map.of());
    }

    private static Check only(Eligibility eligibility, String rule) {
        return eligibility.checks().stream()
                .filter(check -> check.rule().equals(rule))
                .reduce((first, second) -> {
                    throw new AssertionError("asked twice: " + rule);
                })
                .orElseThrow();
    }
}
