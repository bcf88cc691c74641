package org.penglai.deal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.penglai.deal.law.DealLawFiles;
import org.penglai.identity.Organisation;
import org.penglai.identity.OrganisationKind;
import org.penglai.identity.SizeClass;
import org.penglai.identity.Verification;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Money;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Role;
import org.penglai.kernel.Sha256;
import org.penglai.ledger.Entry;
import org.penglai.listing.FeePlan;
import org.penglai.listing.Listing;
import org.penglai.listing.ListingContent;
import org.penglai.listing.ListingMode;
import org.penglai.listing.ListingSamples;
import org.penglai.listing.ListingTerms;
import org.penglai.patent.PatentSamples;

/** Invented deals for tests. */
public final class DealSamples {

    public static final DealId ID = new DealId(UUID.fromString("00000000-0000-7000-8000-0000000000d1"));
    public static final Instant NOW = ListingSamples.NOW;
    public static final LocalDate TODAY = LegalDays.of(NOW);
    public static final OrganisationId UNIVERSITY = PatentSamples.UNIVERSITY;
    public static final OrganisationId LITHIUM = organisationId(2);
    public static final OrganisationId PLATFORM = organisationId(9);
    public static final FeePlan EIGHTY_THOUSAND = new FeePlan.LumpSum(Money.ofYuan(80_000));
    public static final CompletionLaw COMPLETION = DealLawFiles.completion();
    public static final AcceptanceLaw ACCEPTANCE = DealLawFiles.acceptance();

    public static final Deadlines DEADLINES = DealLawFiles.deadlines();

    private DealSamples() {}

    /** The listing as it is met, with the patent of its owner. */
    static Offers.Offer offer(Listing listing) {
        return new Offers.Offer(
                listing, Set.of(listing.head().owner()), List.of(PatentSamples.granted()), List.of(), false);
    }

    /** Signed by both on the day. */
    static Deal signed(Deal deal) {
        var contract = Sha256.of("contract");
        var half = ((Deal.Agreed) deal).sign(contract, acquirer(), NOW);
        return ((Deal.Agreed) half).sign(contract, actor("university", UNIVERSITY, Role.PATENTEE), NOW);
    }

    public static OrganisationId organisationId(int number) {
        return new OrganisationId(new UUID(0x7000, number));
    }

    /** A verified small firm in Yantai. */
    public static Organisation lithium() {
        return firm(LITHIUM, "370602", SizeClass.SMALL);
    }

    public static Organisation firm(OrganisationId id, String division, SizeClass size) {
        return new Organisation(
                id,
                Bilingual.of("芝罘锂能科技", "Zhifu Lithium Technology"),
                OrganisationKind.ENTERPRISE,
                Optional.of("91370602MA3TESTX0Q".substring(0, 18)),
                division,
                Optional.of(size),
                Verification.VERIFIED,
                true);
    }

    public static Actor actor(String subject, OrganisationId organisation, Role... roles) {
        return new Actor(subject, subject, organisation, Set.of(roles));
    }

    public static Actor acquirer() {
        return actor("sme-lithium", LITHIUM, Role.ACQUIRER);
    }

    public static Actor operator(String subject) {
        return actor(subject, PLATFORM, Role.OPERATOR);
    }

    /** A published listing of that mode and price. */
    public static Listing.Published published(ListingMode mode, FeePlan plan) {
        var terms = ListingSamples.terms(mode);
        var priced = new ListingTerms(
                mode, terms.patents(), terms.territory(), terms.startsOn(), terms.endsOn(), Optional.of(plan));
        var content = ListingSamples.content(mode);
        return new Listing.Published(
                new Listing.Head(ListingSamples.ID, UNIVERSITY, 3, NOW.minusSeconds(60)),
                new ListingContent(priced, content.text(), Optional.empty()),
                new Listing.Publication(
                        NOW.minusSeconds(30),
                        mode.needsAnnouncement() ? Optional.of(ListingSamples.ANNOUNCEMENT) : Optional.empty()));
    }

    public static Agreement agreement(ListingMode mode, FeePlan plan) {
        return new Agreement(
                mode == ListingMode.OPEN_LICENCE ? Origin.NOTICE : Origin.ACCEPTANCE,
                Party.of(ListingSamples.university()),
                Party.of(lithium()),
                Optional.empty(),
                Terms.of(published(mode, plan)),
                "电池隔膜产线",
                "王立新 13800000000",
                NOW,
                ACCEPTANCE.payableBy(plan, TODAY));
    }

    /** An open licence for 80 000 yuan, just notified. */
    public static Deal.Agreed agreed() {
        return (Deal.Agreed) Deal.Agreed.form(ID, agreement(ListingMode.OPEN_LICENCE, EIGHTY_THOUSAND));
    }

    /** The same, paid on the day. */
    public static Deal.Performed performed() {
        return (Deal.Performed) agreed().book(payment(80_000, "B-1", TODAY), TODAY);
    }

    /** A free licence, signed by both. */
    public static Deal.Performed free() {
        return (Deal.Performed) signed(Deal.Agreed.form(ID, agreement(ListingMode.FREE_LICENCE, new FeePlan.Free())));
    }

    /** The open licence with the act accepted by operator-a. */
    public static Deal.Recorded recorded() {
        return performed().propose(COMPLETION.assess(performed(), completeFile()), operator("operator-a"), NOW);
    }

    /** The open licence, certified. */
    public static Deal.Certified certified() {
        return recorded().confirm(new CertificateNumber("YT-2026-000123"), operator("operator-b"), NOW);
    }

    public static Payment payment(long yuan, String reference, LocalDate paidOn) {
        return new Payment(Money.ofYuan(yuan), reference, paidOn);
    }

    /** Contract and recordal notice, issued on the day. */
    public static List<Evidence> completeFile() {
        return List.of(evidence(1, EvidenceKind.CONTRACT, TODAY), evidence(2, EvidenceKind.RECORDAL_NOTICE, TODAY));
    }

    public static Evidence evidence(int number, EvidenceKind kind, LocalDate issuedOn) {
        return new Evidence(
                new EvidenceId(new UUID(0x7000, number)),
                kind,
                "No. " + number,
                issuedOn,
                new Document(Sha256.of("document " + number), 1000 + number, "application/pdf"),
                Evidence.Source.UPLOADED,
                new Signatory("sme-lithium", LITHIUM),
                NOW.plusSeconds(number));
    }

    /** The certificate of that deal, with the entry that was recorded of it. */
    public static Certificate certificate(Optional<Long> ledgerIndex) {
        return new Certificate(
                certified(),
                completeFile(),
                Recorded.ENTRY.canonical(),
                new Sha256(Recorded.ENTRY.leafHash()),
                ledgerIndex);
    }

    /** It is recorded once: who confirmed is sealed with a salt drawn at random. */
    private static final class Recorded {
        static final Entry ENTRY =
                new DealJournal(entry -> {}, event -> {}).certified(DealSamples.certified(), completeFile());
    }

    /** The same after two operators have taken it back, and the entry that tells of it. */
    public static Revocation revoked(Certificate certificate) {
        var recorded = new ArrayList<Entry>();
        var proposed = certificate.deal().proposeRevocation("备案证明系伪造", operator("operator-a"), NOW.plusSeconds(60));
        var revoked = proposed.confirmRevocation("经核实", operator("operator-b"), NOW.plusSeconds(120));
        new DealJournal(recorded::add, event -> {}).said(revoked);
        var standing = new Certificate(
                revoked.last(),
                certificate.evidence(),
                certificate.facts(),
                certificate.leafHash(),
                certificate.ledgerIndex());
        return new Revocation(standing, recorded.getFirst().canonical());
    }

    /** A revoked certificate, and the text of its revocation's entry. */
    public record Revocation(Certificate certificate, String facts) {}
}
