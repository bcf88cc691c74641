package org.penglai.discovery.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.penglai.discovery.ListingDocument;
import org.penglai.discovery.Query;
import org.penglai.discovery.QueryForm;
import org.penglai.discovery.Searching;
import org.penglai.discovery.file.HitsTable;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Refusal;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Endpoint;
import org.penglai.platform.http.Messages;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Reply;

/** A list of hits to take along, as text or as a workbook, by the parameters of its page or of the API. */
public final class SearchExport {

    /** Nobody weighs more by hand; who needs all of it asks the API page by page. */
    public static final int MOST = 1_000;

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final List<String> COLUMNS = List.of(
            "titleZh",
            "titleEn",
            "mode",
            "free",
            "price",
            "number",
            "kind",
            "owner",
            "place",
            "industry",
            "ipc",
            "trl",
            "granted",
            "expires",
            "published",
            "address");

    private static final int PRICE = COLUMNS.indexOf("price");

    private final Searching searching;
    private final Messages messages;
    private final Supplier<LocalDate> today;
    private final Function<String, Optional<Bilingual>> subjects;
    private final String publicUrl;

    public SearchExport(
            Searching searching,
            Messages messages,
            Supplier<LocalDate> today,
            Function<String, Optional<Bilingual>> subjects,
            String publicUrl) {
        this.searching = searching;
        this.messages = messages;
        this.today = today;
        this.subjects = subjects;
        this.publicUrl = publicUrl;
    }

    public List<PageRoute> routes() {
        return List.of(
                PageRoute.get("/search.csv", "exportListings", this::csv),
                PageRoute.get("/search.xlsx", "exportListings", this::xlsx));
    }

    public Map<String, Endpoint> operations() {
        return Map.of("exportListings", this::asked);
    }

    private Reply asked(Call call) {
        return switch (call.path("format")) {
            case "csv" -> csv(call);
            case "xlsx" -> xlsx(call);
            default -> throw Refusal.unknown("search.format-unknown").with("format", call.path("format"));
        };
    }

    private Reply csv(Call call) {
        return named(Reply.text(200, "text/csv; charset=utf-8", table(call).csv()), "csv");
    }

    private Reply xlsx(Call call) {
        var sheet = messages.text(call.language(), "discovery.results");
        return named(Reply.bytes(XLSX, table(call).xlsx(sheet)), "xlsx");
    }

    private static Reply named(Reply reply, String ending) {
        return reply.header("Content-Disposition", "attachment; filename=\"penglai-listings." + ending + "\"")
                .header("Cache-Control", "no-store");
    }

    private HitsTable table(Call call) {
        var query = QueryForm.parse(call.query(), today.get());
        var words = new FacetWords(messages, call.language(), subjects);
        var heading = COLUMNS.stream()
                .map(column -> messages.text(call.language(), "discovery.export." + column))
                .toList();
        var rows = listings(query).stream().map(listing -> row(listing, words)).toList();
        return new HitsTable(heading, rows, PRICE);
    }

    private List<ListingDocument> listings(Query query) {
        var found = new ArrayList<ListingDocument>();
        Optional<String> after = Optional.empty();
        do {
            var part = searching.search(query.page(new Query.Page(Query.Page.LIMIT_MAX, after)));
            part.items().forEach(hit -> found.add(hit.listing()));
            after = part.next();
        } while (after.isPresent() && found.size() < MOST);
        return found;
    }

    private List<String> row(ListingDocument listing, FacetWords words) {
        var title = listing.words().title();
        var offer = listing.offer();
        var price =
                offer.price().map(amount -> BigDecimal.valueOf(amount.fen(), 2).toPlainString());
        return List.of(
                title.zh(),
                title.en(),
                words.mode(offer.mode()),
                offer.free() ? words.free() : "",
                offer.free() ? "0.00" : price.orElse(""),
                joined(listing.patents().stream().map(patent -> patent.number().canonical())),
                joined(listing.patents().stream()
                        .map(patent -> words.kind(patent.number().kind()))),
                joined(listing.owners().stream().map(ListingDocument.Owner::name)),
                joined(listing.owners().stream()
                        .flatMap(owner -> owner.division().stream())
                        .map(words::place)),
                joined(words.industries(offer)),
                joined(listing.patents().stream()
                        .flatMap(patent -> patent.ipc().stream())
                        .map(Object::toString)),
                offer.trl().map(String::valueOf).orElse(""),
                listing.grantedOn().map(Object::toString).orElse(""),
                listing.expiresOn().map(Object::toString).orElse(""),
                words.day(offer.publishedAt()),
                publicUrl + "/listings/" + listing.id());
    }

    private static String joined(Stream<String> parts) {
        return String.join("; ", parts.distinct().toList());
    }
}
