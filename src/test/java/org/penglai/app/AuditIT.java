package org.penglai.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.PostgresEngine;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** Decisions, denials and reads of confidential documents leave their event, or do not happen. */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AuditIT {

    private final HttpClient http = HttpClient.newHttpClient();
    private TestBed bed;
    private Api anyone;
    private Api firm;
    private Api auditor;
    private OpenDoors doors;

    @BeforeAll
    void start(TestBed given) {
        bed = given;
        bed.server().start();
        anyone = Api.of(bed).with("Accept-Language", "en");
        doors = new OpenDoors(anyone, 9_400_000);
        firm = anyone.as(DemoUsers.SME_LITHIUM);
        auditor = anyone.as(DemoUsers.AUDITOR);
    }

    private void sql(String role, String sql) throws SQLException {
        try (var connection = bed.database().connect(role);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Path of a deal that the firm has taken. */
    private String taken() {
        var deal = firm.post(
                        doors.open() + "/acceptances",
                        new JsonObject().put("intendedUse", "电池隔膜产线").put("contact", "王立新 13800000000"))
                .expect(201);
        return deal.header("location").orElseThrow().substring("/api/v1".length());
    }

    private String contract(String deal) {
        return deal + "/evidence/"
                + firm.get(deal + "/evidence")
                        .expect(200)
                        .json()
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getString("id");
    }

    private List<JsonObject> events(String query) {
        return auditor.get("/audit-events?" + query).expect(200).json().getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    private HttpResponse<String> page(DemoUsers user, String path) throws Exception {
        return http.send(as(user, path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder as(DemoUsers user, String path) throws Exception {
        var cookie = "cookie-of-" + user.username();
        var digest = MessageDigest.getInstance("SHA-256")
                .digest(cookie.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        sql(
                PostgresEngine.OWNER,
                "INSERT INTO web_session (id_hash, subject, csrf, seen_at, ended_after) VALUES ('\\x"
                        + java.util.HexFormat.of().formatHex(digest) + "', '" + user.subject()
                        + "', 'token', penglai_now(), penglai_now() + interval '1 hour') ON CONFLICT DO NOTHING");
        return HttpRequest.newBuilder(bed.server().uri().resolve(path))
                .header("Cookie", "penglai_session=" + cookie)
                .header("Accept-Language", "en");
    }

    @Test
    void readingAConfidentialDocumentLeavesWhoReadWhatAndWhenOverTheApiAndOnThePage() throws Exception {
        var contract = contract(taken());
        firm.get(contract).expect(200);
        assertThat(page(DemoUsers.SME_LITHIUM, contract).statusCode()).isEqualTo(200);

        var events = events("kind=READ&subject=" + DemoUsers.SME_LITHIUM.subject() + "&object=" + contract);
        var overApi = events("kind=READ&object=/api/v1" + contract);

        assertThat(events).hasSize(1);
        assertThat(overApi).hasSize(1);
        var event = overApi.getFirst();
        assertThat(event.getString("operation")).isEqualTo("getDealEvidence");
        assertThat(event.getString("outcome")).isEqualTo("done");
        assertThat(event.getString("subject"))
                .isEqualTo(DemoUsers.SME_LITHIUM.subject().toString());
        assertThat(event.getString("at")).startsWith("20");
        assertThat(event.getString("request")).hasSize(36);
        assertThat(event.getString("client"))
                .matches("[0-9a-f]{16}")
                .isEqualTo(events.getFirst().getString("client"));
        assertThat(event.encode()).doesNotContain("127.0.0.1").doesNotContain("王立新");
    }

    @Test
    void aDocumentThatCannotBeRecordedAsReadIsNotGivenOut() throws Exception {
        var contract = contract(taken());
        sql(PostgresEngine.OWNER, "REVOKE INSERT ON audit_event FROM penglai_app");
        try {
            var refused = firm.get(contract);
            assertThat(refused.status()).isGreaterThanOrEqualTo(500);
            assertThat(refused.text()).doesNotContain("终止").contains("server.fault");
            assertThat(page(DemoUsers.SME_LITHIUM, contract).statusCode()).isGreaterThanOrEqualTo(500);
        } finally {
            sql(PostgresEngine.OWNER, "GRANT INSERT ON audit_event TO penglai_app");
        }
        firm.get(contract).expect(200);
    }

    @Test
    void aDecisionThatCannotBeRecordedIsNotTaken() throws Exception {
        taken();
        var listing = doors.open();
        sql(PostgresEngine.OWNER, "REVOKE INSERT ON audit_event FROM penglai_app");
        try {
            assertThat(firm.post(
                                    listing + "/acceptances",
                                    new JsonObject().put("intendedUse", "x").put("contact", "y"))
                            .status())
                    .isEqualTo(500);
        } finally {
            sql(PostgresEngine.OWNER, "GRANT INSERT ON audit_event TO penglai_app");
        }
        assertThat(firm.get("/deals?limit=100").json().getJsonArray("items").stream()
                        .map(JsonObject.class::cast)
                        .map(deal -> "/listings/" + deal.getJsonObject("terms").getString("listing")))
                .isNotEmpty()
                .doesNotContain(listing);
    }

    @Test
    void decisionsAreOnRecordOnceWhateverIsRepeatedAndSoAreTheirRefusals() {
        var deal = taken();
        var certifying = anyone.as(DemoUsers.OPERATOR_A).with("Idempotency-Key", "audit-once-" + deal);
        certifying.post(deal + "/certification").expectProblem(422, "certification.evidence-missing");
        var paying = anyone.as(DemoUsers.FINANCE_A).with("Idempotency-Key", "audit-pay-" + deal);
        var payment = new JsonObject()
                .put("amountFen", 100)
                .put("paidOn", "2026-01-05")
                .put("bankReference", "AUDIT-" + deal.substring(deal.length() - 8));
        var first = paying.post(deal + "/payments", payment);
        paying.post(deal + "/payments", payment).expect(first.status());

        var certification = events("kind=DECISION&object=/api/v1" + deal + "/certification");
        var payments = events("object=/api/v1" + deal + "/payments");

        assertThat(certification)
                .extracting(event -> event.getString("outcome"))
                .containsExactly("certification.evidence-missing");
        assertThat(certification.getFirst().getString("subject"))
                .isEqualTo(DemoUsers.OPERATOR_A.subject().toString());
        assertThat(payments).isNotEmpty();
        assertThat(payments.stream().filter(event -> event.getString("outcome").equals("done")))
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void whoIsNotLetInIsOnRecordAndSoIsATokenThatIsNoGood() {
        anyone.as(DemoUsers.SME_MARINE).get("/audit-events").expectProblem(403, "access.role");
        anyone.withToken("nonsense").get("/me").expectProblem(401, "access.token");

        assertThat(events("kind=DENIED&subject=" + DemoUsers.SME_MARINE.subject()))
                .extracting(event -> event.getString("operation"), event -> event.getString("outcome"))
                .contains(org.assertj.core.groups.Tuple.tuple("listAuditEvents", "access.role"));
        assertThat(events("kind=TOKEN_REFUSED"))
                .extracting(event -> event.getString("object"), event -> event.getString("subject"))
                .contains(org.assertj.core.groups.Tuple.tuple("/api/v1/me", null));
    }

    @Test
    void lookingThroughTheRecordIsOnRecordAndGoesPageByPage() {
        var first = auditor.get("/audit-events?limit=2").expect(200).json();
        var second = auditor.get("/audit-events?limit=2&after=" + first.getString("next"))
                .expect(200)
                .json();

        var all = new java.util.ArrayList<Long>();
        for (var part : List.of(first, second)) {
            part.getJsonArray("items")
                    .forEach(item -> all.add(Long.parseLong(((JsonObject) item).getString("position"))));
        }
        assertThat(all)
                .hasSize(4)
                .isSortedAccordingTo(java.util.Comparator.reverseOrder())
                .doesNotHaveDuplicates();
        assertThat(events("kind=READ&subject=" + DemoUsers.AUDITOR.subject()))
                .extracting(event -> event.getString("operation"))
                .contains("listAuditEvents");
        assertThat(events("from=2020-01-01&until=2020-01-02")).isEmpty();
    }

    @Test
    void theRecordIsTakenAlongAsATableInWhichNothingIsAFormula() {
        anyone.as(DemoUsers.SME_MARINE).get("/audit-events").expectProblem(403, "access.role");

        var table = auditor.get("/audit-events.csv?kind=DENIED").expect(200);

        assertThat(table.header("content-disposition")).contains("attachment; filename=\"audit-events.csv\"");
        assertThat(table.text().lines().findFirst())
                .contains("position,at,kind,operation,outcome,object,subject,organisation,client,request");
        assertThat(table.text()).contains("\"DENIED\",\"listAuditEvents\",\"access.role\",\"/api/v1/audit-events\"");
        assertThat(table.text().lines().skip(1)).allMatch(line -> line.matches("\\d+,\"20.*"));
    }

    @Test
    void operatorsAndAuditorsSeeThePageAndNobodyElseDoes() throws Exception {
        var seen = page(DemoUsers.AUDITOR, "/operator/audit?kind=DECISION&object=%2Fapi%2Fv1%2Flistings");
        var chinese = http.send(
                as(DemoUsers.OPERATOR_A, "/operator/audit")
                        .setHeader("Accept-Language", "zh-CN")
                        .build(),
                BodyHandlers.ofString());

        assertThat(seen.statusCode()).isEqualTo(200);
        assertThat(seen.body())
                .contains("Audit record")
                .contains("decision or act")
                .contains("begin a listing");
        assertThat(chinese.body()).contains("审计记录").contains("决定或办理");
        assertThat(page(DemoUsers.SME_LITHIUM, "/operator/audit").statusCode()).isEqualTo(403);
        assertThat(page(DemoUsers.AUDITOR, "/operator/audit?kind=nonsense").statusCode())
                .isEqualTo(400);
    }

    @Test
    void signingOutIsOnRecord() throws Exception {
        var left = http.send(
                as(DemoUsers.SME_PHARMA, "/sign-out")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("_csrf=token"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(left.statusCode()).isEqualTo(303);
        assertThat(events("kind=SIGN_OUT&subject=" + DemoUsers.SME_PHARMA.subject()))
                .hasSize(1);
    }

    @Test
    void theServersRoleCanOnlyAddToTheRecord() {
        for (var deed :
                List.of("DELETE FROM audit_event", "UPDATE audit_event SET outcome = 'x'", "TRUNCATE audit_event")) {
            assertThatThrownBy(() -> sql(PostgresEngine.APP, deed)).as(deed).hasMessageContaining("permission denied");
        }
    }
}
