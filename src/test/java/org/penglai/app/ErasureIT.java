package org.penglai.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.penglai.kernel.LegalDays;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.PostgresEngine;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** A person sees what is kept, asks to be forgotten, and is: nothing names them any more but what a duty stands on. */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ErasureIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final DemoUsers PERSON = DemoUsers.SME_LITHIUM;
    private static final String CONTACT = PERSON.displayName() + " 0535-0000000";
    private static final JsonObject NOTHING = new JsonObject();

    private TestBed bed;
    private Api anyone;
    private Api person;
    private Api operator;
    private String listing;

    @BeforeAll
    void live(TestBed given) throws SQLException {
        bed = given;
        bed.server().start();
        anyone = Api.of(bed);
        person = anyone.as(PERSON);
        operator = anyone.as(DemoUsers.OPERATOR_A);
        var doors = new OpenDoors(anyone, 4_700_001);
        listing = doors.open();
        person.post(
                        listing + "/acceptances",
                        new JsonObject().put("intendedUse", "试制").put("contact", CONTACT))
                .expect(201);
        person.post("/terms/privacy-notice/editions/1/consent").expect(200);
        run(
                PostgresEngine.OWNER,
                "INSERT INTO web_session (id_hash, subject, csrf, id_token, seen_at, ended_after) VALUES ('\\x01', '"
                        + PERSON.subject() + "', 'c', 'token of " + PERSON.displayName()
                        + "', now(), now() + interval '8 hours')");
    }

    @AfterEach
    void today() throws SQLException {
        run(PostgresEngine.OWNER, "DELETE FROM clock_shift");
    }

    @Test
    @Order(1)
    void aPersonSeesWhatIsKeptWithPurposeAuthorityAndPeriod() {
        var data = person.get("/me/personal-data").expect(200).json();

        assertThat(data.getString("name")).isEqualTo(PERSON.displayName());
        assertThat(data.getInteger("erasureWithinDays")).isEqualTo(15);
        var items = data.getJsonArray("items").stream()
                .map(item -> (JsonObject) item)
                .toList();
        assertThat(items)
                .extracting(item -> item.getString("kind"))
                .contains("membership", "session", "idempotency_key", "deal", "terms_consent");
        assertThat(items)
                .filteredOn(item -> item.getBoolean("stays"))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.getString("what")).isEqualTo(CONTACT);
                    assertThat(item.getString("until")).isEqualTo("2033-12-31");
                    assertThat(item.getBoolean("duty")).isTrue();
                    assertThat(item.getJsonObject("authority").getString("zh")).isEqualTo("《电子商务法》第三十一条");
                });
        anyone.get("/me/personal-data").expectProblem(401, "access.sign-in");
    }

    @Test
    @Order(2)
    void aRequestCanBeTakenBackAndIsRefusedOnlyForADutyOfTheLaw() {
        var request = person.post("/me/erasure-request").expect(201).json();
        person.post("/me/erasure-request").expectProblem(409, "keeping.asked");
        person.get("/erasure-requests").expectProblem(403, "access.role");
        assertThat(operator.get("/erasure-requests").expect(200).text()).contains(request.getString("id"));
        person.post("/me/erasure-request/withdrawal").expect(204);
        person.post("/me/erasure-request/withdrawal").expectProblem(409, "keeping.nothing-asked");

        var again = "/erasure-requests/"
                + person.post("/me/erasure-request").expect(201).json().getString("id");
        operator.post(again + "/answer", refusal("session", "会话")).expectProblem(422, "keeping.refusal");
        operator.post(again + "/answer", refusal("deal", " ")).expectProblem(422, "keeping.refusal");
        operator.post(again + "/account-removal").expectProblem(409, "keeping.no-account");
        operator.post(again + "/answer", refusal("deal", "开放许可使用费尚未付清")).expect(204);
        operator.post(again + "/answer", NOTHING.copy().put("erase", true)).expectProblem(409, "keeping.answered");
        var told = person.get("/me/personal-data").expect(200).json().getJsonObject("request");
        assertThat(told.getString("state")).isEqualTo("REFUSED");
        assertThat(told.getString("reason")).isEqualTo("开放许可使用费尚未付清");
    }

    @Test
    @Order(3)
    void nobodyAnswersTheirOwnRequestAndTheServersRoleErasesNobodyWithoutOne() {
        var own = operator.post("/me/erasure-request").expect(201).json().getString("id");
        operator.post("/erasure-requests/" + own + "/answer", NOTHING.copy().put("erase", true))
                .expectProblem(403, "keeping.own-request");
        operator.post("/me/erasure-request/withdrawal").expect(204);

        assertThatThrownBy(() -> run(PostgresEngine.APP, "SELECT replace_person('x', 'y')"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> run(PostgresEngine.APP, "DELETE FROM erasure_request"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> run(PostgresEngine.APP, "UPDATE deal_evidence SET added_by = 'y'"))
                .hasMessageContaining("permission denied");
    }

    @Test
    @Order(4)
    void afterTheErasureNothingNamesThePersonButWhatADutyStandsOn() throws Exception {
        var before = hashes();
        var id = person.post("/me/erasure-request").expect(201).json().getString("id");

        operator.post("/erasure-requests/" + id + "/answer", NOTHING.copy().put("erase", true))
                .expect(204);

        assertThat(naming(PERSON.displayName())).containsExactly("deal.contact");
        assertThat(naming(PERSON.subject().toString())).containsExactly("erasure_request.idp_account");
        assertThat(naming(PERSON.username() + "@")).isEmpty();
        person.get("/me").expectProblem(403, "access.no-membership");
        assertThat(column("SELECT 1 FROM web_session WHERE id_hash = '\\x01'")).isEmpty();
        assertThat(column("SELECT added_by FROM deal_evidence").getFirst()).startsWith("erased-");
        assertThat(found(PERSON.displayName())).isZero();
        assertThat(found(PERSON.subject().toString())).isZero();
        assertThat(hashes()).containsAll(before);
        assertThat(column("SELECT id FROM ledger_entry"
                        + " WHERE leaf_hash <> sha256('\\x00'::bytea || convert_to(facts, 'UTF8'))"))
                .isEmpty();

        assertThat(operator.get("/erasure-requests").expect(200).text())
                .contains(PERSON.subject().toString());
        operator.post("/erasure-requests/" + id + "/account-removal").expect(204);
        assertThat(naming(PERSON.subject().toString())).isEmpty();
        assertThat(operator.get("/erasure-requests").expect(200).text()).doesNotContain(id);
    }

    @Test
    @Order(5)
    void whatNobodyAnswersInTimeIsCarriedOutTheDayAfterTheLast() throws Exception {
        var marine = anyone.as(DemoUsers.SME_MARINE);
        var due = LocalDate.parse(
                marine.post("/me/erasure-request").expect(201).json().getString("dueOn"));
        assertThat(due).isEqualTo(LegalDays.of(java.time.Instant.now()).plusDays(15));
        var vertx = Vertx.vertx();
        var made = new Wiring(vertx, Config.from(bed.environment()));
        try {
            at(due, "23:59:50");
            assertThat(made.keeping.erasing.eraseOverdue()).isZero();
            at(due.plusDays(1), "00:00:00");
            assertThat(made.keeping.erasing.eraseOverdue()).isEqualTo(1);
            assertThat(made.keeping.erasing.eraseOverdue()).isZero();
        } finally {
            made.close();
            vertx.close().await();
        }
        assertThat(naming(DemoUsers.SME_MARINE.displayName())).isEmpty();
    }

    @Test
    @Order(6)
    void aMemberWhoLeftLongAgoIsForgottenWithoutAsking() throws Exception {
        run(
                PostgresEngine.OWNER,
                "UPDATE membership SET left_at = '2027-02-28T15:30:00Z' WHERE subject = '"
                        + DemoUsers.BEIJING_TECH.subject() + "'");
        var vertx = Vertx.vertx();
        var made = new Wiring(vertx, Config.from(bed.environment()));
        try {
            at(LocalDate.of(2030, 2, 28), "23:59:50");
            made.keeping.forgetting.forget();
            assertThat(naming(DemoUsers.BEIJING_TECH.displayName())).containsExactly("membership.display_name");
            at(LocalDate.of(2030, 3, 1), "00:00:00");
            assertThat(made.keeping.forgetting.forget()).containsEntry("membership", 1);
        } finally {
            made.close();
            vertx.close().await();
        }
        assertThat(naming(DemoUsers.BEIJING_TECH.displayName())).isEmpty();
    }

    private static JsonObject refusal(String duty, String reason) {
        return new JsonObject().put("erase", false).put("duty", duty).put("reason", reason);
    }

    /** Every column of every table in which the text stands, wherever it stands. */
    private Set<String> naming(String text) throws SQLException {
        var tables = column("""
                SELECT table_name FROM information_schema.tables
                 WHERE table_schema = 'public' AND table_type = 'BASE TABLE'""");
        return new TreeSet<>(column(tables.stream()
                .map(table -> "SELECT '" + table + ".' || said.key FROM " + table
                        + " AS line, jsonb_each_text(to_jsonb(line)) AS said WHERE position('" + text
                        + "' IN said.value) > 0")
                .collect(Collectors.joining(" UNION "))));
    }

    /** How many documents of this site's indices hold the text. */
    private int found(String text) throws Exception {
        var phrase = URLEncoder.encode("\"" + text + "\"", StandardCharsets.UTF_8);
        var uri = URI.create(bed.elasticsearch().uri() + "/" + bed.indexPrefix() + "*/_search?q=" + phrase);
        var answer = HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body())
                .getJsonObject("hits")
                .getJsonObject("total")
                .getInteger("value");
    }

    private List<String> hashes() throws SQLException {
        return column("SELECT encode(leaf_hash, 'hex') FROM ledger_entry");
    }

    private void at(LocalDate day, String time) throws SQLException {
        run(PostgresEngine.OWNER, "DELETE FROM clock_shift");
        run(
                PostgresEngine.OWNER,
                "INSERT INTO clock_shift (shift) SELECT timestamptz '" + day + " " + time + "+08' - clock_timestamp()");
    }

    private void run(String role, String sql) throws SQLException {
        try (var connection = bed.database().connect(role);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> column(String sql) throws SQLException {
        var values = new ArrayList<String>();
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
