package org.penglai.discovery.elastic;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.penglai.discovery.ListingDocument;
import org.penglai.discovery.ListingIndex;
import org.penglai.listing.ListingId;
import org.penglai.platform.search.SearchIndex;
import org.penglai.platform.search.SearchIndex.Standing;
import org.penglai.platform.search.SearchIndex.Write;

/** Keeps the listings' index. */
public final class ListingIndexElastic implements ListingIndex {

    private final SearchIndex index;

    public ListingIndexElastic(SearchIndex index) {
        this.index = index;
    }

    @Override
    public boolean needsRebuild() {
        return index.prepare() != Standing.READY;
    }

    @Override
    public void put(List<ListingDocument> listings) {
        if (!listings.isEmpty()) {
            index.write(listings.stream().<Write>map(ListingIndexElastic::write).toList());
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
        return index.rebuild(() -> published.get().map(ListingIndexElastic::write), beforeShown);
    }

    @Override
    public void removeUnused() {
        index.removeUnused();
    }

    private static Write.Put write(ListingDocument listing) {
        return new Write.Put(listing.id().toString(), listing.reading(), ListingJson.write(listing));
    }
}
