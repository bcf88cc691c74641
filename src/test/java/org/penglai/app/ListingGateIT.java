package org.penglai.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penglai.kernel.LegalDays;
import org.penglai.patent.ApplicationNumber;
import org.penglai.stack.DemoOrganisation;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.PostgresEngine;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** The gate after publication: what is open is held when it loses a ground, says so to everybody, and comes back. */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ListingGateIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final AtomicInteger serials = new AtomicInteger(9_300_000);
    private TestBed bed;
    private Api anyone;
    private Api university;
    private Api institute;
    private Api operator;

    @BeforeAll
    void start(TestBed given) {
        bed = given;
        bed.server().start();
        anyone = Api.of(bed);
        university = anyone.as(DemoUsers.YANTAI_UNIVERSITY);
        institute = anyone.as(DemoUsers.JINAN_INSTITUTE);
        operator = anyone.as(DemoUsers.OPERATOR_A);
    }

    @AfterEach
    void today() throws SQLException {
        owner("DELETE FROM clock_shift");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | EXCLUSIVE_LICENCE | {}                          | EXCLUSIVE_LICENCE_ENDED    | {}                          | open-no-exclusive      | 没有独占或排他许可
            1 | SOLE_LICENCE      | {}                          | SOLE_LICENCE_ENDED         | {}                          | open-no-exclusive      | 没有独占或排他许可
            1 | OWNERSHIP_DISPUTE | {}                          | OWNERSHIP_DISPUTE_RESOLVED | {}                          | open-not-suspended     | 没有中止或保全
            1 | PRESERVATION      | {}                          | PRESERVATION_LIFTED        | {}                          | open-not-suspended     | 没有中止或保全
            1 | ANNUITY_UNPAID    | {}                          | ANNUITY_PAID               | {}                          | open-annuity-paid      | 年费没有欠缴
            1 | PLEDGE            | {"number": "Y1"}            | PLEDGE_CONSENT             | {"number": "Y1"}            | open-pledgee-consents  | 质押须经质权人同意
            1 | HINDRANCE         | {}                          | HINDRANCE_LIFTED           | {}                          | open-not-hindered      | 没有其他妨碍
            2 | EVALUATION_REPORT | {"conclusion": "NEGATIVE"}  | EVALUATION_REPORT          | {"conclusion": "POSITIVE"}  | evaluation-report      | 评价报告
            """)
    void aPublishedOpenLicenceThatLosesAGroundIsSuspendedWithItsReasonAndComesBackWhenItIsCured(
            String type, String ground, String details, String cure, String curing, String rule, String words)
            throws Exception {
        var number = patent(type);
        var path = open(number);

        record(number, ground, details);
        awaitState(path, "SUSPENDED");
        var suspended = anyone.get(path).json();
        var page = page(path);
        record(number, cure, curing);
        awaitState(path, "PUBLISHED");

        assertThat(suspended.getJsonObject("suspension").getJsonArray("rules").getList())
                .containsExactly(rule);
        assertThat(suspended.getJsonArray("actions").getList()).isEmpty();
        assertThat(page).contains("起中止", "以下条件目前不满足，恢复后自动继续", words);
        assertThat(page(path)).doesNotContain("以下条件目前不满足");
        assertThat(anyone.get(path).json().getJsonObject("announcement").getString("acceptanceNumber"))
                .isEqualTo("KF" + number);
        assertThat(told("listing.suspended", path)).contains("\"rules\": \"" + rule + "\"");
        assertThat(told("listing.resumed", path)).contains("\"rules\": \"\"");
    }

    @Test
    void anotherCoOwnerOnTheRegisterSuspendsAnOpenLicenceUntilItAgrees() throws Exception {
        var number = patent("1");
        var path = open(number);

        share(number, DemoOrganisation.INSTITUTE);
        awaitState(path, "SUSPENDED");
        var page = page(path);
        institute.post(path + "/consents/answer", answer(path, "GIVEN")).expectProblem(404, "listing.unknown");
        university.post(path + "/consents/request").expect(200);
        var agreed =
                institute.post(path + "/consents/answer", answer(path, "GIVEN")).expect(200);

        assertThat(page).contains("全体共有人同意");
        assertThat(agreed.json().getJsonArray("items").getJsonObject(0).getString("standing"))
                .isEqualTo("GIVEN");
        assertThat(anyone.get(path).json().getString("state")).isEqualTo("PUBLISHED");
        institute.post(path + "/consents/answer", answer(path, "REFUSED")).expect(200);
        assertThat(anyone.get(path).json().getString("state")).isEqualTo("SUSPENDED");
    }

    @Test
    void aDeclarationIsPreparedHereFiledAtTheOfficeAndOpenByItsAnnouncementOnly() {
        var number = patent("1");
        record(number, "PLEDGE", "{\"number\": \"Y1\"}");
        var path = draft(content("OPEN_LICENCE", number));
        var filing = new JsonObject()
                .put("kind", "DECLARATION")
                .put("acceptanceNumber", "KF" + number)
                .put("filedOn", "2026-03-01");

        assertThat(declared(path)).isEqualTo("PRECHECK_FAILED");
        university.post(path + "/declaration", filing).expectProblem(409, "listing.declaration-state");
        record(number, "PLEDGE_CONSENT", "{\"number\": \"Y1\"}");
        assertThat(declared(path)).isEqualTo("PRECHECK_PASSED");
        university
                .post(path + "/declaration", filing.copy().put("filedOn", "2999-01-01"))
                .expectProblem(422, "listing.filing");
        university.post(path + "/declaration", filing).expect(200);
        assertThat(declared(path)).isEqualTo("FILED");
        anyone.as(DemoUsers.SME_LITHIUM)
                .post(
                        path + "/acceptances",
                        new JsonObject().put("intendedUse", "试制").put("contact", "0535-0000000"))
                .expectProblem(404, "listing.unknown");
        university.post(path + "/submission").expect(200);
        operator.post(path + "/publication", announcement("KF" + number)).expect(200);
        assertThat(declared(path)).isEqualTo("ANNOUNCED");
        university
                .post(
                        path + "/declaration",
                        filing.copy().put("kind", "WITHDRAWAL").put("acceptanceNumber", "KF-W"))
                .expect(200);
        assertThat(declared(path)).isEqualTo("WITHDRAWAL_FILED");
        assertThat(anyone.get(path).json().getString("state"))
                .as("until it is announced")
                .isEqualTo("PUBLISHED");
        university.post(path + "/withdrawal", announcement("KF-W")).expect(200);
        assertThat(declared(path)).isEqualTo("WITHDRAWN");
        anyone.as(DemoUsers.SME_LITHIUM).get(path + "/declaration").expectProblem(403, "listing.not-seller");
    }

    private String declared(String path) {
        return university.get(path + "/declaration").expect(200).json().getString("state");
    }

    @Test
    void aSignedDocumentCountsOnceTheOperatorHasSeenIt() {
        var number = patent("1");
        record(number, "TRANSFER", "{\"toName\": \"演示个人甲\", \"shareOnly\": \"true\"}");
        var path = draft(content("OPEN_LICENCE", number));

        university.post(path + "/submission").expectProblem(422, "listing.not-eligible");
        university.post(path + "/consents/request").expectProblem(422, "listing.nobody-to-ask");
        university.post(path + "/consents/document", paper("无此人")).expectProblem(422, "listing.consent");
        university.post(path + "/consents/document", paper("演示个人甲")).expect(200);
        university.post(path + "/submission").expect(200);
        operator.post(path + "/publication", announcement("KF" + number)).expect(200);

        var said = operator.get(path + "/consents").json().getJsonArray("items").getJsonObject(0);
        assertThat(said.getString("standing")).isEqualTo("ACCEPTED");
        assertThat(said.getString("document")).isEqualTo("TY-2026-1");
        assertThat(said.getString("on")).isEqualTo("2026-05-06");
        assertThat(anyone.get(path + "/eligibility").json().getString("outcome"))
                .isEqualTo("ELIGIBLE");
    }

    @Test
    void aConsentIsOfTheTermsThatWereReadAndOtherTermsNeedItAnew() {
        var number = patent("1");
        share(number, DemoOrganisation.INSTITUTE);
        var body = content("EXCLUSIVE_LICENCE", number);
        var path = draft(body);

        institute.get(path).expectProblem(404, "listing.unknown");
        university.post(path + "/consents/request").expect(200);
        institute.get(path).expect(200);
        institute
                .post(
                        path + "/consents/answer",
                        new JsonObject().put("version", 7).put("decision", "GIVEN"))
                .expectProblem(412, "edit.stale");
        institute.post(path + "/consents/answer", answer(path, "GIVEN")).expect(200);
        university
                .with("If-Match", "\"1\"")
                .put(path, body.copy().put("endsOn", "2029-12-31"))
                .expect(200);

        university.post(path + "/submission").expectProblem(422, "listing.not-eligible");
        institute.post(path + "/consents/answer", answer(path, "GIVEN")).expect(200);
        university.post(path + "/submission").expect(200);
        anyone.as(DemoUsers.SME_LITHIUM).get(path + "/consents").expectProblem(404, "listing.unknown");
    }

    @Test
    void whoTookAnOpenLicenceHereKeepsTheOwnerFromPromisingAnotherToBeTheOnlyOne() {
        var number = patent("1");
        var path = open(number);
        var second = draft(content("OPEN_LICENCE", number));
        var exclusive = draft(content("EXCLUSIVE_LICENCE", number));

        assertThat(university.post(second + "/submission").json().getString("checks"))
                .isEqualTo("one-open-offer");
        assertThat(university.post(exclusive + "/submission").json().getString("checks"))
                .isEqualTo("no-open-licence");
        anyone.as(DemoUsers.SME_LITHIUM)
                .post(
                        path + "/acceptances",
                        new JsonObject().put("intendedUse", "试制").put("contact", "0535-0000000"))
                .expect(201);
        university.post(path + "/withdrawal", announcement("KF-W")).expect(200);

        assertThat(university.post(exclusive + "/submission").json().getString("checks"))
                .isEqualTo("no-other-licensee");
        assertThat(university.post(second + "/submission").expect(200).json().getString("state"))
                .isEqualTo("SUBMITTED");
    }

    @Test
    void anOfficersSuspensionHoldsBesideTheGatesAndEachIsLiftedByItsOwn() throws Exception {
        var number = patent("1");
        var path = open(number);
        var reason = new JsonObject().put("reason", "正在核实举报");

        operator.post(path + "/suspension", new JsonObject().put("reason", " ")).expectProblem(422, "listing.reason");
        operator.post(path + "/resumption", reason).expectProblem(409, "listing.state");
        operator.post(path + "/suspension", reason).expect(200);
        record(number, "HINDRANCE", "{}");
        awaitRules(path, "open-not-hindered");
        assertThat(page(path)).contains("正在核实举报", "没有其他妨碍");
        assertThat(operator.post(path + "/resumption", reason)
                        .expect(200)
                        .json()
                        .getString("state"))
                .isEqualTo("SUSPENDED");
        record(number, "HINDRANCE_LIFTED", "{}");
        awaitState(path, "PUBLISHED");

        operator.post(path + "/suspension", reason).expect(200);
        university.post(path + "/resumption", reason).expectProblem(403, "access.role");
        assertThat(operator.post(path + "/resumption", reason)
                        .expect(200)
                        .json()
                        .getString("state"))
                .isEqualTo("PUBLISHED");
    }

    @Test
    void theDailyRoundFindsWhatNoEventTellsOfAndEndsWhatHasRunOut() throws SQLException {
        var today = LegalDays.of(java.time.Instant.now());
        var paid = patent("1");
        record(paid, "ANNUITY_PAID", "{\"until\": \"" + today.plusDays(5) + "\"}");
        var unpaid = open(paid);
        var ending = open(content("OPEN_LICENCE", patent("1"))
                .put("startsOn", "2026-01-01")
                .put("endsOn", today.plusDays(5).toString()));
        var going = open(patent("1"));

        owner("INSERT INTO clock_shift (shift) VALUES ('6 days')");
        awaitState(unpaid, "SUSPENDED");
        awaitState(ending, "EXPIRED");

        assertThat(anyone.get(unpaid)
                        .json()
                        .getJsonObject("suspension")
                        .getJsonArray("rules")
                        .getList())
                .containsExactly("open-annuity-paid");
        assertThat(anyone.get(going).json().getString("state")).isEqualTo("PUBLISHED");
        assertThat(told("listing.expired", ending)).contains("EXPIRED");
    }

    @Test
    void whatWasSoldIsClosed() {
        var number = patent("1");
        var path = draft(content("ASSIGNMENT", number));
        university.post(path + "/submission").expect(200);
        operator.post(path + "/publication").expect(200);

        var event = new JsonObject()
                .put("kind", "TRANSFER")
                .put("date", LegalDays.of(java.time.Instant.now()).toString())
                .put("source", "登记簿副本")
                .put("details", new JsonObject().put("toName", "某公司"));
        operator.post("/patents/" + number + "/events", event).expect(201);

        awaitState(path, "CLOSED");
    }

    private void share(String number, DemoOrganisation organisation) {
        var details = new JsonObject()
                .put("toName", organisation.label().zh())
                .put("toUscc", DemoParties.code(organisation).value())
                .put("shareOnly", "true");
        record(number, "TRANSFER", details.encode());
    }

    private JsonObject answer(String path, String decision) {
        var version = university.get(path).json().getInteger("version");
        return new JsonObject().put("version", version).put("decision", decision);
    }

    private static JsonObject paper(String owner) {
        return new JsonObject().put("owner", owner).put("document", "TY-2026-1").put("signedOn", "2026-05-06");
    }

    private void awaitState(String path, String state) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> anyone.get(path).json().getString("state").equals(state));
    }

    private void awaitRules(String path, String rule) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> anyone.get(path)
                        .json()
                        .getJsonObject("suspension")
                        .getJsonArray("rules")
                        .contains(rule));
    }

    /** The page as anyone reads it. */
    private String page(String path) throws IOException, InterruptedException {
        var address = URI.create(bed.server().uri() + path);
        return HTTP.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body();
    }

    /** What the last event of that type told of the listing. */
    private String told(String type, String path) throws SQLException {
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var statement = connection.prepareStatement(
                        "SELECT payload::jsonb::text FROM outbox_event WHERE type = ? AND aggregate = ? ORDER BY position DESC")) {
            statement.setString(1, type);
            statement.setString(2, path.substring(1).replace("listings/", "listing/"));
            try (var rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : "";
            }
        }
    }

    private void owner(String sql) throws SQLException {
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String draft(JsonObject content) {
        return "/listings/"
                + university.post("/listings", content).expect(201).json().getString("id");
    }

    private String open(String number) {
        return open(content("OPEN_LICENCE", number));
    }

    private String open(JsonObject content) {
        var number = content.getJsonArray("patents").getString(0);
        var path = draft(content);
        university.post(path + "/submission").expect(200);
        operator.post(path + "/publication", announcement("KF" + number)).expect(200);
        return path;
    }

    private static JsonObject announcement(String number) {
        return new JsonObject()
                .put("acceptanceNumber", number)
                .put("announcedOn", "2026-03-13")
                .put("gazette", "42卷11期");
    }

    private void record(String number, String kind, String details) {
        var event = new JsonObject()
                .put("kind", kind)
                .put("date", LegalDays.of(java.time.Instant.now()).toString())
                .put("source", "登记簿副本")
                .put("details", new JsonObject(details));
        operator.post("/patents/" + number + "/events", event).expect(201);
    }

    /** A granted patent of that type digit of the university; one that needs a report has a positive one. */
    private String patent(String type) {
        var number = new ApplicationNumber("2021" + type + serials.getAndIncrement()).canonical();
        university
                .post(
                        "/patents",
                        new JsonObject()
                                .put("applicationNumber", number)
                                .put("titleZh", "一种锂电池隔膜")
                                .put("filingDate", "2021-07-01")
                                .put("grantDate", "2023-05-09"))
                .expect(201);
        if (!type.equals("1")) {
            record(number, "EVALUATION_REPORT", "{\"conclusion\": \"POSITIVE\"}");
        }
        return number;
    }

    private static JsonObject content(String mode, String number) {
        return new JsonObject()
                .put("mode", mode)
                .put("patents", new JsonArray().add(number))
                .put("titleZh", "锂电池隔膜")
                .put("territory", "全国")
                .put("startsOn", "2027-01-01")
                .put("endsOn", "2030-12-31")
                .put("feePlan", new JsonObject().put("mode", "LUMP_SUM").put("lumpSumFen", 8_000_000));
    }
}
