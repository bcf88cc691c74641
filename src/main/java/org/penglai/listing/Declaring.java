package org.penglai.listing;

import java.time.LocalDate;
import java.util.Map;
import org.penglai.kernel.Actor;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;
import org.penglai.patent.Patent;

/**
 * Use case: the declaration of an open licence is prepared, and what was filed at the office is put on record. Only the
 * announcement opens it to acquirers, which is the listing's publication.
 */
public final class Declaring {

    private static final int NUMBER_MAX = 100;

    private final Tx tx;
    private final Listings listings;
    private final Inspecting inspecting;
    private final Declarations declarations;
    private final ListingJournal journal;

    public Declaring(
            Tx tx, Listings listings, Inspecting inspecting, Declarations declarations, ListingJournal journal) {
        this.tx = tx;
        this.listings = listings;
        this.inspecting = inspecting;
        this.declarations = declarations;
        this.journal = journal;
    }

    /** Where the declaration of an open licence stands today. */
    public Declaration of(Listing listing) {
        if (!listing.terms().mode().needsAnnouncement()) {
            throw Refusal.conflict("listing.not-declared")
                    .with("mode", listing.terms().mode().name());
        }
        return tx.run(now -> Declaration.of(
                listing, inspecting.inspect(listing, LegalDays.of(now)).eligibility(), declarations.of(listing.id())));
    }

    /** The patents that it declares. */
    public java.util.List<Patent> patents(Listing listing) {
        return inspecting.offered(listing.terms());
    }

    /** Puts on record that it, or its withdrawal, was filed at the office. */
    public Declaration file(Actor seller, ListingId id, Declaration.Kind kind, String number, LocalDate filedOn) {
        return tx.run(now -> {
            var listing = inspecting.seller(listings, seller, id, LegalDays.of(now));
            require(number, filedOn, LegalDays.of(now));
            var declaration = of(listing);
            if (!declaration.canFile(kind)) {
                throw Refusal.conflict("listing.declaration-state")
                        .with("state", declaration.state().name());
            }
            var filing = new Declaration.Filing(
                    kind, number.strip(), filedOn, listing.terms().digest());
            declarations.add(id, filing);
            journal.tell(
                    kind == Declaration.Kind.DECLARATION ? ListingJournal.DECLARED : ListingJournal.WITHDRAWAL_FILED,
                    listing,
                    Map.of(
                            "acceptanceNumber",
                            filing.number(),
                            "on",
                            filedOn.toString(),
                            "termsDigest",
                            filing.terms().hex()));
            return of(listing);
        });
    }

    private static void require(String number, LocalDate filedOn, LocalDate today) {
        var refusal = Refusal.invalid("listing.filing");
        refusal.requireText("/acceptanceNumber", number, NUMBER_MAX);
        if (filedOn.isAfter(today)) {
            refusal.violation("/filedOn", "listing.future");
        }
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
    }
}
