package org.penglai.app;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.penglai.discovery.ListingDocument;
import org.penglai.discovery.ListingIndex;
import org.penglai.identity.Organisation;
import org.penglai.identity.Organisations;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Tx;
import org.penglai.listing.Listing;
import org.penglai.listing.ListingId;
import org.penglai.listing.Listings;
import org.penglai.patent.ApplicationNumber;
import org.penglai.patent.Owner;
import org.penglai.patent.Patent;
import org.penglai.patent.Patents;

/** Keeps the search index in step with listings, their patents and owners: a projection, rebuilt from the rows at any time. */
final class Indexing {

    private static final int BATCH = 200;

    private final Tx tx;
    private final Listings listings;
    private final Patents patents;
    private final Organisations organisations;
    private final ListingIndex index;

    Indexing(Tx tx, Listings listings, Patents patents, Organisations organisations, ListingIndex index) {
        this.tx = tx;
        this.listings = listings;
        this.patents = patents;
        this.organisations = organisations;
        this.index = index;
    }

    /** Shows the listing as it stands now, or no more; harmless to repeat. */
    void show(ListingId id) {
        listings.find(id).ifPresent(listing -> {
            if (listing instanceof Listing.Published published) {
                documents(List.of(published)).forEach(index::put);
            } else {
                index.remove(id, listing.head().version());
            }
        });
    }

    /** Shows again all that is offered of the patent. */
    void show(ApplicationNumber patent) {
        listings.offering(patent).forEach(this::show);
    }

    /** Builds the index from the rows and answers how many listings it holds. */
    long rebuild() {
        return index.rebuild(() -> Stream.iterate(
                        batch(Optional.empty()),
                        batch -> !batch.isEmpty(),
                        batch -> batch(Optional.of(batch.getLast().id())))
                .flatMap(batch -> documents(batch.stream()
                                .filter(Listing.Published.class::isInstance)
                                .map(Listing.Published.class::cast)
                                .toList())
                        .stream()));
    }

    /** Makes the index where there is none; answers whether it had to be built. */
    boolean ensure() {
        var needed = index.needsRebuild();
        if (needed) {
            rebuild();
        }
        return needed;
    }

    private List<Listing> batch(Optional<ListingId> after) {
        return listings.shown(after, BATCH);
    }

    private List<ListingDocument> documents(List<Listing.Published> published) {
        var today = tx.run(LegalDays::of);
        var offered = patents.findAll(published.stream()
                .flatMap(listing -> listing.terms().patents().stream())
                .collect(Collectors.toSet()));
        var owners = organisations.findAll(offered.values().stream()
                .flatMap(patent -> patent.owners().stream())
                .map(Owner::organisation)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet()));
        Function<OrganisationId, Optional<Organisation>> known = id -> Optional.ofNullable(owners.get(id));
        return published.stream()
                .map(listing -> ListingDocument.of(listing, of(listing, offered), known, today))
                .toList();
    }

    private static List<Patent> of(Listing.Published listing, java.util.Map<ApplicationNumber, Patent> offered) {
        return listing.terms().patents().stream()
                .map(offered::get)
                .filter(java.util.Objects::nonNull)
                .toList();
    }
}
