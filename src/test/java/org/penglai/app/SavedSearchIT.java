package org.penglai.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.PostgresEngine;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** A person keeps a search and is told of what is published and matches: each listing once, whatever crashes between. */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SavedSearchIT {

    private static final Duration A_MINUTE = Duration.ofSeconds(60);

    private TestBed bed;
    private Api anyone;
    private Api firm;
    private OpenDoors doors;

    @BeforeAll
    void start(TestBed given) {
        bed = given;
        bed.server().start();
        anyone = Api.of(bed).with("Accept-Language", "en");
        firm = anyone.as(DemoUsers.SME_LITHIUM);
        doors = new OpenDoors(anyone, 9_650_000);
    }

    @Test
    void whatIsPublishedAfterwardsIsToldOnceAlsoWhenTheServerIsKilledBetweenAndTheWorkIsDoneTwice()
            throws SQLException {
        var before = doors.free();
        var atOnce = saved(firm, "separators", "q=锂电池隔膜&mode=FREE_LICENCE", "AT_ONCE");
        var daily = saved(anyone.as(DemoUsers.SME_MARINE), "daily", "q=Battery separator", "DAILY");
        saved(anyone.as(DemoUsers.SME_PHARMA), "other", "q=海参肽", "AT_ONCE");

        var first = doors.free();
        await().atMost(A_MINUTE)
                .untilAsserted(() -> assertThat(matches(firm, atOnce)).contains(id(first)));
        await().atMost(A_MINUTE).untilAsserted(() -> assertThat(notices()).isEqualTo("1"));
        assertThat(matches(firm, atOnce)).doesNotContain(id(before));
        assertThat(firm.get("/notifications")
                        .expect(200)
                        .json()
                        .getJsonArray("items")
                        .encode())
                .contains("separators", "Battery separator", atOnce);

        // When the server dies with a publication on its way, and everything it did is asked for again
        var second = doors.free();
        bed.server().kill();
        execute("UPDATE publication_to_match SET matched_at = NULL, look_at = clock_timestamp()");
        bed.server().start();

        // Then the new match is told, and the first one not again
        await().atMost(A_MINUTE)
                .untilAsserted(() -> assertThat(matches(firm, atOnce)).contains(id(first), id(second)));
        await().atMost(A_MINUTE).untilAsserted(() -> assertThat(notices()).isEqualTo("2"));
        assertThat(one("SELECT count(*) FROM saved_search_match WHERE search_id = '" + atOnce + "'"))
                .isEqualTo("2");

        // And the daily search waits for the morning, when it tells both in one notice
        assertThat(one("SELECT count(*) FROM saved_search_match WHERE told_at IS NOT NULL AND search_id = '" + daily
                        + "'"))
                .isEqualTo("0");
        execute("UPDATE saved_search_match SET tell_at = penglai_now() WHERE search_id = '" + daily + "'");
        await().atMost(A_MINUTE).untilAsserted(() -> assertThat(notices()).isEqualTo("3"));
        assertThat(one("SELECT facts ->> 'count' FROM notice WHERE topic = 'search.matched' AND subject = '"
                        + DemoUsers.SME_MARINE.subject() + "'"))
                .isEqualTo(one("SELECT count(*) FROM saved_search_match WHERE search_id = '" + daily + "'"));
    }

    @Test
    void searchesAreOnesOwnNamedOnceAndBounded() {
        var bank = anyone.as(DemoUsers.BANK);
        var id = saved(bank, "铝合金", "q=铝合金焊接&sort=newest&limit=5", "WEEKLY");
        var path = "/saved-searches/" + id;

        bank.post("/saved-searches", body("again", "limit=3&q=铝合金焊接", "DAILY"))
                .expectProblem(409, "saved-search.twice");
        bank.post("/saved-searches", body("all", "sort=newest", "DAILY")).expectProblem(422, "saved-search.everything");
        bank.post("/saved-searches", body("wrong", "ipc=Z99", "DAILY")).expectProblem(400, "request.parameters");
        firm.get(path).expectProblem(404, "saved-search.unknown");
        firm.get(path + "/matches").expectProblem(404, "saved-search.unknown");
        firm.post(path + "/removal").expectProblem(404, "saved-search.unknown");
        anyone.get("/saved-searches").expectProblem(401, "access.sign-in");

        var changed = bank.post(path, new JsonObject().put("name", "焊接").put("frequency", "AT_ONCE"))
                .expect(200)
                .json();
        assertThat(changed.getString("name")).isEqualTo("焊接");
        assertThat(changed.getString("frequency")).isEqualTo("AT_ONCE");
        bank.post(path + "/seen").expect(204);
        bank.post(path + "/removal").expect(204);
        bank.get(path).expectProblem(404, "saved-search.unknown");

        IntStream.range(0, 50).forEach(n -> saved(bank, "n" + n, "q=铝合金" + n, "DAILY"));
        bank.post("/saved-searches", body("one more", "q=one more", "DAILY"))
                .expectProblem(409, "saved-search.too-many");
        assertThat(bank.get("/saved-searches").expect(200).json().getJsonArray("items"))
                .hasSize(50);
    }

    @Test
    void whoOffersSeesHowOftenAndByWhichWordsAListingWasFoundAndNeverByWhom() {
        var path = doors.free();
        var university = anyone.as(DemoUsers.YANTAI_UNIVERSITY).with("User-Agent", "Firefox/140 own");
        await().atMost(A_MINUTE)
                .untilAsserted(() -> assertThat(anyone.get("/search?limit=100&q=锂电池隔膜")
                                .expect(200)
                                .text())
                        .contains(id(path)));

        // Given five readers who search and read, one again and again, a robot, and the owner itself
        for (var reader = 1; reader <= 5; reader++) {
            var person = anyone.with("User-Agent", "Firefox/140 of reader " + reader);
            person.get("/search?limit=100&q=锂电池隔膜").expect(200);
            person.get("/search?limit=100&q=Battery" + (reader == 5 ? "+secret" : ""))
                    .expect(200);
            person.get(path).expect(200);
            person.get(path).expect(200);
        }
        anyone.with("User-Agent", "Examplebot/2.0").get(path).expect(200);
        university.get(path).expect(200);
        firm.post("/saved-listings", new JsonObject().put("listing", id(path))).expect(204);
        firm.post("/saved-listings", new JsonObject().put("listing", id(path))).expect(204);
        university
                .post("/saved-listings", new JsonObject().put("listing", id(path)))
                .expectProblem(409, "saved-listing.own");

        // Then the owner reads numbers, and the words that all of them used
        await().atMost(A_MINUTE).untilAsserted(() -> {
            var leads = university.get("/leads?listing=" + id(path)).expect(200).json();
            assertThat(leads.getJsonObject("sums").getMap())
                    .containsEntry("seen", 5)
                    .containsEntry("found", 5)
                    .containsEntry("saved", 1)
                    .containsEntry("accepted", 0);
            assertThat(leads.getJsonArray("words").encode())
                    .isEqualTo("[{\"word\":\"battery\",\"visitors\":5},{\"word\":\"锂电池隔膜\",\"visitors\":5}]");
        });
        firm.post(
                        path + "/acceptances",
                        new JsonObject().put("intendedUse", "产线").put("contact", "王立新"))
                .expect(201);
        await().atMost(A_MINUTE)
                .untilAsserted(() -> assertThat(university
                                .get("/leads?listing=" + id(path))
                                .expect(200)
                                .json()
                                .getJsonObject("sums")
                                .getInteger("accepted"))
                        .isEqualTo(1));

        // And nobody else does
        anyone.as(DemoUsers.JINAN_INSTITUTE).get("/leads?listing=" + id(path)).expectProblem(404, "listing.unknown");
        firm.get("/leads").expectProblem(403, "access.role");
        firm.post("/saved-listings/" + id(path) + "/removal").expect(204);
        assertThat(firm.get("/saved-listings").expect(200).json().getJsonArray("items"))
                .isEmpty();
    }

    private static String saved(Api person, String name, String search, String frequency) {
        return person.post("/saved-searches", body(name, search, frequency))
                .expect(201)
                .json()
                .getString("id");
    }

    private static JsonObject body(String name, String search, String frequency) {
        return new JsonObject().put("name", name).put("search", search).put("frequency", frequency);
    }

    private static java.util.List<String> matches(Api person, String search) {
        JsonArray items = person.get("/saved-searches/" + search + "/matches")
                .expect(200)
                .json()
                .getJsonArray("items");
        return items.stream()
                .map(JsonObject.class::cast)
                .map(match -> match.getString("listing"))
                .toList();
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private String notices() throws SQLException {
        return one("SELECT count(*) FROM notice WHERE topic = 'search.matched'");
    }

    private String one(String sql) throws SQLException {
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
