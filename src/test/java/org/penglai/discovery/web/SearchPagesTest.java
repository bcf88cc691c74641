package org.penglai.discovery.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.penglai.discovery.Facet;
import org.penglai.discovery.FacetName;
import org.penglai.discovery.Hit;
import org.penglai.discovery.Hit.Highlight;
import org.penglai.discovery.Hit.Segment;
import org.penglai.discovery.Hits;
import org.penglai.discovery.Listings;
import org.penglai.discovery.Searching;
import org.penglai.discovery.Sort;
import org.penglai.kernel.Language;
import org.penglai.kernel.Refusal;
import org.penglai.platform.http.Assets;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Caller;
import org.penglai.platform.http.Messages;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Reply;

class SearchPagesTest {

    private static final Messages MESSAGES = Messages.load(List.of("app", "patent", "listing", "discovery"));
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    @Test
    void wordsThatWereFoundAreMarkedAndWhatTextsHoldIsEscaped() {
        // Given
        var passage = List.of(new Segment("<i>", false), new Segment("隔膜", true), new Segment("</i>", false));
        var hit = new Hit(
                Listings.SEPARATOR,
                Optional.of(3f),
                List.of(
                        new Highlight("titleZh", List.of(new Segment("隔膜", true))),
                        new Highlight("patents.abstractZh", passage)));
        // When
        var page = page(query -> hits(List.of(hit)), Language.ZH, "q=%E9%9A%94%E8%86%9C");
        // Then
        assertThat(page.status()).isEqualTo(200);
        assertThat(text(page))
                .contains("<mark>隔膜</mark></a></h3>")
                .contains("&lt;i&gt;<mark>隔膜</mark>&lt;/i&gt;")
                .contains("href=\"/listings/" + Listings.SEPARATOR.id() + "\"")
                .contains("¥50,000")
                .contains("202119000012.");
    }

    @Test
    void aReaderOfEnglishSeesEnglishTitlesAndWhereNothingIsMarkedHowTheAbstractBegins() {
        var page = page(query -> hits(List.of(hit())), Language.EN, "");
        assertThat(text(page))
                .contains("Method for preparing a separator for lithium batteries")
                .contains("A ceramic coated separator with high heat resistance")
                .contains("Open licence");
    }

    @Test
    void whatIsChosenStaysChosenAndCanBeTakenAway() {
        var page = page(
                query -> hits(List.of(hit())),
                Language.EN,
                "q=film&mode=OPEN_LICENCE&ipc=h01m+10&priceMin=0&priceMax=99999");
        assertThat(text(page))
                .contains("name=\"mode\" value=\"OPEN_LICENCE\" checked>")
                .contains("name=\"mode\" value=\"FREE_LICENCE\">")
                .contains("href=\"/search?q=film&amp;ipc=h01m+10&amp;priceMin=0&amp;priceMax=99999\"")
                .contains("href=\"/search?q=film&amp;mode=OPEN_LICENCE&amp;priceMin=0&amp;priceMax=99999\"")
                .as("the step of prices that is chosen leads to none chosen")
                .contains("<a href=\"/search?q=film&amp;mode=OPEN_LICENCE&amp;ipc=h01m+10\" aria-current=\"true\">");
    }

    @Test
    void pagesFollowOnOneAnother() {
        var more = new Hits(
                List.of(hit()), new Hits.Total(10_000, true), false, List.of(), Optional.of("abc"), Duration.ZERO);
        var page = page(query -> more, Language.EN, "sort=price&after=xyz");
        assertThat(text(page))
                .contains("more than 10,000")
                .contains("href=\"/search?sort=price&amp;exact=true\"")
                .contains("href=\"/search?sort=price&amp;after=abc\" rel=\"next\"")
                .contains("<option value=\"price\" selected>")
                .contains("href=\"/search?sort=price\"");
    }

    @Test
    void nothingFoundSaysWhatToDo() {
        var none = new Hits(List.of(), new Hits.Total(0, false), true, List.of(), Optional.empty(), Duration.ZERO);
        assertThat(text(page(query -> none, Language.EN, "q=unobtainium")))
                .contains("No listing found")
                .contains("Show all listings");
    }

    @Test
    void hitsThatAreOnlyNearSaySo() {
        var near = new Hits(List.of(hit()), new Hits.Total(1, false), true, List.of(), Optional.empty(), Duration.ZERO);
        assertThat(text(page(query -> near, Language.EN, "q=x"))).contains("No listing matches all of it");
    }

    @Test
    void whatIsWrongIsSaidBesideTheField() {
        var page = page(query -> hits(List.of()), Language.EN, "q=film&priceMin=cheap");
        assertThat(page.status()).isEqualTo(400);
        assertThat(text(page))
                .contains("Some conditions cannot be read")
                .contains("is no number")
                .contains("value=\"film\"")
                .contains("value=\"cheap\"")
                .contains("aria-invalid=\"true\"");
    }

    @ParameterizedTest
    @EnumSource
    void anOrderThatIsNoneIsAnsweredWithTheOrdersAsThePageNamesThem(Language language) {
        var page = page(query -> hits(List.of()), language, "q=film&sort=zzz");
        assertThat(page.status()).isEqualTo(400);
        for (var sort : Sort.values()) {
            var named = MESSAGES.text(language, "discovery.sort." + sort.wire());
            assertThat(text(page).toLowerCase(Locale.ROOT)).contains(named.toLowerCase(Locale.ROOT));
        }
        assertThat(text(page)).doesNotContain("relevance,");
    }

    @Test
    void amountsInTenThousandsAreUnderstood() {
        var page = page(query -> hits(List.of(hit())), Language.ZH, "priceMin=1%E4%B8%87&priceMax=10%E4%B8%87");
        assertThat(page.status()).isEqualTo(200);
        assertThat(text(page)).contains("value=\"10万\"");
    }

    @Test
    void whileTheEngineIsAwayThePageSaysSoAndKeepsWhatWasTyped() {
        Searching away = query -> {
            throw Refusal.of(Refusal.Kind.UNAVAILABLE, "search.unavailable");
        };
        var page = page(away, Language.EN, "q=film");
        assertThat(page.status()).isEqualTo(503);
        assertThat(text(page)).contains("Search is not available just now").contains("value=\"film\"");
    }

    @ParameterizedTest
    @EnumSource
    void noWordIsMissing(Language language) {
        var query = Arrays.stream(FacetName.values())
                .filter(facet -> facet != FacetName.PRICE && facet != FacetName.REMAINING_YEARS)
                .map(facet -> facet.wire() + "="
                        + facets().stream()
                                .filter(one -> one.name() == facet)
                                .map(one -> one.values().getFirst().value())
                                .findFirst()
                                .orElseThrow())
                .collect(Collectors.joining("&"));
        var page = page(
                every -> hits(List.of(hit())),
                language,
                query + "&free=true&remainingYearsMin=5&grantedFrom=2020-01-01&owner=x&priceMin=1&priceMax=2");
        assertThat(text(page)).doesNotContain("‹").doesNotContain("{");
    }

    @Test
    void whatNoControlShowsStaysAskedForAlsoWhileSearchIsAway() {
        var address = "q=film&limit=50&mode=OPEN_LICENCE&ipc=H01M&sort=price";
        assertThat(text(page(query -> hits(List.of(hit())), Language.EN, address)))
                .contains("<input type=\"hidden\" name=\"limit\" value=\"50\">")
                .doesNotContain("type=\"hidden\" name=\"mode\"");
        Searching away = query -> {
            throw Refusal.of(Refusal.Kind.UNAVAILABLE, "search.unavailable");
        };
        assertThat(text(page(away, Language.EN, address)))
                .contains("<input type=\"hidden\" name=\"mode\" value=\"OPEN_LICENCE\">")
                .contains("<input type=\"hidden\" name=\"ipc\" value=\"H01M\">")
                .contains("<input type=\"hidden\" name=\"sort\" value=\"price\">");
        assertThat(text(page(away, Language.EN, "mode=GIFT&industry=FOOD&priceMin=abc")))
                .contains("<input type=\"hidden\" name=\"industry\" value=\"FOOD\">")
                .doesNotContain("type=\"hidden\" name=\"mode\"");
    }

    private static Hit hit() {
        return new Hit(Listings.SEPARATOR, Optional.empty(), List.of());
    }

    private static Hits hits(List<Hit> items) {
        return new Hits(
                items, new Hits.Total(items.size(), false), false, facets(), Optional.empty(), Duration.ofMillis(3));
    }

    private static List<Facet> facets() {
        return List.of(
                facet(FacetName.MODE, "OPEN_LICENCE", "FREE_LICENCE"),
                facet(FacetName.INDUSTRY, "CLEAN_ENERGY"),
                facet(FacetName.CENTRE, "MARINE_ECONOMY"),
                facet(FacetName.IPC, "H", "A"),
                facet(FacetName.PATENT_KIND, "INVENTION", "UTILITY_MODEL", "DESIGN"),
                facet(FacetName.OWNER_KIND, "UNIVERSITY"),
                facet(FacetName.OWNER_NAME, "蓬莱湾大学"),
                facet(FacetName.DIVISION, "3706", "370613"),
                new Facet(
                        FacetName.PRICE,
                        List.of(new Facet.Value("free", 1, false), new Facet.Value("0-99999", 4, true))),
                facet(FacetName.TRL, "7"),
                facet(FacetName.REMAINING_YEARS, "5"));
    }

    /** The first value is chosen. */
    private static Facet facet(FacetName name, String... values) {
        return new Facet(
                name,
                Stream.of(values)
                        .map(value -> new Facet.Value(value, 12, value.equals(values[0])))
                        .toList());
    }

    private static Reply page(Searching searching, Language language, String query) {
        var call = new Call(
                new Call.Line("searchListings", "GET", "/search?" + query, "request", language),
                new Call.Parameters(Map.of(), parameters(query), Map.of()),
                Call.Content.NONE,
                Caller.ANYONE);
        return new SearchPages(searching, pages(), () -> TODAY)
                .routes()
                .getFirst()
                .endpoint()
                .handle(call);
    }

    private static Map<String, List<String>> parameters(String query) {
        return Stream.of(query.split("&"))
                .filter(part -> !part.isEmpty())
                .map(part -> part.split("="))
                .collect(Collectors.groupingBy(
                        part -> part[0],
                        java.util.LinkedHashMap::new,
                        Collectors.mapping(
                                part -> java.net.URLDecoder.decode(part[1], java.nio.charset.StandardCharsets.UTF_8),
                                Collectors.toList())));
    }

    /** Pages without a server. */
    static Pages pages() {
        var frame =
                List.of("favicon.svg", "bootstrap.css", "penglai.css", "dark.css", "htmx.js", "live.js", "suggest.js");
        var assets = new Assets(frame.stream().collect(Collectors.toMap(name -> name, name -> "web/penglai.css")));
        return new Pages(MESSAGES, assets, (operation, caller) -> {}, () -> new UUID(0, 0), /* demo= */ false);
    }

    static String text(Reply reply) {
        var html = ((Reply.Body.Text) reply.body()).text();
        return html.substring(html.indexOf("<main"), html.indexOf("</main>"));
    }
}
