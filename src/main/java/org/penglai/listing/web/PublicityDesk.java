package org.penglai.listing.web;

import java.util.List;
import java.util.Optional;
import org.penglai.identity.Organisation;
import org.penglai.identity.Organisations;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Role;
import org.penglai.kernel.Tx;
import org.penglai.listing.Listing;
import org.penglai.listing.ListingId;
import org.penglai.listing.Listings;
import org.penglai.listing.Publicising;
import org.penglai.listing.Publicities;
import org.penglai.listing.Publicity;
import org.penglai.listing.PublicityId;
import org.penglai.platform.http.Call;

/** What API and pages of prices and publicities work with, and who may know what of them. */
public record PublicityDesk(
        Tx tx, Listings listings, Organisations organisations, Publicities publicities, Publicising publicising) {

    /** The listing, for its seller and for the offices that look. */
    Listing listing(Call call) {
        var listing = listings.require(call.id("id", "listing.unknown", ListingId::new));
        var reader = Optional.of(call.actor());
        if (!listing.isVisibleTo(reader)) {
            throw Listings.unknown(listing.id());
        }
        if (!listing.isSoldBy(call.actor()) && !isOffice(call.actor())) {
            throw Refusal.forbidden("listing.not-seller");
        }
        return listing;
    }

    Publicity publicity(Call call) {
        var id = call.id("id", "publicity.unknown", PublicityId::new);
        return publicities.find(id).orElseThrow(() -> Publicising.unknown(id));
    }

    /** Whether the reader may read what was objected: the institution and the offices. */
    static boolean isTold(Publicity publicity, Optional<Actor> reader) {
        return reader.filter(actor -> actor.actsFor(publicity.house()) || isOffice(actor))
                .isPresent();
    }

    private static boolean isOffice(Actor actor) {
        return actor.is(Role.OPERATOR) || actor.is(Role.AUDITOR);
    }

    Bilingual name(OrganisationId house) {
        return organisations.find(house).map(Organisation::name).orElseGet(() -> new Bilingual("—", "—"));
    }

    PublicityView view(Publicity publicity, Optional<Actor> reader) {
        return PublicityView.of(
                publicity,
                name(publicity.house()),
                Optional.of(publicities.objections(publicity.id())),
                isTold(publicity, reader));
    }

    List<PublicityView> views(List<Publicity> found) {
        var names = organisations.findAll(
                found.stream().map(Publicity::house).distinct().toList());
        return found.stream()
                .map(one -> PublicityView.of(
                        one,
                        Optional.ofNullable(names.get(one.house()))
                                .map(Organisation::name)
                                .orElseGet(() -> new Bilingual("—", "—")),
                        Optional.empty(),
                        /* told= */ false))
                .toList();
    }
}
