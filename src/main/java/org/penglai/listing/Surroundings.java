package org.penglai.listing;

import java.util.List;
import java.util.Optional;

/**
 * What is known of an offer besides its terms and the registers.
 *
 * @param consents what co-owners said, in the order of time
 * @param bonds what else binds the patents on this platform; the listing itself is not among them
 * @param publication of the listing, where it is or was open
 * @param pricing what the seller decided last on the price, of whatever terms
 */
public record Surroundings(
        List<Consent> consents,
        List<Bond> bonds,
        Optional<Listing.Publication> publication,
        Optional<Publicities.Pricing> pricing) {

    /** Nothing is known. */
    public static final Surroundings NOTHING = new Surroundings(List.of(), List.of(), Optional.empty());

    /** Of a price on which nothing was decided. */
    public Surroundings(List<Consent> consents, List<Bond> bonds, Optional<Listing.Publication> publication) {
        this(consents, bonds, publication, Optional.empty());
    }

    public Surroundings {
        consents = List.copyOf(consents);
        bonds = List.copyOf(bonds);
    }
}
