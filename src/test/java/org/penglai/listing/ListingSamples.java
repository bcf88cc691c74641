package org.penglai.listing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.penglai.identity.Organisation;
import org.penglai.identity.OrganisationKind;
import org.penglai.identity.Verification;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Money;
import org.penglai.kernel.OrganisationId;
import org.penglai.listing.law.ListingLawFile;
import org.penglai.patent.ApplicationNumber;
import org.penglai.patent.Patent;
import org.penglai.patent.PatentSamples;

/** Invented listings for tests. */
public final class ListingSamples {

    public static final ListingId ID = new ListingId(UUID.fromString("00000000-0000-7000-8000-0000000000a1"));
    public static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");
    public static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    public static final Announcement ANNOUNCEMENT =
            new Announcement("KF2026000123", LocalDate.parse("2026-11-13"), "42卷46期");

    private static final Gate GATE = new Gate(ListingLawFile.shipped());

    private ListingSamples() {}

    /** A university in Yantai. */
    public static Organisation university() {
        return organisation(PatentSamples.UNIVERSITY, OrganisationKind.UNIVERSITY, "370613");
    }

    public static Organisation organisation(OrganisationId id, OrganisationKind kind, String division) {
        return new Organisation(
                id,
                Bilingual.of("蓬莱湾大学", "Penglai Bay University"),
                kind,
                Optional.empty(),
                division,
                Optional.empty(),
                Verification.VERIFIED,
                true);
    }

    /** Terms of that mode for the sample patent: free of charge, or 80 000 yuan. */
    public static ListingTerms terms(ListingMode mode) {
        FeePlan plan =
                mode == ListingMode.FREE_LICENCE ? new FeePlan.Free() : new FeePlan.LumpSum(Money.ofYuan(80_000));
        return new ListingTerms(
                mode,
                List.of(ApplicationNumber.parse("202110123456.7")),
                "全国",
                Optional.of(LocalDate.parse("2027-01-01")),
                Optional.of(LocalDate.parse("2031-12-31")),
                Optional.of(plan));
    }

    public static ListingContent content(ListingMode mode) {
        var text = new ListingText(
                Bilingual.of("锂电池隔膜", "Lithium battery separator"), "", List.of("储能"), List.of("电池"), Optional.of(6));
        return new ListingContent(terms(mode), text, Optional.empty());
    }

    public static Listing.Draft draft(ListingMode mode) {
        return Listing.Draft.begin(ID, PatentSamples.UNIVERSITY, content(mode), NOW);
    }

    /** With a price that has been public to the end. */
    public static Eligibility assess(ListingMode mode, Patent patent) {
        var pricing = Optional.of(PublicitySamples.passed(terms(mode)));
        var around = new Surroundings(List.of(), List.of(), Optional.empty(), pricing);
        return GATE.assess(new Candidate(terms(mode), university(), List.of(patent), around, TODAY));
    }

    public static Eligibility assess(Candidate candidate) {
        return GATE.assess(candidate);
    }

    /** What the gate says of the sample patent, against which nothing speaks. */
    public static Eligibility eligible(ListingMode mode) {
        return assess(mode, PatentSamples.granted());
    }

    /** Listings as they go through their states, each list one life; together they pass through every state. */
    public static List<List<Listing>> lives() {
        var open = published(ListingMode.OPEN_LICENCE, Optional.of(ANNOUNCEMENT));
        var free = published(ListingMode.FREE_LICENCE, Optional.empty());
        var suspended = open.suspend(new Listing.Suspension(NOW, List.of("open-annuity-paid"), ""));
        var suspendedFree = free.suspend(new Listing.Suspension(NOW, List.of(), "复核"));
        var returned = submitted(ListingMode.FREE_LICENCE).giveBack(List.of(new Listing.Comment("summary", "请写明用途")));
        return List.of(
                List.of(
                        draft(ListingMode.OPEN_LICENCE),
                        submitted(ListingMode.OPEN_LICENCE),
                        open,
                        suspended,
                        suspended.under(List.of()),
                        ((Listing.Published) suspended.under(List.of())).withdraw(Optional.of(ANNOUNCEMENT), NOW)),
                List.of(
                        draft(ListingMode.FREE_LICENCE),
                        submitted(ListingMode.FREE_LICENCE),
                        free,
                        suspendedFree,
                        suspendedFree.expire(NOW)),
                List.of(draft(ListingMode.FREE_LICENCE), submitted(ListingMode.FREE_LICENCE), free, free.close(NOW)),
                List.of(
                        draft(ListingMode.FREE_LICENCE),
                        submitted(ListingMode.FREE_LICENCE),
                        returned,
                        returned.edit(content(ListingMode.ORDINARY_LICENCE)),
                        returned.edit(content(ListingMode.ORDINARY_LICENCE)).withdraw(NOW)));
    }

    /** The same listing under another id. */
    public static Listing withId(Listing listing, ListingId id) {
        var was = listing.head();
        return with(listing, new Listing.Head(id, was.owner(), was.version(), was.createdAt()));
    }

    /** The same listing in another version. */
    public static Listing withVersion(Listing listing, int version) {
        var was = listing.head();
        return with(listing, new Listing.Head(was.id(), was.owner(), version, was.createdAt()));
    }

    private static Listing with(Listing listing, Listing.Head head) {
        return switch (listing) {
            case Listing.Draft it -> new Listing.Draft(head, it.content(), it.comments());
            case Listing.Submitted it -> new Listing.Submitted(head, it.content(), it.submittedAt());
            case Listing.Published it -> new Listing.Published(head, it.content(), it.publication());
            case Listing.Suspended it -> new Listing.Suspended(head, it.content(), it.publication(), it.suspension());
            case Listing.Withdrawn it ->
                new Listing.Withdrawn(head, it.content(), it.publication(), it.withdrawnAt(), it.announcement());
            case Listing.Closed it -> new Listing.Closed(head, it.content(), it.publication(), it.closedAt());
            case Listing.Expired it -> new Listing.Expired(head, it.content(), it.publication(), it.expiredAt());
        };
    }

    private static Listing.Submitted submitted(ListingMode mode) {
        return draft(mode).submit(eligible(mode), NOW);
    }

    private static Listing.Published published(ListingMode mode, Optional<Announcement> announcement) {
        return submitted(mode).publish(eligible(mode), announcement, NOW);
    }
}
