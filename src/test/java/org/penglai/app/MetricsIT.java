package org.penglai.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.penglai.platform.blob.SampleFiles;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.PostgresEngine;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/**
 * A running server counts its calls by operation and role of failure, and shows what it owes; the dashboard and the alerts
 * ask for nothing that it does not show. Its search engine is away throughout.
 */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MetricsIT {

    private static final Path DASHBOARD = Path.of("src/main/dashboards/penglai.json");
    private static final Path ALERTS = Path.of("src/main/dashboards/alerts.yaml");
    private static final Pattern METRIC = Pattern.compile("\\b(?:penglai|jvm|vertx|process|system)_[a-z0-9_]+");
    private static final String LISTING = "/listings/00000000-0000-7000-8000-000000000000";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private TestBed bed;
    private Api anyone;

    @BeforeAll
    void start(TestBed given) throws Exception {
        bed = given;
        bed.server(Map.of("PENGLAI_ES_URI", "http://localhost:" + bed.freePort("nobody")))
                .start();
        anyone = Api.of(bed);
        trade();
    }

    /** An offer that the search index cannot take, since it is away; a deal with a document; somebody signed in. */
    private void trade() throws Exception {
        var listing = new OpenDoors(anyone, 9_500_000).free();
        var deal = anyone.as(DemoUsers.SME_LITHIUM)
                .post(
                        listing + "/acceptances",
                        new JsonObject().put("intendedUse", "试制").put("contact", "0535"))
                .expect(201)
                .json()
                .getString("id");
        anyone.as(DemoUsers.SME_LITHIUM)
                .upload(
                        "/deals/" + deal + "/evidence",
                        Map.of("kind", "RECORDAL_NOTICE", "number", "1", "issuedOn", "2026-01-05"),
                        "notice.pdf",
                        SampleFiles.pdf("metrics"));
        owner("INSERT INTO web_session (id_hash, subject, csrf, seen_at, ended_after)" + " VALUES ('\\x01', '"
                + DemoUsers.SME_LITHIUM.subject() + "', 'x', now(), now() + interval '1 hour')");
    }

    private Scrape scrape() throws Exception {
        return Scrape.of(bed.server().management());
    }

    private HttpResponse<String> page(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(bed.server().uri().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String label(String name, String value) {
        return name + "=\"" + value + "\"";
    }

    private static double calls(Scrape scrape, String operation, String outcome, String role) {
        return scrape.value(
                "penglai_calls_seconds_count",
                label("operation", operation),
                label("outcome", outcome),
                label("role", role));
    }

    private static double more(Scrape before, Scrape after, String operation, String outcome, String role) {
        return calls(after, operation, outcome, role) - calls(before, operation, outcome, role);
    }

    private static double refusals(Scrape scrape, String code, String role) {
        return scrape.value("penglai_refusals_total", label("code", code), label("role", role));
    }

    @Test
    void callsAreCountedByOperationOutcomeAndWhoseTheFailureIs() throws Exception {
        // Given
        var before = scrape();

        // When each kind of outcome is met a number of times that is its own
        for (var time = 0; time < 2; time++) {
            page("/");
        }
        for (var time = 0; time < 3; time++) {
            anyone.get("/me").expectProblem(401, "access.sign-in");
        }
        for (var time = 0; time < 4; time++) {
            anyone.get(LISTING).expectProblem(404, "listing.unknown");
        }
        for (var time = 0; time < 5; time++) {
            anyone.get("/no-such-thing-" + time).expectProblem(404, "page.unknown");
            page("/no-such-page-" + time);
        }
        for (var time = 0; time < 6; time++) {
            anyone.get("/search").expectProblem(503, "search.unavailable");
        }
        for (var time = 0; time < 7; time++) {
            anyone.as(DemoUsers.SME_LITHIUM).post("/patents", "{").status();
        }

        // Then
        await().untilAsserted(() -> {
            var after = scrape();
            assertThat(more(before, after, "home", "ok", "none")).isEqualTo(2);
            assertThat(more(before, after, "getMe", "unauthenticated", "caller"))
                    .isEqualTo(3);
            assertThat(more(before, after, "getListing", "unknown", "caller")).isEqualTo(4);
            assertThat(more(before, after, "unknown", "unknown", "caller")).isEqualTo(10);
            assertThat(more(before, after, "searchListings", "unavailable", "dependency"))
                    .isEqualTo(6);
            assertThat(more(before, after, "createPatent", "forbidden", "caller"))
                    .isEqualTo(7);
            assertThat(refusals(after, "listing.unknown", "caller") - refusals(before, "listing.unknown", "caller"))
                    .isEqualTo(4);
            assertThat(refusals(after, "search.unavailable", "dependency")
                            - refusals(before, "search.unavailable", "dependency"))
                    .isEqualTo(6);
            assertThat(after.value("penglai_dependency_up", label("dependency", "elasticsearch")))
                    .isZero();
            assertThat(after.value("penglai_dependency_up", label("dependency", "postgresql")))
                    .isEqualTo(1);
            assertThat(after.value("penglai_dependency_up", label("dependency", "keycloak")))
                    .isEqualTo(1);
        });
    }

    @Test
    void whatCallersChooseNamesNoSeries() throws Exception {
        // Given / When addresses and verbs that nobody has thought of
        for (var time = 0; time < 20; time++) {
            page("/made-up/" + time + "?q=" + time);
            http.send(
                    HttpRequest.newBuilder(bed.server().uri().resolve("/"))
                            .method("VERB" + time, HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }

        // Then
        assertThat(scrape().series().keySet()).noneMatch(key -> key.contains("made-up") || key.contains("VERB"));
    }

    @Test
    void aFaultIsOurs() throws Exception {
        // Given a table that is not as the program believes
        owner("ALTER TABLE deal RENAME TO deal_moved");
        try {
            // When
            anyone.as(DemoUsers.SME_LITHIUM).get("/deals").expectProblem(500, "server.fault");
        } finally {
            owner("ALTER TABLE deal_moved RENAME TO deal");
        }

        // Then
        await().untilAsserted(() ->
                assertThat(calls(scrape(), "listDeals", "fault", "ours")).isEqualTo(1));
    }

    @Test
    void moreCallsThanThereArePlacesForAreCapacity() throws Exception {
        // Given a table that nobody can read for a while
        anyone.get(LISTING);
        var answers = new ArrayList<CompletableFuture<HttpResponse<Void>>>();
        try (var connection = bed.database().connect(PostgresEngine.OWNER)) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("LOCK TABLE listing IN ACCESS EXCLUSIVE MODE");
            var places = scrape().value("penglai_calls_places");

            // When more calls need it than are computed at once
            for (var call = 0; call < places + 25; call++) {
                answers.add(http.sendAsync(
                        HttpRequest.newBuilder(bed.server().uri().resolve("/api/v1" + LISTING))
                                .build(),
                        HttpResponse.BodyHandlers.discarding()));
            }

            // Then those beyond are answered at once, while the others wait
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(
                            () -> assertThat(scrape().value("penglai_refusals_total", label("code", "server.busy")))
                                    .isGreaterThanOrEqualTo(25));
            connection.rollback();
        }
        answers.forEach(CompletableFuture::join);
        await().untilAsserted(() -> {
            var after = scrape();
            assertThat(after.value("penglai_refusals_total", label("code", "server.busy"), label("role", "capacity")))
                    .isEqualTo(calls(after, "getListing", "unavailable", "capacity"));
            assertThat(after.value("penglai_calls_running")).isZero();
        });
    }

    @Test
    void debtsDocumentsAndSessionsAreShown() throws Exception {
        // Then
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            var after = scrape();
            assertThat(after.value("penglai_outbox_owed", label("subscriber", "listing-index")))
                    .isGreaterThanOrEqualTo(2);
            assertThat(after.value("penglai_outbox_oldest_seconds", label("subscriber", "listing-index")))
                    .isPositive();
            assertThat(after.value("penglai_outbox_owed", label("subscriber", "listing-gate")))
                    .isZero();
            assertThat(after.value(
                            "penglai_deliveries_seconds_count",
                            label("subscriber", "listing-index"),
                            label("outcome", "unavailable")))
                    .isPositive();
            assertThat(after.value(
                            "penglai_jobs_seconds_count",
                            label("job", "search-index"),
                            label("outcome", "unavailable")))
                    .isPositive();
            assertThat(after.value("penglai_sessions_active")).isEqualTo(1);
            assertThat(after.value("penglai_upload_bytes_count", label("operation", "addDealEvidence")))
                    .isEqualTo(1);
            assertThat(after.value("penglai_upload_bytes_sum")).isEqualTo(SampleFiles.pdf("metrics").length);
            assertThat(after.value("penglai_couriers_running")).isEqualTo(after.value("penglai_couriers_wanted"));
        });
    }

    @Test
    void theDashboardAndTheAlertsAskOnlyForWhatIsShownAndLeaveNothingOfOursOut() throws Exception {
        // Given a server that has had every kind of call
        anyone.get("/search").expect(503);

        // When
        var shown = scrape().names();
        var asked = expressions(new JsonObject(Files.readString(DASHBOARD)));
        var alerted = METRIC.matcher(Files.readString(ALERTS))
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));

        // Then
        assertThat(asked).hasSizeGreaterThan(20).isSubsetOf(shown);
        assertThat(alerted).hasSizeGreaterThan(6).isSubsetOf(shown);
        var ours = shown.stream().filter(name -> name.startsWith("penglai_")).map(MetricsIT::family);
        assertThat(ours.collect(Collectors.toSet()))
                .isSubsetOf(asked.stream().map(MetricsIT::family).collect(Collectors.toSet()));
    }

    private static String family(String metric) {
        return metric.replaceAll("_(bucket|count|sum|max)$", "");
    }

    private static Set<String> expressions(JsonObject dashboard) {
        return panels(dashboard.getJsonArray("panels"))
                .flatMap(panel -> panel.getJsonArray("targets", new JsonArray()).stream())
                .map(target -> ((JsonObject) target).getString("expr"))
                .flatMap(expression -> METRIC.matcher(expression).results())
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<JsonObject> panels(JsonArray panels) {
        return panels.stream().map(JsonObject.class::cast);
    }

    private void owner(String sql) throws SQLException {
        try (var connection = bed.database().connect(PostgresEngine.OWNER)) {
            connection.createStatement().execute(sql);
        }
    }
}
