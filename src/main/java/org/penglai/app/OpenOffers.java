package org.penglai.app;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.penglai.deal.Offers;
import org.penglai.listing.Bond;
import org.penglai.listing.Bonds;
import org.penglai.listing.Listing;
import org.penglai.listing.ListingId;
import org.penglai.listing.ListingMode;
import org.penglai.listing.Listings;
import org.penglai.listing.Selling;
import org.penglai.patent.Owner;
import org.penglai.patent.Patents;

/** Listings as deals meet them: with the owners of their patents. */
record OpenOffers(Listings listings, Patents patents, Bonds bonds, Selling selling, Predicate<ListingId> claimed)
        implements Offers {

    @Override
    public Optional<Offer> find(ListingId id) {
        return listings.find(id).map(this::offer);
    }

    @Override
    public Optional<Offer> lock(ListingId id) {
        return listings.lock(id).map(this::offer);
    }

    @Override
    public void sold(Listing.Published listing, Instant now) {
        selling.sold(listing, now);
    }

    @Override
    public Optional<Listing> asSeen(ListingId id, int version) {
        return listings.versions(id, version, 1).stream()
                .map(Listings.Kept::listing)
                .filter(kept -> kept.head().version() == version && kept.isPublic())
                .findFirst();
    }

    private Offer offer(Listing listing) {
        var known = patents.findAll(listing.terms().patents());
        var owners = known.values().stream()
                .flatMap(patent -> patent.owners().stream())
                .map(Owner::organisation)
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
        var sold = listing.terms().patents().stream()
                .map(known::get)
                .filter(Objects::nonNull)
                .toList();
        var travelling = listing.terms().mode() == ListingMode.ASSIGNMENT
                ? bonds.of(listing.terms().patents())
                : List.<Bond>of();
        return new Offer(listing, owners, sold, travelling, claimed.test(listing.id()));
    }
}
