package org.penglai.discovery;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.penglai.identity.Organisations;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Tx;
import org.penglai.listing.Listing;
import org.penglai.listing.ListingId;
import org.penglai.listing.Listings;
import org.penglai.patent.Owner;
import org.penglai.patent.Patents;

/** Reads published listings by their ids as they stand in the database: what is compared or looked at again must bind. */
public final class Showing {

    private final Tx tx;
    private final Listings listings;
    private final Patents patents;
    private final Organisations organisations;
    private final IndustryMap industries;

    /** @param industries proposes where an owner chose none */
    public Showing(Tx tx, Listings listings, Patents patents, Organisations organisations, IndustryMap industries) {
        this.tx = tx;
        this.listings = listings;
        this.patents = patents;
        this.organisations = organisations;
        this.industries = industries;
    }

    /** Those that are published now, in the order asked for. */
    public List<ListingDocument> published(List<ListingId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return tx.run(now -> {
            var found = listings.findAll(ids);
            var offered = patents.findAll(found.values().stream()
                    .flatMap(listing -> listing.terms().patents().stream())
                    .collect(Collectors.toSet()));
            var owners = organisations.findAll(offered.values().stream()
                    .flatMap(patent -> patent.owners().stream())
                    .map(Owner::organisation)
                    .flatMap(Optional::stream)
                    .collect(Collectors.toSet()));
            return ids.stream()
                    .distinct()
                    .map(found::get)
                    .filter(Listing.Published.class::isInstance)
                    .map(Listing.Published.class::cast)
                    .map(listing -> ListingDocument.of(
                                    0,
                                    listing,
                                    listing.terms().patents().stream()
                                            .map(offered::get)
                                            .filter(Objects::nonNull)
                                            .toList(),
                                    id -> Optional.ofNullable(owners.get(id)),
                                    LegalDays.of(now))
                            .proposing(industries))
                    .toList();
        });
    }
}
