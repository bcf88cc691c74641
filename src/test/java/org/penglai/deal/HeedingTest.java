package org.penglai.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.penglai.deal.DealSamples.operator;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penglai.deal.law.WarningFiles;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Refusal;
import org.penglai.listing.ListingMode;
import org.penglai.listing.ListingSamples;

/** Signs that ask for a second look: each on its own side of its boundary, heeded by a note, never a refusal by themselves. */
final class HeedingTest {

    private static final WarningLaw LAW = WarningFiles.shipped();
    private static final DealId ID = DealSamples.ID;

    private final DealDesk desk = new DealDesk();

    @BeforeEach
    void keep() {
        desk.keep(DealSamples.performed());
        desk.files.put(ID, DealSamples.completeFile());
    }

    @Test
    void withoutAnySignTheTwoStepsNeedNoNote() {
        desk.certifying.certify(operator("operator-a"), ID, List.of());
        desk.certifying.certify(operator("operator-b"), ID, List.of());

        assertThat(desk.notes).isEmpty();
        assertThat(desk.deals.get(ID)).isInstanceOf(Deal.Certified.class);
    }

    @Test
    void whatAPartyDeclaredIsShownAndBothOfficersNoteWhatTheyMadeOfIt() {
        desk.relating.declare(DealSamples.acquirer(), ID, Relation.Kind.SHAREHOLDER, "持股百分之十");
        var deal = desk.deals.get(ID);

        assertThat(desk.heeding.warnings(deal))
                .singleElement()
                .satisfies(warning -> assertThat(warning.facts())
                        .containsEntry("kinds", "SHAREHOLDER")
                        .containsEntry("words", "持股百分之十"));
        var unnoted = catchThrowableOfType(
                Refusal.class, () -> desk.certifying.certify(operator("operator-a"), ID, List.of()));
        assertThat(unnoted.code()).isEqualTo("certification.warnings-unnoted");
        assertThat(unnoted.violations()).singleElement().asString().contains("/notes/DECLARED_RELATION");
        assertThat(desk.notes).isEmpty();

        desk.certifying.certify(operator("operator-a"), ID, noted("价格有评估报告"));
        catchThrowableOfType(Refusal.class, () -> desk.certifying.certify(operator("operator-b"), ID, noted("  ")));
        desk.certifying.certify(operator("operator-b"), ID, noted("另查了付款流水"));

        assertThat(desk.notes)
                .extracting(
                        WarningNote::step, WarningNote::text, note -> note.by().subject())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(DealAction.PROPOSE_CERTIFICATE, "价格有评估报告", "operator-a"),
                        org.assertj.core.groups.Tuple.tuple(DealAction.CONFIRM_CERTIFICATE, "另查了付款流水", "operator-b"));
    }

    private static Certifying.Look noted(String text) {
        return new Certifying.Look(List.of(), Map.of(Warning.Sign.DECLARED_RELATION, text));
    }

    @Test
    void moreThanWasDueStrikesTheOfficersWithTheAmounts() {
        var paid = DealSamples.agreed().book(DealSamples.payment(80_001, "B-1", DealSamples.TODAY), DealSamples.TODAY);

        assertThat(LAW.about(paid, new WarningLaw.Surroundings(List.of(), 0, List.of())))
                .singleElement()
                .satisfies(warning -> {
                    assertThat(warning.sign()).isEqualTo(Warning.Sign.PAID_BEYOND_DUE);
                    assertThat(warning.facts()).containsEntry("surplus", "1.00");
                });
    }

    @Test
    void theLastWordOfASideCounts() {
        desk.relating.declare(DealSamples.acquirer(), ID, Relation.Kind.SAME_ADDRESS, "同一园区");
        desk.relating.declare(DealSamples.acquirer(), ID, Relation.Kind.NONE, "ignored");

        assertThat(desk.heeding.warnings(desk.deals.get(ID))).isEmpty();
        assertThat(desk.relations).hasSize(2).last().extracting(Relation::words).isEqualTo("");
    }

    @Test
    void aRelationIsSaidByAPartyInWordsAndBeforeTheCertificate() {
        var stranger = DealSamples.actor("x", DealSamples.organisationId(7));
        assertThat(code(() -> desk.relating.declare(stranger, ID, Relation.Kind.NONE, "")))
                .isEqualTo("deal.unknown");
        assertThat(code(() -> desk.relating.declare(operator("operator-a"), ID, Relation.Kind.NONE, "")))
                .isEqualTo("deal.not-a-party");
        assertThat(code(() -> desk.relating.declare(DealSamples.acquirer(), ID, Relation.Kind.OTHER, " ")))
                .isEqualTo("deal.relation");
        desk.keep(DealSamples.certified());
        assertThat(code(() -> desk.relating.declare(DealSamples.acquirer(), ID, Relation.Kind.NONE, "")))
                .isEqualTo("deal.not-a-party");
    }

    @Test
    void personsOfBothSidesAreCounted() {
        desk.sharedPersons = 2;

        assertThat(desk.heeding.warnings(desk.deals.get(ID)))
                .extracting(Warning::sign, warning -> warning.facts().get("persons"))
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Warning.Sign.SHARED_PERSON, 2));
    }

    @Test
    void whoBelongsToAPartyByAnyMembershipNeitherProposesNorConfirmsNorSendsBack() {
        desk.insiders.add("operator-a");

        assertThat(code(() -> desk.certifying.certify(operator("operator-a"), ID, List.of())))
                .isEqualTo("certification.party");
        desk.certifying.certify(operator("operator-b"), ID, List.of());
        assertThat(code(() -> desk.certifying.certify(operator("operator-a"), ID, List.of())))
                .isEqualTo("certification.party");
        assertThat(code(() -> desk.certifying.reject(operator("operator-a"), ID, "x")))
                .isEqualTo("certification.party");
    }

    @Test
    void aProposalIsSentBackWithItsReasonAndCanBeMadeAnew() {
        desk.certifying.certify(operator("operator-a"), ID, List.of());

        assertThat(code(() -> desk.certifying.reject(operator("operator-b"), ID, " ")))
                .isEqualTo("deal.reason");
        var back = desk.certifying.reject(operator("operator-b"), ID, "备案证明与合同的被许可人不一致");

        assertThat(back).isInstanceOf(Deal.Performed.class);
        assertThat(back.proposed()).isEmpty();
        assertThat(back.inEffectSince()).isEqualTo(DealSamples.performed().inEffectSince());
        assertThat(desk.kinds()).endsWith("deal.recorded", "deal.proposal-rejected");
        assertThat(code(() -> desk.certifying.reject(operator("operator-b"), ID, "again")))
                .isEqualTo("deal.not-now");
        desk.certifying.certify(operator("operator-b"), ID, List.of());
        assertThat(desk.certifying
                        .certify(operator("operator-a"), ID, List.of())
                        .state())
                .isEqualTo(Deal.State.CERTIFIED);
    }

    @Test
    void aPatentThatComesBackIsSeenAndSoIsOneSoldTwice() {
        var sale = assignment(1, "2026-11-22", true);
        var earlier = assignment(2, "2026-10-01", false);
        var other = assignment(3, "2026-11-01", true);

        assertThat(signs(sale, List.of(earlier))).containsExactly(Warning.Sign.RETURNING);
        assertThat(signs(sale, List.of(other))).containsExactly(Warning.Sign.SOLD_TWICE);
        assertThat(LAW.about(sale, around(List.of(other))).getFirst().facts())
                .containsEntry("day", "2026-11-01")
                .containsEntry("from", "蓬莱湾大学");
        assertThat(signs(sale, List.of())).isEmpty();
        assertThat(signs(DealSamples.performed(), List.of(earlier, other)))
                .as("a licence is no transfer")
                .isEmpty();
    }

    /** Three within thirty days before the end of the year. */
    @ParameterizedTest
    @CsvSource({
        "2026-12-31, 2026-12-01, 2026-12-15, true",
        "2026-12-01, 2026-12-01, 2026-12-31, true",
        "2026-12-31, 2026-11-30, 2026-12-15, false",
        "2026-11-30, 2026-12-01, 2026-12-15, false"
    })
    void manyTransfersBeforeADeadlineAreSeen(String own, String second, String third, boolean seen) {
        var sale = assignment(1, own, true);
        var others = List.of(assignment(2, second, true), assignment(3, third, true));

        assertThat(signs(sale, others).contains(Warning.Sign.BULK_BEFORE_DEADLINE))
                .isEqualTo(seen);
        assertThat(signs(sale, others.subList(0, 1))).doesNotContain(Warning.Sign.BULK_BEFORE_DEADLINE);
    }

    @Test
    void whatTheFileLacksKeepsTheServerFromStarting() {
        assertThat(LAW.signs().keySet()).containsExactlyInAnyOrder(Warning.Sign.values());
        assertThat(LAW.bulk()).isEqualTo(new WarningLaw.Bulk(3, 30));
        assertThat(LAW.deadlines()).extracting(WarningLaw.Deadline::id).containsExactly("year-end", "annual-report");
        assertThat(LAW.deadlines().getLast().next(LocalDate.parse("2026-04-01")))
                .isEqualTo("2027-03-31");
        assertThat(LAW.deadlines().getLast().next(LocalDate.parse("2026-03-31")))
                .isEqualTo("2026-03-31");
    }

    private static List<Warning.Sign> signs(Deal deal, List<Deal> others) {
        return LAW.about(deal, around(others)).stream().map(Warning::sign).toList();
    }

    private static WarningLaw.Surroundings around(List<Deal> others) {
        return new WarningLaw.Surroundings(List.of(), 0, others);
    }

    /** An assignment of the same patents by the university to the firm, or the other way round. */
    private static Deal assignment(int number, String day, boolean forth) {
        var like = DealSamples.agreement(ListingMode.ASSIGNMENT, DealSamples.EIGHTY_THOUSAND);
        var at = LocalDate.parse(day).atTime(10, 0).atZone(LegalDays.ZONE).toInstant();
        var university = Party.of(ListingSamples.university());
        var firm = Party.of(DealSamples.lithium());
        var agreement = new Agreement(
                like.origin(),
                forth ? university : firm,
                forth ? firm : university,
                Optional.empty(),
                like.terms(),
                like.intendedUse(),
                like.contact(),
                at,
                like.payableBy());
        return Deal.Agreed.form(new DealId(new UUID(0x7000, number)), agreement);
    }

    private static String code(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        return catchThrowableOfType(Refusal.class, work).code();
    }
}
