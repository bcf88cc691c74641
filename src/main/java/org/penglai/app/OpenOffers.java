package org.penglai.app;

import java.util.Optional;
import java.util.stream.Collectors;
import org.penglai.deal.Offers;
import org.penglai.listing.Listing;
import org.penglai.listing.ListingId;
import org.penglai.listing.Listings;
import org.penglai.patent.Owner;
import org.penglai.patent.Patents;

/** Listings as deals meet them: with the owners of their patents. */
record OpenOffers(Listings listings, Patents patents) implements Offers {

    @Override
    public Optional<Offer> find(ListingId id) {
        return listings.find(id).map(this::offer);
    }

    @Override
    public Optional<Offer> lock(ListingId id) {
        return listings.lock(id).map(this::offer);
    }

    @Override
    public Optional<Listing> asSeen(ListingId id, int version) {
        return listings.versions(id, version, 1).stream()
                .map(Listings.Kept::listing)
                .filter(kept -> kept.head().version() == version && kept.isPublic())
                .findFirst();
    }

    private Offer offer(Listing listing) {
        var owners = patents.findAll(listing.terms().patents()).values().stream()
                .flatMap(patent -> patent.owners().stream())
                .map(Owner::organisation)
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
        return new Offer(listing, owners);
    }
}
