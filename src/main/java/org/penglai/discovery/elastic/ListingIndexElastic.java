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
    public void put(ListingDocument listing) {
        index.write(List.of(write(listing)));
    }

    @Override
    public void remove(ListingId listing, long version) {
        index.write(List.of(new Write.Remove(listing.toString(), version)));
    }

    @Override
    public long rebuild(Supplier<Stream<ListingDocument>> published) {
        return index.rebuild(() -> published.get().map(ListingIndexElastic::write));
    }

    private static Write.Put write(ListingDocument listing) {
        return new Write.Put(listing.id().toString(), listing.version(), ListingJson.write(listing));
    }
}
