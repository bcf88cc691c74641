package org.penglai.discovery.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.penglai.discovery.Listings.CATHODE;
import static org.penglai.discovery.Listings.SEPARATOR;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penglai.app.Api;
import org.penglai.discovery.Listings;
import org.penglai.discovery.elastic.ListingIndexElastic;
import org.penglai.platform.search.SearchEngine;
import org.penglai.platform.search.SearchIndex;
import org.penglai.platform.search.SearchSettings;
import org.penglai.stack.Progress;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** Search on a running server, over the API and as a page. */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SearchSiteIT {

    private TestBed bed;
    private Api anyone;

    @BeforeAll
    void start(TestBed given) {
        bed = given;
        try (var engine = new SearchEngine(SearchSettings.at(bed.elasticsearch().uri()))) {
            var index = new SearchIndex(engine, bed.indexPrefix() + "listing", "listing-v2");
            new ListingIndexElastic(index).rebuild(() -> Listings.all().stream(), () -> {});
        }
        bed.server().start();
        anyone = Api.of(bed).with("Accept-Language", "en");
    }

    @Test
    void anyoneFindsAListingWithItsWordsMarkedAndItsFacetsCounted() {
        var found = anyone.get("/search?facets=true&q=" + encoded("锂电池 separator"))
                .expect(200)
                .json();

        assertThat(found.getInteger("total")).isEqualTo(2);
        assertThat(found.getInteger("close")).isEqualTo(1);
        var item = found.getJsonArray("items").getJsonObject(0);
        assertThat(item.getString("id")).isEqualTo(SEPARATOR.id().toString());
        assertThat(item.getJsonArray("patents").getList()).containsExactly("202119000012.1");
        assertThat(item.getInteger("priceFen")).isEqualTo(5_000_000);
        assertThat(item.getJsonArray("highlights").encode()).contains("锂电池").contains("\"hit\":true");
        assertThat(found.getJsonObject("facets").getJsonArray("industry").getList())
                .containsExactly(new JsonObject()
                        .put("value", "CLEAN_ENERGY")
                        .put("label", "Clean energy")
                        .put("count", 2)
                        .put("chosen", false)
                        .getMap());
    }

    @Test
    void whatIsMalformedIsAnsweredWithANote() throws IOException, InterruptedException {
        var found = anyone.get("/search?q=" + encoded("\"隔膜 colour:red"))
                .expect(200)
                .json();
        assertThat(found.getJsonArray("notes").getJsonObject(0).getString("code"))
                .isEqualTo("open-quote");
        assertThat(found.getJsonArray("items")).isNotEmpty();
        assertThat(page("/search?q=" + encoded("颜色:隔膜"), "zh-CN").body()).contains("没有名为“颜色”的字段");
    }

    @Test
    void whyAListingIsFoundAndWhichAreLikeItIsSaid() throws IOException, InterruptedException {
        var address = "/listings/" + SEPARATOR.id();
        var why =
                anyone.get(address + "/why?q=" + encoded("锂电池 隔膜")).expect(200).json();
        var words =
                why.getJsonArray("words").stream().map(JsonObject.class::cast).toList();
        assertThat(words).extracting(word -> word.getString("text")).contains("锂电池", "隔膜");
        assertThat(words.getFirst().getJsonArray("fields").getList()).contains("titleZh");
        assertThat(why.getJsonArray("offers").getList()).contains("open-now");
        anyone.get(address + "/why?q=" + encoded("海参")).expectProblem(404, "search.not-a-hit");
        var alike = anyone.get(address + "/similar").expect(200).json().getJsonArray("items");
        assertThat(alike.getJsonObject(0).getString("id"))
                .isEqualTo(CATHODE.id().toString());
        assertThat(alike.getJsonObject(0).getJsonArray("words")).isNotEmpty();
        assertThat(page(address + "/why?q=" + encoded("隔膜"), "zh-CN").body()).contains("<mark>隔膜</mark>");
        assertThat(page(address + "/similar", "zh-CN").body()).contains("/listings/" + CATHODE.id());
    }

    @Test
    void hitsAreTakenAlongAsATableInTheLanguageAskedFor() {
        var csv = anyone.get("/search-exports/csv?sort=price&mode=OPEN_LICENCE&q=" + encoded("隔膜"))
                .expect(200);
        assertThat(csv.header("content-disposition")).contains("attachment; filename=\"penglai-listings.csv\"");
        assertThat(csv.text())
                .startsWith("\uFEFFTitle (Chinese),Title (English),Way,")
                .contains("202119000012.1")
                .contains("/listings/" + SEPARATOR.id());
        assertThat(csv.text().lines()).hasSize(2);
        var xlsx = anyone.get("/search-exports/xlsx").expect(200);
        assertThat(xlsx.header("content-type"))
                .hasValueSatisfying(type -> assertThat(type).contains("spreadsheetml"));
        assertThat(xlsx.text()).startsWith("PK");
        anyone.get("/search-exports/doc").expectProblem(404, "search.format-unknown");
        anyone.get("/search-exports/csv?trl=10").expectProblem(400, "request.parameters");
    }

    @Test
    void aPageLeadsToTheNextUntilTheLast() {
        var first = anyone.get("/search?limit=3&sort=newest").expect(200).json();
        var last = anyone.get("/search?limit=3&sort=newest&after=" + first.getString("next"))
                .expect(200)
                .json();

        assertThat(first.getJsonArray("items")).hasSize(3);
        assertThat(first.getJsonArray("items").getJsonObject(0).getString("id"))
                .isEqualTo(CATHODE.id().toString());
        assertThat(last.getJsonArray("items")).hasSize(1);
        assertThat(last.containsKey("next")).isFalse();
        assertThat(first.containsKey("facets")).isFalse();
    }

    @Test
    void completionsAndTheClassificationAreOpenToAnyone() throws IOException, InterruptedException {
        var items = anyone.get("/suggestions?q=batter").expect(200).json().getJsonArray("items");
        assertThat(items.encode())
                .contains("\"kind\":\"SUBJECT\"")
                .contains("H01M Batteries")
                .contains("\"ipc\"");
        assertThat(anyone.get("/suggestions").expect(200).json().getJsonArray("items"))
                .isEmpty();

        var place = anyone.get("/ipc?at=H01").expect(200).json();
        assertThat(place.getJsonArray("path").getJsonObject(1).getInteger("listings"))
                .isEqualTo(2);
        anyone.get("/ipc?at=Z99").expectProblem(404, "ipc.unknown");
        var shown = page("/ipc?at=H01", "zh-CN").body();
        assertThat(shown)
                .contains("电池")
                .contains("Batteries")
                .contains("/search?ipc=H01M\"")
                .doesNotContain("‹");
        assertThat(page("/ipc?q=" + encoded("电池"), "en").body())
                .contains("H01M")
                .doesNotContain("‹");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mode=GIFT",
                "centre=WINE",
                "industry=LACE",
                "ipc=Z99",
                "priceMin=-1",
                "trl=10",
                "limit=101",
                "grantedFrom=2024-13-01",
                "sort=luck",
                "after=nowhere",
                "free=maybe"
            })
    void aWrongParameterIsNamed(String query) {
        var problem = anyone.get("/search?" + query).expectProblem(400, "request.parameters");
        var violation = problem.json().getJsonArray("violations").getJsonObject(0);
        assertThat(violation.getString("pointer")).isEqualTo(query.substring(0, query.indexOf('=')));
        assertThat(violation.getString("message"))
                .isNotBlank()
                .doesNotContain("‹")
                .doesNotContain("{");
    }

    @Test
    void thePageShowsHitsAndFacetsInBothLanguages() throws IOException, InterruptedException {
        var chinese = page("/search?q=" + encoded("隔膜") + "&mode=OPEN_LICENCE&priceMin=&owner=", "zh-CN");
        var english = page("/search?q=separator", "en");

        assertThat(chinese.statusCode()).isEqualTo(200);
        assertThat(chinese.body())
                .contains("找到 1 条与“隔膜”相符的挂牌")
                .contains("隔膜</mark>")
                .contains("value=\"OPEN_LICENCE\" checked");
        assertThat(english.body())
                .contains("<mark>separator</mark>")
                .contains("/listings/" + SEPARATOR.id())
                .contains("Clean energy");
        assertThat(List.of(chinese.body(), english.body()))
                .allSatisfy(html -> assertThat(html).doesNotContain("‹"));
    }

    @Test
    void whileElasticsearchIsDownSearchSaysSoAndTheRestOfTheSiteGoesOn() throws IOException, InterruptedException {
        // When
        bed.elasticsearch().kill();
        // Then
        try {
            var refused = anyone.get("/search?q=film").expectProblem(503, "search.unavailable");
            assertThat(refused.header("retry-after")).isPresent();
            var page = page("/search?q=film", "en");
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.body()).contains("Search is not available just now").contains("value=\"film\"");
            assertThat(page("/", "en").statusCode()).isEqualTo(200);
        } finally {
            bed.elasticsearch().start(new Progress(System.out));
        }
        await().untilAsserted(() -> assertThat(anyone.get("/search").status()).isEqualTo(200));
        assertThat(anyone.get("/search").json().getInteger("total")).isEqualTo(4);
    }

    private HttpResponse<String> page(String path, String language) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(bed.server().uri() + path))
                    .header("Accept-Language", language)
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
