package org.penglai.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.penglai.deal.DealSamples.EIGHTY_THOUSAND;
import static org.penglai.deal.DealSamples.LITHIUM;
import static org.penglai.deal.DealSamples.UNIVERSITY;
import static org.penglai.deal.DealSamples.acquirer;
import static org.penglai.deal.DealSamples.actor;
import static org.penglai.deal.DealSamples.published;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.penglai.deal.Accepting.Acceptance;
import org.penglai.identity.Bar;
import org.penglai.identity.BarId;
import org.penglai.identity.Organisation;
import org.penglai.identity.OrganisationKind;
import org.penglai.identity.SizeClass;
import org.penglai.identity.Verification;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Role;
import org.penglai.kernel.Sha256;
import org.penglai.listing.Check;
import org.penglai.listing.FeePlan;
import org.penglai.listing.Listing;
import org.penglai.listing.ListingMode;
import org.penglai.listing.ListingSamples;

class AcceptingTest {

    private static final Acceptance ACCEPTANCE = new Acceptance("电池隔膜产线", "王立新 13800000000");
    private static final FeePlan FREE = new FeePlan.Free();

    private final DealDesk desk = new DealDesk();

    @BeforeEach
    void knowTheSides() {
        desk.know(ListingSamples.university());
        desk.know(DealSamples.lithium());
    }

    @Test
    void aNoticeFreezesTheTermsAsAnnouncedAndIsTheContract() {
        desk.offer(published(ListingMode.OPEN_LICENCE, EIGHTY_THOUSAND));

        var deal = desk.accepting.accept(acquirer(), ListingSamples.ID, ACCEPTANCE);

        assertThat(deal.state()).isEqualTo(Deal.State.AGREED);
        var agreement = deal.agreement();
        assertThat(agreement.origin()).isEqualTo(Origin.NOTICE);
        assertThat(agreement.formedAt()).isEqualTo(DealSamples.NOW);
        assertThat(agreement.terms().feePlan()).isEqualTo(EIGHTY_THOUSAND);
        assertThat(agreement.terms().announcement()).contains(ListingSamples.ANNOUNCEMENT);
        assertThat(agreement.terms().listingVersion()).isEqualTo(3);
        assertThat(desk.files.get(deal.id())).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(EvidenceKind.CONTRACT);
            assertThat(notice.source()).isEqualTo(Evidence.Source.GENERATED);
            assertThat(notice.document().digest()).isEqualTo(Sha256.of(desk.texts.get(notice.id())));
        });
        assertThat(desk.kinds()).containsExactly("deal.agreed");
        assertThat(desk.events).extracting(event -> event.aggregate()).containsOnly("deal/" + deal.id());
    }

    @Test
    void nobodyIsBoundToTermsThatTheyHaveNotRead() {
        desk.offer(published(ListingMode.OPEN_LICENCE, EIGHTY_THOUSAND));
        desk.seen.add(ListingSamples.withVersion(published(ListingMode.OPEN_LICENCE, FREE), 2));

        var refusal = catchThrowableOfType(
                Refusal.class, () -> desk.accepting.accept(acquirer(), ListingSamples.ID, having(2)));

        assertThat(refusal.code()).isEqualTo("deal.terms-changed");
        assertThat(refusal.facts()).containsEntry("seen", 2).containsEntry("version", 3);
        assertThat(refusal.violations()).extracting(Refusal.Violation::pointer).containsExactly("/feePlan");
        assertThat(desk.events).isEmpty();
    }

    @Test
    void aVersionThatNobodyCouldReadIsNoneThatWasRead() {
        desk.offer(published(ListingMode.OPEN_LICENCE, EIGHTY_THOUSAND));

        for (var version : List.of(0, 2, 4)) {
            assertThat(catchThrowableOfType(
                                    Refusal.class,
                                    () -> desk.accepting.accept(acquirer(), ListingSamples.ID, having(version)))
                            .violations())
                    .extracting(Refusal.Violation::pointer)
                    .containsExactly("/version");
        }
    }

    @Test
    void whatWasHeldAndLetGoSaysTheSameAsBefore() {
        var offered = published(ListingMode.OPEN_LICENCE, EIGHTY_THOUSAND);
        desk.offer(ListingSamples.withVersion(offered, 5));
        desk.seen.add(offered);

        var deal = desk.accepting.accept(acquirer(), ListingSamples.ID, having(3));

        assertThat(deal.agreement().terms().listingVersion()).isEqualTo(5);
    }

    private static Acceptance having(int version) {
        return new Acceptance("电池隔膜产线", "王立新 13800000000", Optional.of(version));
    }

    @Test
    void theLedgerHearsNothingOfPersons() {
        desk.offer(published(ListingMode.OPEN_LICENCE, EIGHTY_THOUSAND));

        desk.accepting.accept(acquirer(), ListingSamples.ID, ACCEPTANCE);

        assertThat(desk.ledger.getFirst().canonical())
                .contains("\"termsDigest\"", "\"sizeClass\":\"SMALL\"", LITHIUM.toString())
                .doesNotContain("王立新", "13800000000", "sme-lithium");
    }

    @Test
    void aFreeLicenceIsInEffectOnceBothHaveSignedItsContract() {
        desk.offer(published(ListingMode.FREE_LICENCE, FREE));

        var deal = desk.accepting.accept(acquirer(), ListingSamples.ID, ACCEPTANCE);

        var university = actor("university", UNIVERSITY, Role.PATENTEE);
        var contract = desk.signing.contract(deal.id()).orElseThrow();
        var read = contract.document().digest();
        var wrong = catchThrowableOfType(
                Refusal.class, () -> desk.signing.sign(university, deal.id(), Sha256.of("another text")));
        desk.signing.sign(acquirer(), deal.id(), read);
        var signed = desk.signing.sign(university, deal.id(), read);

        assertThat(deal.state()).isEqualTo(Deal.State.AGREED);
        assertThat(deal.agreement().origin()).isEqualTo(Origin.ACCEPTANCE);
        assertThat(desk.texts.get(contract.id()))
                .contains("一种锂电池隔膜", "202110123456.7", "ZL202110123456.7", "有效期限：至 ", "免费", "蓬莱湾大学", "芝罘锂能科技")
                .doesNotContain("王立新", "13800000000");
        assertThat(wrong.code()).isEqualTo("deal.contract-differs");
        assertThat(signed.state()).isEqualTo(Deal.State.PERFORMED);
        assertThat(signed.inEffectSince()).contains(DealSamples.NOW);
        assertThat(desk.kinds()).containsExactly("deal.agreed", "deal.signed", "deal.signed", "deal.performed");
        assertThat(desk.consulting.completion(signed).missing()).containsExactly("RECORDAL_NOTICE");
    }

    @Test
    void anAssignmentSellsTheListingOutUnlessAnInventorGoesFirst() {
        var sale = published(ListingMode.ASSIGNMENT, EIGHTY_THOUSAND);
        var offer = DealSamples.offer(sale);
        desk.offers.put(sale.id(), new Offers.Offer(sale, offer.patentees(), offer.patents(), offer.bonds(), true));
        var claimed = catchThrowableOfType(
                Refusal.class, () -> desk.accepting.accept(acquirer(), ListingSamples.ID, ACCEPTANCE));
        desk.offer(sale);

        var deal = desk.accepting.accept(acquirer(), ListingSamples.ID, ACCEPTANCE);

        assertThat(claimed.violations())
                .extracting(Refusal.Violation::code)
                .containsExactly("acceptance.no-first-refusal");
        assertThat(desk.sold).containsExactly(sale);
        assertThat(desk.texts.get(desk.signing.contract(deal.id()).orElseThrow().id()))
                .contains("专利权转让合同", "转让自国家知识产权局登记之日起生效", "80000.00");
    }

    @ParameterizedTest
    @EnumSource(
            value = OrganisationKind.class,
            names = {"INDIVIDUAL", "FOREIGN", "ENTERPRISE", "UNIVERSITY"})
    void anyUnitOrIndividualMayTakeAnOpenLicenceVerifiedOrNot(OrganisationKind kind) {
        var anyone = new Organisation(
                LITHIUM,
                Bilingual.of("任何人", "Anyone"),
                kind,
                Optional.empty(),
                "110108",
                Optional.empty(),
                Verification.PENDING,
                true);
        desk.know(anyone);
        desk.offer(published(ListingMode.OPEN_LICENCE, EIGHTY_THOUSAND));

        assertThat(desk.accepting
                        .accept(acquirer(), ListingSamples.ID, ACCEPTANCE)
                        .state())
                .isEqualTo(Deal.State.AGREED);
    }

    @Test
    void aFreeLicenceSaysEveryReasonWithItsCitation() {
        desk.know(new Organisation(
                LITHIUM,
                Bilingual.of("海淀智造", "Haidian Smart Manufacturing"),
                OrganisationKind.ENTERPRISE,
                Optional.empty(),
                "110108",
                Optional.of(SizeClass.LARGE),
                Verification.PENDING,
                true));
        desk.offer(published(ListingMode.FREE_LICENCE, FREE));

        var refusal = catchThrowableOfType(
                Refusal.class, () -> desk.accepting.accept(acquirer(), ListingSamples.ID, ACCEPTANCE));

        assertThat(refusal.code()).isEqualTo("deal.not-eligible");
        assertThat(refusal.violations())
                .extracting(Refusal.Violation::code)
                .containsExactly(
                        "acceptance.licensee-verified", "acceptance.licensee-local", "acceptance.licensee-small");
        assertThat(refusal.violations().getLast().facts())
                .containsEntry("citationZh", "《烟台市知识产权高质量发展三年行动方案（征求意见稿）》二（三）1");
        assertThat((List<?>) refusal.facts().get("checks")).hasSize(8);
        assertThat(desk.deals).isEmpty();
    }

    @Test
    void whoIsBarredTakesNoFreeLicenceAndMayTakeAnOpenOne() {
        desk.bars = List.of(new Bar(
                new BarId(new UUID(9, 9)),
                new OrganisationId(new UUID(9, 8)),
                Bar.Ground.CREDIT_RECORD,
                new Bar.Statement("信用公示", "严重失信"),
                LocalDate.of(2026, 1, 1),
                Optional.empty(),
                Optional.empty()));
        desk.offer(published(ListingMode.FREE_LICENCE, FREE));

        var refusal = catchThrowableOfType(
                Refusal.class, () -> desk.accepting.accept(acquirer(), ListingSamples.ID, ACCEPTANCE));
        assertThat(refusal.violations()).extracting(Refusal.Violation::code).contains("acceptance.licensee-not-barred");

        desk.offer(published(ListingMode.OPEN_LICENCE, FREE));
        assertThat(desk.accepting.preview(acquirer(), ListingSamples.ID)).allMatch(Check::isPassed);
    }

    @Test
    void theLicensorOfAFreeLicenceIsALocalUniversityOrInstitute() {
        desk.know(ListingSamples.organisation(UNIVERSITY, OrganisationKind.ENTERPRISE, "370102"));
        desk.offer(published(ListingMode.FREE_LICENCE, FREE));

        var refusal = catchThrowableOfType(
                Refusal.class, () -> desk.accepting.accept(acquirer(), ListingSamples.ID, ACCEPTANCE));

        assertThat(refusal.violations())
                .extracting(Refusal.Violation::code)
                .containsExactly("acceptance.licensor-academic", "acceptance.licensor-local");
    }

    @Test
    void nobodyTakesALicenceOfAPatentOfTheirOwn() {
        desk.offers.put(
                ListingSamples.ID,
                new Offers.Offer(
                        published(ListingMode.OPEN_LICENCE, EIGHTY_THOUSAND),
                        Set.of(UNIVERSITY, LITHIUM),
                        List.of(),
                        List.of(),
                        false));

        for (var owner : List.of(acquirer(), actor("university", UNIVERSITY, Role.ACQUIRER))) {
            var refusal = catchThrowableOfType(
                    Refusal.class, () -> desk.accepting.accept(owner, ListingSamples.ID, ACCEPTANCE));

            assertThat(refusal.code()).isEqualTo("deal.not-eligible");
            assertThat(refusal.violations())
                    .extracting(Refusal.Violation::code)
                    .containsExactly("acceptance.not-the-patentee");
        }
    }

    @Test
    void aSecondAcceptanceIsRefusedAndNamesTheFirst() {
        desk.offer(published(ListingMode.OPEN_LICENCE, EIGHTY_THOUSAND));
        var first = desk.accepting.accept(acquirer(), ListingSamples.ID, ACCEPTANCE);

        var refusal = catchThrowableOfType(
                Refusal.class, () -> desk.accepting.accept(acquirer(), ListingSamples.ID, ACCEPTANCE));

        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
        assertThat(refusal.code()).isEqualTo("deal.exists");
        assertThat(refusal.facts()).isEqualTo(Map.of("deal", first.id().toString()));
    }

    @Test
    void manyOrganisationsTakeTheSameOfferOnTheSameTerms() {
        var another = DealSamples.organisationId(3);
        desk.know(DealSamples.firm(another, "370614", SizeClass.MICRO));
        desk.offer(published(ListingMode.OPEN_LICENCE, EIGHTY_THOUSAND));

        var one = desk.accepting.accept(acquirer(), ListingSamples.ID, ACCEPTANCE);
        var two = desk.accepting.accept(actor("sme-marine", another, Role.ACQUIRER), ListingSamples.ID, ACCEPTANCE);

        assertThat(two.agreement().terms()).isEqualTo(one.agreement().terms());
    }

    @Test
    void whatIsSuspendedWithdrawnClosedOrOverIsNotTaken() {
        var open = published(ListingMode.OPEN_LICENCE, EIGHTY_THOUSAND);
        var at = DealSamples.NOW;
        var head = open.head();
        var closed = Map.of(
                new Listing.Suspended(
                                head,
                                open.content(),
                                open.publication(),
                                new Listing.Suspension(at, List.of("open-annuity-paid"), "")),
                        "SUSPENDED",
                new Listing.Withdrawn(head, open.content(), Optional.of(open.publication()), at, Optional.empty()),
                        "WITHDRAWN",
                new Listing.Closed(head, open.content(), open.publication(), at), "CLOSED",
                new Listing.Expired(head, open.content(), open.publication(), at), "EXPIRED");

        closed.forEach((listing, state) -> {
            desk.offer(listing);
            var refusal = catchThrowableOfType(
                    Refusal.class, () -> desk.accepting.accept(acquirer(), ListingSamples.ID, ACCEPTANCE));

            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
            assertThat(refusal.code()).isEqualTo("deal.listing-not-open");
            assertThat(refusal.facts()).containsEntry("state", state);
        });
    }

    @Test
    void anOfferWhoseTermIsOverIsNotTaken() {
        desk.offer(published(ListingMode.OPEN_LICENCE, EIGHTY_THOUSAND));
        desk.now = DealSamples.NOW.plus(Duration.ofDays(365 * 6));

        var refusal = catchThrowableOfType(
                Refusal.class, () -> desk.accepting.accept(acquirer(), ListingSamples.ID, ACCEPTANCE));

        assertThat(refusal.facts()).containsEntry("state", "EXPIRED");
    }

    @Test
    void whatIsNotPublishedIsUnknown() {
        desk.offer(ListingSamples.draft(ListingMode.OPEN_LICENCE));

        var refusal = catchThrowableOfType(
                Refusal.class, () -> desk.accepting.accept(acquirer(), ListingSamples.ID, ACCEPTANCE));

        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNKNOWN);
    }

    @Test
    void whatIsNegotiatedIsNotTakenAsItStands() {
        desk.offer(published(ListingMode.EXCLUSIVE_LICENCE, EIGHTY_THOUSAND));

        var refusal = catchThrowableOfType(
                Refusal.class, () -> desk.accepting.accept(acquirer(), ListingSamples.ID, ACCEPTANCE));

        assertThat(refusal.code()).isEqualTo("deal.not-taken-as-it-stands");
    }

    @Test
    void useAndContactAreSaid() {
        var refusal = catchThrowableOfType(Refusal.class, () -> new Acceptance(" ", "x".repeat(201)));

        assertThat(refusal.violations())
                .extracting(violation -> violation.pointer() + " " + violation.code())
                .containsExactly("/intendedUse required", "/contact maxLength");
    }
}
