package org.penglai.discovery;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One search.
 *
 * @param text what was typed, in Chinese, English or both, or a number; empty finds everything
 * @param facets whether the spread over the facets is wanted
 * @param page which part of the hits
 * @param today the legal day from which remaining years are counted
 */
public record Query(String text, Filters filters, Sort sort, boolean facets, Page page, LocalDate today) {

    /** Longest text that is searched; longer ones are needs, which have their own way. */
    public static final int TEXT_MAX = 200;

    /**
     * A part of the hits.
     *
     * @param limit hits at the most
     * @param after the cursor that came with the part before
     * @param exact whether every hit is counted, however many there are
     */
    public record Page(int limit, Optional<String> after, boolean exact) {
        public static final int LIMIT_USUAL = 20;
        public static final int LIMIT_MAX = 100;

        /** A cursor that remembers a hundred hits and the view of the index they stood in has about 3 500 characters. */
        public static final int AFTER_MAX = 4096;

        /** The first part of the usual size. */
        public static final Page FIRST = new Page(LIMIT_USUAL, Optional.empty());

        /** A part, with the total counted as far as usual. */
        public Page(int limit, Optional<String> after) {
            this(limit, after, /* exact= */ false);
        }
    }

    /** Everything, from the newest. */
    public static Query all(LocalDate today) {
        return of("", today);
    }

    /** A search for the text alone, with facets. */
    public static Query of(String text, LocalDate today) {
        return new Query(text, Filters.NONE, Sort.RELEVANCE, /* facets= */ true, Page.FIRST, today);
    }

    public Query filteredBy(Filters wanted) {
        return new Query(text, wanted, sort, facets, page, today);
    }

    public Query sortedBy(Sort order) {
        return new Query(text, filters, order, facets, page, today);
    }

    public Query faceted() {
        return new Query(text, filters, sort, /* facets= */ true, page, today);
    }

    public Query page(Page wanted) {
        return new Query(text, filters, sort, facets, wanted, today);
    }
}
