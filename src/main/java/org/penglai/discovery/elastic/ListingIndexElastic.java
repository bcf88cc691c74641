package org.penglai.discovery.elastic;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.penglai.discovery.CentreFields;
import org.penglai.discovery.Lexicon;
import org.penglai.discovery.ListingDocument;
import org.penglai.discovery.ListingIndex;
import org.penglai.discovery.Senses;
import org.penglai.kernel.Bilingual;
import org.penglai.listing.ListingId;
import org.penglai.platform.search.SearchIndex;
import org.penglai.platform.search.SearchIndex.Standing;
import org.penglai.platform.search.SearchIndex.Write;

/** Keeps the listings' index. */
public final class ListingIndexElastic implements ListingIndex {

    private final SearchIndex index;
    private final ListingJson.Writer writer;

    /** An index in which nothing lies in the field of any operation centre, and no word has another. */
    public ListingIndexElastic(SearchIndex index) {
        this(index, CentreFields.NONE, Lexicon.EMPTY.senses());
    }

    /** An index in which it is not known what symbols are about. */
    public ListingIndexElastic(SearchIndex index, CentreFields centres, Senses senses) {
        this(index, centres, senses, symbol -> Optional.empty());
    }

    /**
     * @param senses what texts speak of, in words that both languages share
     * @param subjects what a symbol of the classification is about
     */
    public ListingIndexElastic(
            SearchIndex index, CentreFields centres, Senses senses, Function<String, Optional<Bilingual>> subjects) {
        this.index = index;
        this.writer = new ListingJson.Writer(centres, senses, subjects);
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
        return new Write.Put(listing.id().toString(), listing.reading(), writer.write(listing));
    }
}
