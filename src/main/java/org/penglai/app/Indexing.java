package org.penglai.app;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.penglai.discovery.IndustryMap;
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
import org.penglai.patent.PatentDocuments;
import org.penglai.patent.Patents;
import org.penglai.platform.jobs.Lease;

/** Keeps the search index in step with listings, their patents and owners: a projection, rebuilt from the rows at any time. */
final class Indexing {

    private static final int BATCH = 200;

    private final Tx tx;
    private final LongSupplier readings;
    private final Listings listings;
    private final Patents patents;
    private final Organisations organisations;
    private final PatentDocuments documents;
    private final ListingIndex index;
    private final IndustryMap industries;

    /**
     * @param readings gives each reading of the rows a number greater than all before it: of two writes to the index, the
     *     one with the greater number has seen all that the other has
     */
    Indexing(
            Tx tx,
            LongSupplier readings,
            Listings listings,
            Patents patents,
            Organisations organisations,
            PatentDocuments documents,
            ListingIndex index,
            IndustryMap industries) {
        this.tx = tx;
        this.readings = readings;
        this.listings = listings;
        this.patents = patents;
        this.organisations = organisations;
        this.documents = documents;
        this.index = index;
        this.industries = industries;
    }

    /** Shows the listing as it stands now, or no more; harmless to repeat. */
    void show(ListingId id) {
        showAll(List.of(id));
    }

    /** The listing as it would be shown now, where it is open. */
    Optional<ListingDocument> document(ListingId id) {
        var reading = readings.getAsLong();
        return listings.find(id)
                .filter(Listing.Published.class::isInstance)
                .map(Listing.Published.class::cast)
                .flatMap(open -> documents(reading, List.of(open)).stream().findFirst());
    }

    private void showAll(List<ListingId> ids) {
        for (int at = 0; at < ids.size(); at += BATCH) {
            var reading = readings.getAsLong();
            var found = listings.findAll(ids.subList(at, Math.min(at + BATCH, ids.size())))
                    .values();
            index.put(documents(reading, published(found)));
            index.remove(
                    found.stream()
                            .filter(listing -> !(listing instanceof Listing.Published))
                            .map(Listing::id)
                            .toList(),
                    reading);
        }
    }

    private static List<Listing.Published> published(Collection<Listing> found) {
        return found.stream()
                .filter(Listing.Published.class::isInstance)
                .map(Listing.Published.class::cast)
                .toList();
    }

    /** Shows again all that is offered of the patents. */
    void show(Collection<ApplicationNumber> patents) {
        showAll(listings.offering(patents));
    }

    /** Shows again all that is offered of the organisation's patents. */
    void show(OrganisationId owner) {
        Stream.iterate(
                        owned(owner, Optional.empty()),
                        batch -> !batch.isEmpty(),
                        batch -> owned(owner, Optional.of(batch.getLast())))
                .forEach(this::show);
    }

    private List<ApplicationNumber> owned(OrganisationId owner, Optional<ApplicationNumber> after) {
        return patents.ownedBy(owner, after, BATCH).stream().map(Patent::number).toList();
    }

    /** Builds the index from the rows under the lease on it, and answers how many listings it holds. */
    long rebuild(Lease lease) {
        return index.rebuild(
                () -> Stream.iterate(
                                batch(Optional.empty(), lease),
                                batch -> !batch.listings().isEmpty(),
                                batch -> batch(
                                        Optional.of(batch.listings().getLast().id()), lease))
                        .flatMap(batch -> documents(batch.reading(), published(batch.listings())).stream()),
                lease::confirm);
    }

    /** Makes the index where there is none, and clears away what earlier rebuilds left. */
    void ensure(Lease lease) {
        if (index.needsRebuild()) {
            rebuild(lease);
        } else {
            index.removeUnused();
        }
    }

    /** Clears away what earlier rebuilds left. */
    void removeUnused() {
        index.removeUnused();
    }

    /** Listings read after the number was taken. */
    private record Batch(long reading, List<Listing> listings) {}

    private Batch batch(Optional<ListingId> after, Lease lease) {
        if (!lease.isHeld()) {
            lease.confirm();
        }
        return new Batch(readings.getAsLong(), listings.shown(after, BATCH));
    }

    private List<ListingDocument> documents(long reading, List<Listing.Published> published) {
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
        var claims = documents.claims(offered.keySet());
        return published.stream()
                .map(listing -> ListingDocument.of(reading, listing, of(listing, offered), known, today)
                        .proposing(industries)
                        .claiming(claims))
                .toList();
    }

    private static List<Patent> of(Listing.Published listing, java.util.Map<ApplicationNumber, Patent> offered) {
        return listing.terms().patents().stream()
                .map(offered::get)
                .filter(java.util.Objects::nonNull)
                .toList();
    }
}
