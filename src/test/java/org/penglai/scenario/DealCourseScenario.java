package org.penglai.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.penglai.app.Api;
import org.penglai.app.OpenDoors;
import org.penglai.app.Signatures;
import org.penglai.kernel.LegalDays;
import org.penglai.platform.blob.SampleFiles;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.PostgresEngine;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** Each mode from its listing to its certificate, with the wrong turn tried at every step. */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DealCourseScenario {

    private static final JsonObject USE =
            new JsonObject().put("intendedUse", "电池隔膜产线").put("contact", "王立新 13800000000");

    private final AtomicInteger references = new AtomicInteger();
    private TestBed bed;
    private Api anyone;
    private OpenDoors doors;
    private Api firm;
    private Api marine;
    private Api university;
    private Api operatorA;
    private Api operatorB;
    private Api finance;

    @BeforeAll
    void start(TestBed given) {
        bed = given;
        bed.server().start();
        anyone = Api.of(bed).with("Accept-Language", "en");
        doors = new OpenDoors(anyone, 9_700_000);
        firm = anyone.as(DemoUsers.SME_LITHIUM);
        marine = anyone.as(DemoUsers.SME_MARINE);
        university = anyone.as(DemoUsers.YANTAI_UNIVERSITY);
        operatorA = anyone.as(DemoUsers.OPERATOR_A);
        operatorB = anyone.as(DemoUsers.OPERATOR_B);
        finance = anyone.as(DemoUsers.FINANCE_A);
    }

    @Test
    void openLicence() {
        var listing = doors.open();
        wrongAcceptances(listing);
        var deal = taken(firm, listing);

        // nobody signs a notice; who is no party learns nothing; a party books nothing
        firm.post(deal + "/signatures", digest("a")).expectProblem(409, "deal.not-now");
        marine.get(deal).expectProblem(404, "deal.unknown");
        marine.post(deal + "/dispute", why("x")).expectProblem(404, "deal.unknown");
        firm.post(deal + "/payments", paid(8_000_000, 0)).expectProblem(403, "access.role");
        // too early, too little, in the future, twice
        operatorA.post(deal + "/certification").expectProblem(422, "certification.evidence-missing");
        finance.post(deal + "/payments", paid(8_000_000, 1)).expectProblem(422, "deal.payment");
        var part = paid(7_999_999, 0);
        assertThat(finance.post(deal + "/payments", part).expect(201).json().getString("state"))
                .isEqualTo("AGREED");
        finance.post(deal + "/payments", part).expectProblem(409, "deal.payment-booked");
        assertThat(finance.post(deal + "/payments", paid(1, 0))
                        .expect(201)
                        .json()
                        .getString("state"))
                .isEqualTo("PERFORMED");
        certify(deal, Map.of("RECORDAL_NOTICE", 0));
    }

    @Test
    void anOpenLicenceThatNobodyPaysLapses() throws SQLException {
        var listing = doors.open();
        var deal = taken(firm, listing);
        var due = LocalDate.parse(firm.get(deal).json().getString("payableBy"));
        finance.post(deal + "/payments", paid(3_000_000, 0)).expect(201);

        try {
            shift(31);
            await().atMost(Duration.ofSeconds(40))
                    .untilAsserted(() ->
                            assertThat(firm.get(deal).json().getString("state")).isEqualTo("LAPSED"));
            // nothing is due any more, and what had come is to be given back
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(owed(deal))
                            .isEqualTo(List.of(/* open */ 0L, /* paid */ 3_000_000L, /* returnable */ 3_000_000L)));
            // late: told until when it was, and how to go on
            var late = finance.post(deal + "/payments", paid(8_000_000, 31)).expectProblem(409, "deal.lapsed");
            assertThat(late.json().getString("dueOn")).isEqualTo(due.toString());
            firm.post(deal + "/cancellation", why("x")).expectProblem(409, "deal.not-now");
            operatorA.post(deal + "/certification").expectProblem(409, "deal.not-now");
            file(firm, deal, "RECORDAL_NOTICE", 0).expectProblem(409, "deal.not-now");
            // paid in time and booked late: it had not lapsed
            var part = finance.post(deal + "/payments", paid(1_000_000, 3)).expect(201);
            assertThat(part.json().getString("state")).isEqualTo("LAPSED");
            assertThat(owed(deal)).isEqualTo(List.of(0L, 4_000_000L, 4_000_000L));
            var revived = finance.post(deal + "/payments", paid(4_000_000, 3)).expect(201);
            assertThat(revived.json().getString("state")).isEqualTo("PERFORMED");
            assertThat(owed(deal)).isEqualTo(List.of(0L, 8_000_000L, 0L));
        } finally {
            shift(0);
        }
    }

    /** What the firm still has to pay on the deal, has paid, and is to be given back. */
    private List<Long> owed(String deal) {
        return firm.get("/money/mine").expect(200).json().getJsonArray("expectations").stream()
                .map(JsonObject.class::cast)
                .filter(one -> one.getString("subject").equals(deal.substring(1).replace("deals", "deal")))
                .flatMap(one ->
                        List.of("openFen", "paidFen", "returnableFen").stream().map(one::getLong))
                .toList();
    }

    @Test
    void freeLicence() {
        var listing = doors.free();
        anyone.as(DemoUsers.BEIJING_TECH).post(listing + "/acceptances", USE).expectProblem(422, "deal.not-eligible");
        wrongAcceptances(listing);
        var deal = taken(firm, listing);

        signWrongly(deal);
        operatorA.post(deal + "/certification").expectProblem(422, "certification.evidence-missing");
        assertThat(firm.get(deal).json().getString("state")).isEqualTo("PERFORMED");
        firm.post(deal + "/signatures", digest("a")).expectProblem(409, "deal.not-now");
        finance.post(deal + "/payments", paid(1, 0)).expectProblem(409, "deal.free-of-charge");
        certify(deal, Map.of("RECORDAL_NOTICE", 0));
    }

    @Test
    void ordinaryLicence() {
        var listing = doors.ordinary();
        wrongAcceptances(listing);
        var deal = taken(firm, listing);

        signWrongly(deal);
        operatorA.post(deal + "/certification").expectProblem(422, "certification.evidence-missing");
        assertThat(firm.get(deal).json().getString("state")).isEqualTo("SIGNED");
        operatorA.post(deal + "/certification").expectProblem(422, "certification.evidence-missing");
        assertThat(finance.post(deal + "/payments", paid(8_000_000, 0))
                        .expect(201)
                        .json()
                        .getString("state"))
                .isEqualTo("PERFORMED");
        certify(deal, Map.of("RECORDAL_NOTICE", 0));
        // what is licensed to one may be licensed to another
        taken(marine, listing);
    }

    @Test
    void assignment() {
        var listing = doors.assignment();
        anyone.as(DemoUsers.AUDITOR).post(listing + "/acceptances", USE).expectProblem(403, "access.role");
        // two at once: one buys, and the listing is closed to the other
        var answers = List.of(firm, marine).stream()
                .map(buyer -> CompletableFuture.supplyAsync(() -> buyer.post(listing + "/acceptances", USE)))
                .toList();
        var statuses =
                answers.stream().map(answer -> answer.join().status()).sorted().toList();
        assertThat(statuses).containsExactly(201, 409);
        var won = answers.stream()
                .map(CompletableFuture::join)
                .filter(answer -> answer.status() == 201)
                .findFirst()
                .orElseThrow()
                .json();
        var deal = "/deals/" + won.getString("id");
        var lithium = won.getJsonObject("licensee")
                .getJsonObject("name")
                .getString("zh")
                .startsWith("芝罘");
        var buyer = lithium ? DemoUsers.SME_LITHIUM : DemoUsers.SME_MARINE;
        assertThat(university.get(listing).expect(200).json().getString("state"))
                .isEqualTo("CLOSED");
        anyone.as(DemoUsers.SME_PHARMA).post(listing + "/acceptances", USE).expectProblem(409, "deal.listing-not-open");

        var signed = Signatures.both(anyone, buyer, deal);
        var performed =
                finance.post(deal + "/payments", paid(8_000_000, 0)).expect(201).json();

        assertThat(signed.getString("state")).isEqualTo("SIGNED");
        assertThat(performed.getString("state")).isEqualTo("PERFORMED");
        assertThat(performed.containsKey("effectiveAt"))
                .as("registration alone")
                .isFalse();
        file(university, deal, "RECORDAL_NOTICE", 0).expect(201);
        var missing = operatorA
                .post(deal + "/certification")
                .expectProblem(422, "certification.evidence-missing")
                .json();
        assertThat(missing.getJsonArray("missing"))
                .isEqualTo(new JsonArray().add("TRANSFER_NOTICE").add("REGISTER_EXTRACT"));
        certify(deal, Map.of("TRANSFER_NOTICE", 0, "REGISTER_EXTRACT", 0));
        assertThat(university.get(deal).json().getString("effectiveAt")).isNotBlank();
    }

    /** Nobody signed in, the wrong role, the patent's owner, nothing typed, nothing there. */
    private void wrongAcceptances(String listing) {
        anyone.post(listing + "/acceptances", USE).expectProblem(401, "access.sign-in");
        university.post(listing + "/acceptances", USE).expectProblem(403, "access.role");
        firm.post(listing + "/acceptances", USE.copy().put("contact", " ")).expectProblem(422, "deal.acceptance");
        firm.post(listing.replaceAll(".{4}$", "0000") + "/acceptances", USE).expectProblem(404, "listing.unknown");
    }

    private void signWrongly(String deal) {
        firm.post(deal + "/signatures", digest("a")).expectProblem(409, "deal.contract-differs");
        operatorA.post(deal + "/signatures", digest("a")).expectProblem(403, "access.role");
        marine.post(deal + "/signatures", digest("a")).expectProblem(404, "deal.unknown");
        var contract = Signatures.contract(firm, deal);
        assertThat(firm.post(deal + "/signatures", contract).expect(200).json().getString("state"))
                .isEqualTo("AGREED");
        firm.post(deal + "/signatures", contract).expectProblem(409, "deal.signed-already");
        assertThat(university
                        .post(deal + "/signatures", contract)
                        .expect(200)
                        .json()
                        .getJsonArray("words"))
                .hasSize(2);
        university.post(deal + "/signatures", contract).expectProblem(409, "deal.not-now");
    }

    /** The documents with one missing at a time, then one operator, the same one again, another, and once too often. */
    private void certify(String deal, Map<String, Integer> documents) {
        var party = university;
        for (var kind : documents.keySet().stream().sorted().toList().reversed()) {
            operatorA.post(deal + "/certification").expectProblem(422, "certification.evidence-missing");
            byAStranger(deal, kind);
            file(party, deal, kind, documents.get(kind)).expect(201);
        }
        party.post(deal + "/certification").expectProblem(403, "access.role");
        var recorded = operatorA.post(deal + "/certification").expect(200).json();
        operatorA.post(deal + "/certification").expectProblem(409, "certification.same-operator");
        var certified = operatorB.post(deal + "/certification").expect(200).json();
        operatorA.post(deal + "/certification").expectProblem(409, "certification.done");
        party.post(deal + "/cancellation", why("x")).expectProblem(409, "deal.not-now");
        party.post(deal + "/dispute", why("x")).expectProblem(409, "deal.not-now");

        assertThat(recorded.getString("state")).isEqualTo("RECORDED");
        assertThat(certified.getString("state")).isEqualTo("CERTIFIED");
        assertThat(anyone.get("/certificates/" + certified.getString("certificateNumber"))
                        .expect(200)
                        .json()
                        .getBoolean("valid"))
                .isTrue();
    }

    /** Nobody else puts documents on file. */
    private void byAStranger(String deal, String kind) {
        file(anyone.as(DemoUsers.SME_PHARMA), deal, kind, 0).expectProblem(404, "deal.unknown");
    }

    private Api.Answer file(Api by, String deal, String kind, int daysAgo) {
        var said = Map.of(
                "kind",
                kind,
                "number",
                "2026370000123",
                "issuedOn",
                today().minusDays(daysAgo).toString());
        var pdf = SampleFiles.pdf(kind + " " + references.incrementAndGet() + " of " + deal);
        return by.upload(deal + "/evidence", said, "scan.pdf", pdf);
    }

    private String taken(Api by, String listing) {
        return "/deals/"
                + by.post(listing + "/acceptances", USE).expect(201).json().getString("id");
    }

    private JsonObject paid(long fen, int daysFromNow) {
        return new JsonObject()
                .put("amountFen", fen)
                .put("bankReference", "COURSE-" + references.incrementAndGet())
                .put("paidOn", today().plusDays(daysFromNow).toString());
    }

    private static JsonObject digest(String digit) {
        return new JsonObject().put("contractSha256", digit.repeat(64));
    }

    private static JsonObject why(String reason) {
        return new JsonObject().put("reason", reason);
    }

    private static LocalDate today() {
        return LocalDate.now(LegalDays.ZONE);
    }

    /** Moves the one clock of the bed's database to so many days from now. */
    private void shift(int days) throws SQLException {
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var statement = connection.createStatement()) {
            for (var sql : Arrays.asList(
                    "DELETE FROM clock_shift",
                    "INSERT INTO clock_shift (shift) SELECT interval '" + days + " days' WHERE " + days + " > 0")) {
                statement.execute(sql);
            }
        }
    }
}
