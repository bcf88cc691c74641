package org.penglai.discovery.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.penglai.discovery.Listings.CATHODE;
import static org.penglai.discovery.Listings.SEPARATOR;
import static org.penglai.discovery.Listings.WELDING;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.penglai.discovery.Hit;
import org.penglai.discovery.Hits;
import org.penglai.discovery.Listings;
import org.penglai.discovery.Searching;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Language;
import org.penglai.listing.ListingId;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Caller;
import org.penglai.platform.http.Cookies;
import org.penglai.platform.http.Messages;
import org.penglai.platform.http.Reply;

/** What visitors pick, have looked at, and take along. */
class ShownTest {

    private static final Messages MESSAGES = Messages.load(List.of("app", "patent", "listing", "discovery"));
    private static final FacetWords WORDS = new FacetWords(
            MESSAGES,
            Language.ZH,
            symbol -> symbol.equals("H01M50/403") ? Optional.of(Bilingual.of("隔膜", "")) : Optional.empty());

    @Test
    void whatDiffersIsMarkedAndWhatNoneSaysIsLeftOut() {
        var both = Comparison.of(List.of(SEPARATOR, WELDING), 2, WORDS);
        assertThat(both.rows())
                .filteredOn(row -> row.key().equals("price"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.cells()).containsExactly("¥50,000", "免费");
                    assertThat(row.differs()).isTrue();
                });
        assertThat(both.rows())
                .filteredOn(row -> row.key().equals("ipc"))
                .singleElement()
                .satisfies(row -> assertThat(row.cells().getFirst()).isEqualTo("H01M 50/403 隔膜"));
        assertThat(Comparison.of(List.of(SEPARATOR, SEPARATOR), 2, WORDS).rows())
                .noneMatch(Comparison.Row::differs)
                .noneMatch(row -> row.key().equals("products"));
        assertThat(Comparison.of(List.of(), 5, WORDS).isCut()).isTrue();
        assertThat(both.isCut()).isFalse();
    }

    @Test
    void theBrowserRemembersTheLatestTwelveOnceEach() {
        var cookie = new SeenCookie(new Cookies(/* tls= */ true));
        var header = "";
        for (var serial = 0; serial < 20; serial++) {
            header = sent(cookie.with(call(header, ""), id(serial)));
        }
        header = sent(cookie.with(call(header, ""), id(15)));
        assertThat(cookie.read(call(header, "")))
                .hasSize(12)
                .startsWith(id(15), id(19), id(18))
                .doesNotHaveDuplicates()
                .doesNotContain(id(7));
        assertThat(cookie.with(call("", ""), id(1)))
                .contains("HttpOnly")
                .contains("Secure")
                .contains("Max-Age=7776000");
        assertThat(cookie.forget()).contains("Max-Age=0");
    }

    @Test
    void aCookieThatIsNotOursIsPassedOver() {
        var cookie = new SeenCookie(new Cookies(/* tls= */ false));
        assertThat(cookie.read(call("seen=..x.%00.AAAA", ""))).isEmpty();
        assertThat(cookie.read(call("other=1", ""))).isEmpty();
        assertThat(cookie.read(call("", ""))).isEmpty();
    }

    @Test
    void aListIsTakenAlongToItsBoundAndNoFurther() {
        // Given: more than a thousand
        Searching endless = query -> {
            var from = query.page().after().map(Integer::parseInt).orElse(0);
            var items = IntStream.range(from, from + query.page().limit())
                    .mapToObj(serial -> new Hit(Listings.numbered(serial), Optional.empty(), List.of()))
                    .toList();
            var next = Optional.of(String.valueOf(from + query.page().limit()));
            return new Hits(items, new Hits.Total(10_000, true), false, List.of(), next, Duration.ZERO);
        };
        // When
        var csv = export(endless, "/search.csv");
        // Then
        var text = ((Reply.Body.Text) csv.body()).text();
        assertThat(text.lines()).hasSize(1 + SearchExport.MOST);
        assertThat(text.lines().skip(1).findFirst().orElseThrow())
                .contains("卫星天线展开机构")
                .contains("海淀智造")
                .contains("https://penglai.example/listings/");
        assertThat(csv.headers().get("Content-Disposition")).contains("penglai-listings.csv");
        assertThat(text).doesNotContain("‹");
    }

    @Test
    void aShortListIsTakenAlongWhole() {
        Searching three = query -> new Hits(
                List.of(CATHODE, SEPARATOR, WELDING).stream()
                        .map(listing -> new Hit(listing, Optional.empty(), List.of()))
                        .toList(),
                new Hits.Total(3, false),
                false,
                List.of(),
                Optional.empty(),
                Duration.ZERO);
        var text = ((Reply.Body.Text) export(three, "/search.csv").body()).text();
        assertThat(text.lines()).hasSize(4);
        assertThat(text).contains("50000.00").contains("免费");
        assertThat(((Reply.Body.Bytes) export(three, "/search.xlsx").body()).bytes())
                .startsWith('P', 'K');
    }

    private static Reply export(Searching searching, String path) {
        var export = new SearchExport(
                searching,
                MESSAGES,
                () -> LocalDate.of(2026, 3, 2),
                symbol -> Optional.empty(),
                "https://penglai.example");
        return export.routes().stream()
                .filter(route -> route.path().equals(path))
                .findFirst()
                .orElseThrow()
                .endpoint()
                .handle(call("", path));
    }

    private static Call call(String cookie, String path) {
        return new Call(
                new Call.Line("exportListings", "GET", path, "request", Language.ZH),
                new Call.Parameters(
                        Map.of(), Map.of("q", List.of("天线")), cookie.isEmpty() ? Map.of() : Map.of("cookie", cookie)),
                Call.Content.NONE,
                Caller.ANYONE);
    }

    /** What a browser sends back. */
    private static String sent(String setCookie) {
        return "a=b; " + setCookie.substring(0, setCookie.indexOf(';'));
    }

    private static ListingId id(int serial) {
        return new ListingId(new UUID(7, serial));
    }
}
