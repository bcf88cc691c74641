package org.penglai.listing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.penglai.kernel.Actor;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;
import org.penglai.patent.Owner;

/**
 * Use case: co-owners agree to an offer or refuse it (共有人同意). A member of the co-owner says so here; or the seller puts a
 * signed document on record and the operator, who has seen it, accepts it.
 */
public final class Consenting {

    private static final int DOCUMENT_MAX = 200;

    private final Tx tx;
    private final Listings listings;
    private final Inspecting inspecting;
    private final Watching watching;
    private final Records records;

    /** Where it is written down. */
    public record Records(Consents consents, ListingJournal journal) {}

    /** A document as the seller describes it. */
    public record Paper(String owner, String document, LocalDate signedOn) {}

    public Consenting(Tx tx, Listings listings, Inspecting inspecting, Watching watching, Records records) {
        this.tx = tx;
        this.listings = listings;
        this.inspecting = inspecting;
        this.watching = watching;
        this.records = records;
    }

    /** What one co-owner has said; nothing yet, where the consent is absent or of other terms. */
    public record Standing(Owner owner, Optional<Consent> consent, boolean asked) {}

    /** The co-owners of what is offered, each once, with what they said of the terms as they are now. */
    public List<Standing> standings(Listing listing) {
        return tx.run(now -> {
            var said = records.consents().of(listing.id());
            var candidate = inspecting.inspect(listing, LegalDays.of(now)).candidate();
            var found = new ArrayList<Standing>();
            candidate.patents().stream()
                    .flatMap(patent -> candidate.otherOwners(patent).stream())
                    .filter(owner -> found.stream()
                            .noneMatch(known -> known.owner().name().equals(owner.name())))
                    .forEach(owner -> found.add(new Standing(
                            owner, candidate.consentOf(owner), said.stream().anyMatch(one -> one.isOf(owner)))));
            return List.copyOf(found);
        });
    }

    /** Whether the organisation was asked to agree, so that it may read what is not open. */
    public boolean isAsked(ListingId id, OrganisationId organisation) {
        return records.consents().isAsked(id, organisation);
    }

    /** Listings of others to which the organisation is asked to agree and has not answered. */
    public List<Listing> waitingFor(OrganisationId organisation, int limit) {
        var ids = records.consents().waitingFor(organisation, Optional.empty(), limit);
        var found = listings.findAll(ids);
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
                .toList();
    }

    /** Asks every co-owner that is known here and has not agreed to these terms. */
    public List<Standing> ask(Actor seller, ListingId id) {
        return tx.run(now -> {
            var listing = inspecting.seller(listings, seller, id, LegalDays.of(now));
            requireOpenToConsent(listing);
            var silent = standings(listing).stream()
                    .filter(standing -> standing.consent().isEmpty())
                    .filter(standing -> standing.owner().isResolved())
                    .toList();
            if (silent.isEmpty()) {
                throw Refusal.invalid("listing.nobody-to-ask");
            }
            silent.forEach(standing -> records.consents()
                    .add(id, of(listing, standing.owner(), Consent.Standing.ASKED, LegalDays.of(now))));
            var concerns = silent.stream()
                    .flatMap(standing -> standing.owner().organisation().stream())
                    .map(OrganisationId::toString)
                    .collect(Collectors.joining(","));
            records.journal()
                    .tell(ListingJournal.CONSENT_ASKED, listing, Map.of(), Map.of(ListingJournal.CONCERNS, concerns));
            return standings(listing);
        });
    }

    /** A member of a co-owner that was asked agrees to the terms as they are, or refuses them. */
    public List<Standing> answer(Actor coOwner, ListingId id, int version, boolean agrees) {
        return tx.run(now -> {
            var listing = listings.lock(id).orElseThrow(() -> Listings.unknown(id));
            if (!isAsked(id, coOwner.organisation())) {
                throw Listings.unknown(id);
            }
            if (listing.head().version() != version) {
                throw Refusal.of(Refusal.Kind.STALE, "edit.stale");
            }
            requireOpenToConsent(listing);
            var owner = standings(listing).stream()
                    .map(Standing::owner)
                    .filter(one -> one.isOrganisation(coOwner.organisation()))
                    .findFirst()
                    .orElseThrow(() -> Refusal.forbidden("listing.not-co-owner"));
            var standing = agrees ? Consent.Standing.GIVEN : Consent.Standing.REFUSED;
            write(listing, of(listing, owner, standing, LegalDays.of(now)), now);
            return standings(listing);
        });
    }

    /** The seller puts a co-owner's signed document on record. */
    public List<Standing> file(Actor seller, ListingId id, Paper paper) {
        return tx.run(now -> {
            var listing = inspecting.seller(listings, seller, id, LegalDays.of(now));
            requireOpenToConsent(listing);
            var owner = requirePaper(listing, paper, LegalDays.of(now));
            var consent = new Consent(
                    owner.name(),
                    Optional.empty(),
                    Consent.Standing.FILED,
                    paper.document().strip(),
                    paper.signedOn(),
                    listing.terms().digest());
            write(listing, consent, now);
            return standings(listing);
        });
    }

    /** The operator accepts the documents that are on record and were not seen. */
    public List<Standing> accept(ListingId id) {
        return tx.run(now -> {
            var listing = listings.lock(id)
                    .filter(known -> !(known instanceof Listing.Draft))
                    .orElseThrow(() -> Listings.unknown(id));
            if (acceptFiled(listing, now) == 0) {
                throw Refusal.invalid("listing.no-document");
            }
            return standings(listing);
        });
    }

    /** Accepts what is on record and was not seen; answers how much. */
    int acceptFiled(Listing listing, Instant now) {
        var filed = standings(listing).stream()
                .flatMap(standing -> standing.consent().stream())
                .filter(consent -> consent.standing() == Consent.Standing.FILED)
                .toList();
        filed.forEach(consent -> write(listing, consent.accepted(), now));
        return filed.size();
    }

    private void write(Listing listing, Consent consent, Instant now) {
        records.consents().add(listing.id(), consent);
        var facts = Map.<String, Object>of(
                "standing",
                consent.standing().name(),
                "on",
                consent.on().toString(),
                "termsDigest",
                consent.terms().hex());
        records.journal()
                .tell(
                        ListingJournal.CONSENT_RECORDED,
                        listing,
                        facts,
                        Map.of("standing", consent.standing().name()));
        watching.look(listing.id());
    }

    private static Consent of(Listing listing, Owner owner, Consent.Standing standing, LocalDate today) {
        return new Consent(
                owner.name(),
                owner.organisation(),
                standing,
                "",
                today,
                listing.terms().digest());
    }

    private Owner requirePaper(Listing listing, Paper paper, LocalDate today) {
        var refusal = Refusal.invalid("listing.consent");
        refusal.requireText("/document", paper.document(), DOCUMENT_MAX);
        if (paper.signedOn().isAfter(today)) {
            refusal.violation("/signedOn", "listing.future");
        }
        var owner = standings(listing).stream()
                .map(Standing::owner)
                .filter(one -> one.name().equals(paper.owner().strip()))
                .findFirst();
        if (owner.isEmpty()) {
            refusal.violation("/owner", "listing.no-such-co-owner");
        }
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
        return owner.orElseThrow();
    }

    private static void requireOpenToConsent(Listing listing) {
        switch (listing) {
            case Listing.Withdrawn ended -> throw Drafting.wrongState(ended, ListingAction.EDIT);
            case Listing.Closed ended -> throw Drafting.wrongState(ended, ListingAction.EDIT);
            case Listing.Expired ended -> throw Drafting.wrongState(ended, ListingAction.EDIT);
            case Listing.Draft _, Listing.Submitted _, Listing.Published _, Listing.Suspended _ -> {}
        }
    }
}
