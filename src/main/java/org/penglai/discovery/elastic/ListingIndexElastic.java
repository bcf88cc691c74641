package org.penglai.discovery.elastic;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.penglai.discovery.CentreFields;
import org.penglai.discovery.ListingDocument;
import org.penglai.discovery.ListingIndex;
import org.penglai.listing.ListingId;
import org.penglai.platform.search.SearchIndex;
import org.penglai.platform.search.SearchIndex.Standing;
import org.penglai.platform.search.SearchIndex.Write;

/** Keeps the listings' index. */
public final class ListingIndexElastic implements ListingIndex {

    private final SearchIndex index;
    private final CentreFields centres;

    /** An index in which nothing lies in the field of any operation centre. */
    public ListingIndexElastic(SearchIndex index) {
        this(index, CentreFields.NONE);
    }

    public ListingIndexElastic(SearchIndex index, CentreFields centres) {
        this.index = index;
        this.centres = centres;
    }

    @Override
    public boolean needsRebuild() {
        return index.prepare() != Standing.READY;
    }

    @Override
    public void put(List<ListingDocument> listings) {
        if (!listings.isEmpty()) {
            index.write(listings.stream().<Write>map(this::write).toList());
        }
    }

    @Override
    public void remove(List<ListingId> listings, long reading) {
        if (!listings.isEmpty()) {
            index.write(listings.stream()
                    .<Write>map(listing -> new Write.Remove(listing.toString(), reading))
                    .toList());
        }
    }

    @Override
    public long rebuild(Supplier<Stream<ListingDocument>> published, Runnable beforeShown) {
        return index.rebuild(() -> published.get().map(this::write), beforeShown);
    }

    @Override
    public void removeUnused() {
        index.removeUnused();
    }

    private Write.Put write(ListingDocument listing) {
        return new Write.Put(listing.id().toString(), listing.reading(), ListingJson.write(listing, centres));
    }
}
