package org.penglai.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penglai.patent.ApplicationNumber;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** Patents over the API of a running server. */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PatentApiIT {

    private Api anyone;
    private Api university;
    private Api operator;

    @BeforeAll
    void start(TestBed bed) {
        bed.server().start();
        anyone = Api.of(bed);
        university = anyone.as(DemoUsers.YANTAI_UNIVERSITY);
        operator = anyone.as(DemoUsers.OPERATOR_A);
    }

    @Test
    void aUniversityEntersItsPatentInAnySpellingAndOwnsIt() {
        var created = university.post("/patents", patent("zl 2021 1 9000011")).expect(201);

        var number = new ApplicationNumber("202119000011").canonical();
        var body = created.json();
        assertThat(created.header("location")).contains("/api/v1/patents/" + number);
        assertThat(created.header("etag")).contains("\"1\"");
        assertThat(body.getString("applicationNumber")).isEqualTo(number);
        assertThat(body.getJsonArray("ipc").getList()).containsExactly("H01M 10/0525", "H01M 4/38");
        var owner = body.getJsonArray("owners").getJsonObject(0);
        assertThat(owner.getString("name")).isEqualTo("蓬莱湾大学");
        assertThat(owner.getBoolean("resolved")).isTrue();
        assertThat(body.getJsonObject("status").getString("code")).isEqualTo("IN_FORCE");
        assertThat(body.getJsonObject("status").getString("zh")).isEqualTo("有权-有效");
        assertThat(body.getJsonObject("status").getString("source")).isEqualTo("DECLARED_BY_OWNER");
        assertThat(body.getJsonObject("status").getString("expiresOn")).isEqualTo("2041-03-01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"202119000029", "ZL%s", "CN%s", "%s ", "２０２１１９０００２９"})
    void otherSpellingsAreRedirectedToTheCanonicalAddress(String spelling) {
        var number = new ApplicationNumber("202119000029").canonical();
        var written = spelling.equals("２０２１１９０００２９") ? "２０２１１９００００２９" : spelling.formatted(number);

        var answer = anyone.get("/patents/" + encoded(written)).expect(308);

        assertThat(answer.header("location")).contains("/api/v1/patents/" + number);
    }

    @Test
    void aWrongCheckDigitIsRefusedWithTheRightOneBesideTheField() {
        var canonical = new ApplicationNumber("202119000037").canonical();
        var wrong = canonical.endsWith("1") ? "202119000037.2" : "202119000037.1";

        var answer = university.with("Accept-Language", "en").post("/patents", patent(wrong));

        answer.expectProblem(422, "patent.check-digit");
        assertThat(answer.json().getString("canonical")).isEqualTo(canonical);
        assertThat(answer.json().getString("detail")).contains(canonical);
        assertThat(answer.json().getJsonArray("violations").getJsonObject(0).getString("pointer"))
                .isEqualTo("/applicationNumber");
        anyone.get("/patents/" + wrong).expectProblem(422, "patent.check-digit");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        var body = patent("20211")
                .put("ipc", new JsonArray().add("H01M 10/0525").add("Y02E 60/10"))
                .put(
                        "owners",
                        new JsonArray().add(new JsonObject().put("name", "某公司").put("uscc", "91370600123456789T")));

        var answer = university.post("/patents", body).expectProblem(422, "patent.invalid");

        assertThat(answer.json().getJsonArray("violations").stream()
                        .map(one -> ((JsonObject) one).getString("pointer")))
                .containsExactly("/applicationNumber", "/ipc/1", "/owners/0/uscc");
    }

    @Test
    void aDateThatIsNoneIsRefusedAndNotAFault() {
        university
                .post("/patents", patent("202119000045").put("filingDate", "2021-02-30"))
                .expectProblem(422, "request.body");
    }

    @Test
    void theSameNumberTwiceIsAConflict() {
        university.post("/patents", patent("202119000053")).expect(201);

        university.post("/patents", patent("ZL 2021 1 9000053")).expectProblem(409, "patent.exists");
    }

    @Test
    void coOwnersAreNamedWithExactSharesAndUnknownOnesStayUnresolved() {
        var owners = new JsonArray()
                .add(new JsonObject().put("name", "蓬莱湾大学").put("share", "2/3"))
                .add(new JsonObject().put("name", "某某化工有限公司").put("share", "1/3"));

        var body = university
                .post("/patents", patent("202119000061").put("owners", owners))
                .expect(201)
                .json();

        assertThat(body.getJsonArray("owners").getJsonObject(0).getString("share"))
                .isEqualTo("2/3");
        assertThat(body.getJsonArray("owners").stream().map(owner -> ((JsonObject) owner).getBoolean("resolved")))
                .containsExactly(true, false);
    }

    @Test
    void nobodyEntersThePatentOfOthers() {
        var others = new JsonArray().add(new JsonObject().put("name", "某某化工有限公司"));

        university
                .post("/patents", patent("202119000070").put("owners", others))
                .expectProblem(403, "patent.not-owner");
        anyone.as(DemoUsers.SME_LITHIUM)
                .post("/patents", patent("202119000070"))
                .expectProblem(403, "access.role");
        operator.post("/patents", patent("202119000070").put("owners", others)).expect(201);
    }

    @Test
    void statusFollowsFromTheEventsThatTheOperatorRecords() {
        university.post("/patents", patent("202119000088")).expect(201);
        var path = "/patents/" + new ApplicationNumber("202119000088").canonical();

        var unpaid = operator.post(path + "/events", event("ANNUITY_UNPAID", "2026-03-02", "登记簿副本"))
                .expect(201);
        operator.post(path + "/events", event("ANNUITY_PAID", "2026-04-10", "缴费收据"))
                .expect(201);
        var paid = anyone.get(path).expect(200);

        assertThat(unpaid.json().getJsonObject("status").getString("code")).isEqualTo("IN_ARREARS");
        assertThat(unpaid.json().getJsonObject("status").getString("since")).isEqualTo("2026-03-02");
        assertThat(paid.json().getJsonObject("status").getString("code")).isEqualTo("IN_FORCE");
        assertThat(paid.header("etag")).contains("\"3\"");
        var history = anyone.get(path + "/history").expect(200).json().getJsonArray("items");
        assertThat(history.stream().map(event -> ((JsonObject) event).getString("kind")))
                .containsExactly("FILING", "GRANT", "ANNUITY_UNPAID", "ANNUITY_PAID");
        assertThat(history.stream().map(event -> ((JsonObject) event).getString("st27Category")))
                .containsExactly("A", "F", "U", "U");
    }

    @Test
    void onlyTheOperatorRecordsEventsAndNoneBeforeTheFiling() {
        university.post("/patents", patent("202119000096")).expect(201);
        var path = "/patents/" + new ApplicationNumber("202119000096").canonical() + "/events";

        university.post(path, event("PLEDGE", "2024-01-01", "x")).expectProblem(403, "access.role");
        operator.post(path, event("PLEDGE", "2020-01-01", "x")).expectProblem(422, "patent.event-invalid");
        operator.post(path, event("LUCKY", "2024-01-01", "x")).expectProblem(422, "request.body");
    }

    @Test
    void aPatentThatNobodyEnteredIsUnknown() {
        anyone.get("/patents/" + new ApplicationNumber("202119999999").canonical())
                .expectProblem(404, "patent.unknown");
    }

    @Test
    void theSameKeyGivesTheFirstAnswerAgain() {
        var once = university.with("Idempotency-Key", "patent-once");

        var first = once.post("/patents", patent("202119000109")).expect(201);
        var second = once.post("/patents", patent("202119000109")).expect(201);

        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("idempotency-replayed")).contains("true");
        once.post("/patents", patent("202119000117")).expectProblem(422, "idempotency.key-reused");
    }

    @Test
    void theBibliographyIsPutRightOnTheVersionThatWasReadAndAPublicationNumberLeadsToThePatent() {
        university.post("/patents", patent("202119000125")).expect(201);
        var path = "/patents/" + new ApplicationNumber("202119000125").canonical();
        var edited = new JsonObject()
                .put("titleZh", "一种改进的锂电池隔膜")
                .put("ipc", new JsonArray().add("H01M 10/0525 (2010.01)"))
                .put("inventors", new JsonArray().add("姜学成").add("于海岚"))
                .put("flags", new JsonArray().add("STATE_FUNDED"))
                .put(
                        "frontPage",
                        new JsonObject()
                                .put(
                                        "publications",
                                        new JsonArray()
                                                .add(new JsonObject()
                                                        .put("number", "cn 119000125 b")
                                                        .put("date", "2023-05-09")))
                                .put("cpc", new JsonArray().add("y02e60/10")));

        university.put(path, edited).expectProblem(428, "edit.if-match-required");
        university.with("If-Match", "\"9\"").put(path, edited).expectProblem(412, "edit.stale");
        anyone.as(DemoUsers.JINAN_INSTITUTE)
                .with("If-Match", "\"1\"")
                .put(path, edited)
                .expectProblem(403, "patent.not-owner");
        var now = university.with("If-Match", "\"1\"").put(path, edited).expect(200);

        assertThat(now.header("etag")).contains("\"2\"");
        assertThat(now.json().getString("titleZh")).isEqualTo("一种改进的锂电池隔膜");
        assertThat(now.json().getJsonArray("inventors").getList()).containsExactly("姜学成", "于海岚");
        assertThat(now.json().getJsonArray("classifications").getJsonObject(0).getString("version"))
                .isEqualTo("2010.01");
        assertThat(now.json()
                        .getJsonObject("frontPage")
                        .getJsonArray("publications")
                        .getJsonObject(0)
                        .getString("number"))
                .isEqualTo("CN119000125B");
        for (var spelling : new String[] {"CN119000125B", "CN.119000125.B", "CN119000125", "cn119000125a"}) {
            assertThat(anyone.get("/patents/" + spelling).expect(308).header("location"))
                    .contains("/api/v1" + path);
        }
        anyone.get("/patents/CN119000126B").expectProblem(404, "patent.unknown");
    }

    @Test
    void everythingWrongInAFrontPageIsSaidAtOnce() {
        var page = new JsonObject()
                .put(
                        "publications",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("number", "CN119000133C")
                                        .put("date", "2023-05-09")))
                .put("divisionalOf", "202110123456.8");

        var answer = university
                .post("/patents", patent("202119000133").put("frontPage", page))
                .expectProblem(422, "patent.invalid");

        assertThat(answer.json().getJsonArray("violations").stream().map(one -> ((JsonObject) one).getString("code")))
                .containsExactly("patent.publication-kind", "patent.check-digit");
    }

    @Test
    void aSecretPatentIsUnknownToOthers() {
        university
                .post("/patents", patent("202119000141").put("flags", new JsonArray().add("SECRET")))
                .expect(201);
        var path = "/patents/" + new ApplicationNumber("202119000141").canonical();

        anyone.get(path).expectProblem(404, "patent.unknown");
        anyone.get(path + "/history").expectProblem(404, "patent.unknown");
        anyone.as(DemoUsers.SME_LITHIUM).get(path + "/annuities").expectProblem(404, "patent.unknown");
        university.get(path).expect(200);
        operator.get(path).expect(200);
    }

    @Test
    void whatDoesNotBelongToAnEventIsSaidAtItsDetail() {
        university.post("/patents", patent("202119000150")).expect(201);
        var path = "/patents/" + new ApplicationNumber("202119000150").canonical() + "/events";

        var refused = operator.post(
                        path,
                        event("TERM_ADJUSTMENT", "2024-01-01", "公报")
                                .put("details", new JsonObject().put("stage", "REQUESTED")))
                .expectProblem(422, "patent.event-invalid");
        operator.post(
                        path,
                        event("NAME_CHANGE", "2024-02-01", "公报")
                                .put("details", new JsonObject().put("toName", "蓬莱湾海洋大学")))
                .expect(201);

        assertThat(refused.json().getJsonArray("violations").stream()
                        .map(one -> ((JsonObject) one).getString("pointer")))
                .containsExactlyInAnyOrder("/details/days", "/details/stage");
        var owner = anyone.get(path.replace("/events", ""))
                .json()
                .getJsonArray("owners")
                .getJsonObject(0);
        assertThat(owner.getString("name")).isEqualTo("蓬莱湾海洋大学");
        assertThat(owner.getBoolean("resolved")).isTrue();
    }

    private static JsonObject patent(String number) {
        return new JsonObject()
                .put("applicationNumber", number)
                .put("titleZh", "一种锂电池隔膜")
                .put("titleEn", "A lithium battery separator")
                .put("ipc", new JsonArray().add("h01m10/0525").add("H01M 4/38"))
                .put("industry", "CLEAN_ENERGY")
                .put("filingDate", "2021-03-01")
                .put("grantDate", "2023-05-09")
                .put("inventors", new JsonArray().add("于海岚").add("姜学成"));
    }

    private static JsonObject event(String kind, String date, String source) {
        return new JsonObject().put("kind", kind).put("date", date).put("source", source);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
