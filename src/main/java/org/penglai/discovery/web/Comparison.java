package org.penglai.discovery.web;

import java.util.List;
import java.util.function.Function;
import org.penglai.discovery.ListingDocument;
import org.penglai.platform.http.View;

/**
 * Listings side by side, one row for each thing to compare.
 *
 * @param asked how many were asked for
 */
public record Comparison(List<ListingDocument> listings, List<Row> rows, int asked) {

    /** As many as a desk shows side by side and a mind holds. */
    public static final int MOST = 4;

    public Comparison {
        listings = List.copyOf(listings);
        rows = List.copyOf(rows);
    }

    /** One thing to compare; an empty cell where a listing does not say. */
    public record Row(String key, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }

        /** Whether the listings differ in it. */
        public boolean differs() {
            return cells.stream().distinct().count() > 1;
        }
    }

    /** Whether more were asked for than are compared. */
    public boolean isCut() {
        return asked > MOST;
    }

    static Comparison of(List<ListingDocument> listings, int asked, FacetWords words) {
        var rows = List.of(
                row("mode", listings, one -> words.mode(one.offer().mode())),
                row("price", listings, one -> price(one, words)),
                row(
                        "kind",
                        listings,
                        one -> words.joined(one.patents().stream()
                                .map(patent -> words.kind(patent.number().kind())))),
                row(
                        "number",
                        listings,
                        one -> words.joined(one.patents().stream()
                                .map(patent -> patent.number().canonical()))),
                row("owner", listings, one -> words.joined(one.owners().stream().map(ListingDocument.Owner::name))),
                row(
                        "place",
                        listings,
                        one -> words.joined(one.owners().stream()
                                .flatMap(owner -> owner.division().stream())
                                .map(words::place))),
                row("industry", listings, one -> words.joined(words.industries(one.offer()))),
                row(
                        "ipc",
                        listings,
                        one -> words.joined(one.patents().stream()
                                .flatMap(patent -> patent.ipc().stream())
                                .map(words::symbol))),
                row("fields", listings, one -> words.joined(one.words().applicationFields().stream())),
                row("products", listings, one -> words.joined(one.words().products().stream())),
                row(
                        "trl",
                        listings,
                        one -> one.offer().trl().map(words::maturity).orElse("")),
                row(
                        "granted",
                        listings,
                        one -> one.grantedOn().map(Object::toString).orElse("")),
                row(
                        "expires",
                        listings,
                        one -> one.expiresOn().map(Object::toString).orElse("")),
                row("published", listings, one -> words.day(one.offer().publishedAt())),
                row("summary", listings, one -> one.words().summary()));
        return new Comparison(
                listings,
                rows.stream()
                        .filter(row -> row.cells().stream().anyMatch(cell -> !cell.isEmpty()))
                        .toList(),
                asked);
    }

    private static Row row(String key, List<ListingDocument> listings, Function<ListingDocument, String> cell) {
        return new Row(key, listings.stream().map(cell).toList());
    }

    private static String price(ListingDocument listing, FacetWords words) {
        return listing.offer().free()
                ? words.free()
                : listing.offer().price().map(View::yuan).orElse(words.negotiable());
    }
}
