package org.penglai.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.penglai.app.Collector.Span;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** A call is followed from the caller's own trace through the server to the engines, and on to what it causes later. */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TracesIT {

    private static final String TYPED = "王小明的秘密隔膜";
    private static final String CONTACT = "王立新 13800000000";
    private static final String CALLER = "00f067aa0ba902b7";

    private final HttpClient http = HttpClient.newHttpClient();
    private Collector collector;
    private TestBed bed;
    private Api anyone;
    private OpenDoors doors;

    @BeforeAll
    void start(TestBed given) throws Exception {
        bed = given;
        collector = new Collector(bed.freePort("collector"));
        bed.server(Map.of("PENGLAI_OTLP_ENDPOINT", collector.uri().toString(), "PENGLAI_TRACE_SHARE", "1"))
                .start();
        anyone = Api.of(bed);
        doors = new OpenDoors(anyone, 9_510_000);
        await().atMost(Duration.ofSeconds(60)).until(() -> anyone.get("/search").status() == 200);
    }

    @AfterAll
    void stop() {
        collector.close();
    }

    private static String header(String trace, String flags) {
        return "00-" + trace + "-" + CALLER + "-" + flags;
    }

    private static Span only(List<Span> spans, String name) {
        return spans.stream()
                .filter(span -> span.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aSearchPageLeadsFromTheCallersTraceToTheSearchEngine() throws Exception {
        // Given / When
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        var address = bed.server().uri().resolve("/search?q=" + URLEncoder.encode(TYPED, StandardCharsets.UTF_8));
        var answer = http.send(
                HttpRequest.newBuilder(address)
                        .header("traceparent", header(trace, "01"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);

        // Then
        await().untilAsserted(() ->
                assertThat(collector.ofTrace(trace)).extracting(Span::name).contains("GET /search"));
        var spans = collector.ofTrace(trace);
        var call = only(spans, "GET /search");
        assertThat(call.kind()).isEqualTo(Collector.SERVER);
        assertThat(call.parent()).isEqualTo(CALLER);
        assertThat(call.attributes())
                .containsEntry("http.response.status_code", "200")
                .containsEntry("http.route", "/search")
                .containsEntry("penglai.outcome", "ok")
                .containsEntry(
                        "penglai.request",
                        answer.headers().firstValue("x-request-id").orElse(""));
        assertThat(spans)
                .filteredOn(span -> span.name().startsWith("elasticsearch search"))
                .isNotEmpty()
                .allSatisfy(span -> {
                    assertThat(span.parent()).isEqualTo(call.id());
                    assertThat(span.kind()).isEqualTo(Collector.CLIENT);
                    assertThat(span.attributes()).containsEntry("db.system.name", "elasticsearch");
                });
    }

    @Test
    void anAcceptanceShowsItsTransactionStatementByStatementWithoutValues() {
        // Given
        var listing = doors.open();
        var trace = "5bf92f3577b34da6a3ce929d0e0e4736";

        // When
        anyone.as(DemoUsers.SME_LITHIUM)
                .with("traceparent", header(trace, "01"))
                .post(
                        listing + "/acceptances",
                        new JsonObject().put("intendedUse", TYPED).put("contact", CONTACT))
                .expect(201);

        // Then
        var name = "POST /api/v1/listings/{id}/acceptances";
        await().untilAsserted(() ->
                assertThat(collector.ofTrace(trace)).extracting(Span::name).contains(name));
        var spans = collector.ofTrace(trace);
        var call = only(spans, name);
        assertThat(spans.stream()
                        .filter(span -> span.parent().equals(call.id()))
                        .map(Span::name))
                .contains(
                        "BEGIN",
                        "SELECT listing",
                        "INSERT deal",
                        "INSERT ledger_entry",
                        "INSERT outbox_event",
                        "COMMIT");
        assertThat(only(spans, "INSERT deal").attributes().get("db.query.text")).contains("$1");
        assertThat(call.attributes()).containsEntry("penglai.operation", "acceptListing");
    }

    @Test
    void whatAnActCausesLaterIsFoundInItsTraceAndLinkedToIt() {
        // Given / When a listing is opened, which the search index is told of
        var listing = doors.free();

        // Then
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            var acts = collector.spans().stream()
                    .filter(span -> "publishListing".equals(span.attributes().get("penglai.operation")))
                    .toList();
            assertThat(acts).as(listing).isNotEmpty().anySatisfy(act -> {
                var delivery = only(collector.ofTrace(act.trace()), "deliver listing-index");
                assertThat(delivery.kind()).isEqualTo(Collector.CONSUMER);
                assertThat(delivery.linkedTraces()).containsExactly(act.trace());
                assertThat(delivery.linkedSpans()).containsExactly(act.id());
                assertThat(only(collector.ofTrace(act.trace()), "elasticsearch write")
                                .parent())
                        .isEqualTo(delivery.id());
            });
        });
    }

    @Test
    void aRefusalIsNamedByItsCodeAndNothingElse() {
        // Given / When
        var trace = "6bf92f3577b34da6a3ce929d0e0e4736";
        anyone.with("traceparent", header(trace, "01"))
                .get("/listings/" + "a".repeat(30))
                .expect(404);

        // Then
        await().untilAsserted(() -> assertThat(collector.ofTrace(trace)).isNotEmpty());
        assertThat(only(collector.ofTrace(trace), "GET /api/v1/listings/{id}").attributes())
                .containsEntry("error.type", "listing.unknown")
                .containsEntry("penglai.role", "caller");
    }

    @Test
    void nothingThatPeopleTypedOrAreIsInAnySpan() {
        // Given
        var trace = "7bf92f3577b34da6a3ce929d0e0e4736";
        anyone.as(DemoUsers.SME_LITHIUM)
                .with("traceparent", header(trace, "01"))
                .post(
                        doors.free() + "/acceptances",
                        new JsonObject().put("intendedUse", TYPED).put("contact", CONTACT))
                .expect(201);
        anyone.with("traceparent", header(trace, "01"))
                .get("/search?q=" + URLEncoder.encode(TYPED, StandardCharsets.UTF_8))
                .expect(200);
        await().untilAsserted(() -> assertThat(
                        collector.ofTrace(trace).stream().filter(span -> span.kind() == Collector.SERVER))
                .hasSize(2));

        // Then
        assertThat(collector.spans())
                .allSatisfy(span -> assertThat(span.toString())
                        .doesNotContain("王")
                        .doesNotContain("13800000000")
                        .doesNotContain("%E7%8E%8B")
                        .doesNotContain(DemoUsers.SME_LITHIUM.subject().toString())
                        .doesNotContain(bed.tokens().of(DemoUsers.SME_LITHIUM)));
        assertThat(collector.spans().stream()
                        .flatMap(span -> span.attributes().keySet().stream())
                        .distinct())
                .containsOnly(
                        "http.request.method",
                        "http.response.status_code",
                        "http.route",
                        "penglai.operation",
                        "penglai.request",
                        "penglai.outcome",
                        "penglai.role",
                        "error.type",
                        "db.system.name",
                        "db.operation.name",
                        "db.query.text");
    }
}
