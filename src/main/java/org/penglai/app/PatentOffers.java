package org.penglai.app;

import java.util.List;
import org.penglai.listing.Listings;
import org.penglai.patent.ApplicationNumber;
import org.penglai.patent.web.PatentPages.Offer;
import org.penglai.patent.web.PatentPages.Offers;

/** Tells a patent's page which listings offer it; patents themselves know nothing of listings. */
final class PatentOffers implements Offers {

    private final Listings listings;

    PatentOffers(Listings listings) {
        this.listings = listings;
    }

    @Override
    public List<Offer> of(ApplicationNumber number) {
        return listings.findAll(listings.offering(number)).values().stream()
                .map(listing -> new Offer(
                        "/listings/" + listing.id(),
                        listing.content().text().title(),
                        listing.terms().mode().name(),
                        listing.state().name()))
                .toList();
    }
}
