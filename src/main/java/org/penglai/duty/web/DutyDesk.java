package org.penglai.duty.web;

import java.nio.file.Path;
import java.util.Optional;
import org.penglai.duty.Bundling;
import org.penglai.duty.Reporting;
import org.penglai.duty.Sharing;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Role;
import org.penglai.kernel.Tx;
import org.penglai.listing.Listing;
import org.penglai.listing.ListingId;
import org.penglai.listing.Listings;
import org.penglai.platform.http.Call;

/**
 * What API and pages of a university's duties work with, and who may know of them.
 *
 * @param passing folder for files that are made for one answer
 */
public record DutyDesk(
        Tx tx, Listings listings, Sharing sharing, Bundling bundling, Reporting reporting, Path passing) {

    /** The listing of a public institution, for its seller and the offices that look. */
    Listing listing(Call call) {
        var listing = listings.require(call.id("id", "listing.unknown", ListingId::new));
        var actor = call.actor();
        if (!listing.isVisibleTo(Optional.of(actor))) {
            throw Listings.unknown(listing.id());
        }
        if (!listing.isSoldBy(actor) && !actor.is(Role.OPERATOR) && !actor.is(Role.AUDITOR)) {
            throw Refusal.forbidden("listing.not-seller");
        }
        if (!sharing.concerns(listing)) {
            throw Refusal.conflict("duty.not-public-institution")
                    .with("listing", listing.id().toString());
        }
        return listing;
    }
}
