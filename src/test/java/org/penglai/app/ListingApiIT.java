package org.penglai.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penglai.patent.ApplicationNumber;
import org.penglai.stack.DemoOrganisation;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** Listings over the API of a running server: from draft to withdrawal, under the gate. */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ListingApiIT {

    private final AtomicInteger serials = new AtomicInteger(9_100_000);
    private TestBed bed;
    private Api anyone;
    private Api university;
    private Api operator;
    private Api firm;

    @BeforeAll
    void start(TestBed given) {
        bed = given;
        bed.server().start();
        anyone = Api.of(bed).with("Accept-Language", "en");
        university = anyone.as(DemoUsers.YANTAI_UNIVERSITY);
        operator = anyone.as(DemoUsers.OPERATOR_A);
        firm = anyone.as(DemoUsers.SME_LITHIUM);
    }

    @Test
    void aFreeLicenceGoesFromDraftToTheOpenAndIsThenReadByAnyone() {
        var number = patent("1");

        var created = university.post("/listings", free(number)).expect(201);
        var path = "/listings/" + created.json().getString("id");
        var submitted = university.post(path + "/submission").expect(200);
        var published = operator.post(path + "/publication").expect(200);

        assertThat(created.json().getString("state")).isEqualTo("DRAFT");
        assertThat(created.header("location")).contains("/api/v1" + path);
        assertThat(created.json().getJsonArray("actions").getList()).containsExactly("EDIT", "SUBMIT", "WITHDRAW");
        assertThat(submitted.json().getString("state")).isEqualTo("SUBMITTED");
        assertThat(published.json().getString("state")).isEqualTo("PUBLISHED");
        assertThat(published.header("etag")).contains("\"3\"");
        var open = anyone.get(path).expect(200).json();
        assertThat(open.getJsonArray("patents").getList()).containsExactly(number);
        assertThat(open.getJsonObject("owner").getString("nameZh")).isEqualTo("蓬莱湾大学");
        assertThat(open.getJsonObject("feePlan").getString("mode")).isEqualTo("FREE");
        assertThat(firm.get(path).json().getJsonArray("actions").getList()).containsExactly("ACCEPT");
        assertThat(eligibility(path).getString("outcome")).isEqualTo("ELIGIBLE");
    }

    @Test
    void publishedListingsAreComparedAndOthersAreNamedAsMissing() {
        var first = submitted(free(patent("1")));
        var second = submitted(free(patent("1")).put("summary", "可用于船舶的密封件"));
        var draft = submitted(free(patent("1")));
        operator.post(first + "/publication").expect(200);
        operator.post(second + "/publication").expect(200);
        var ids = Stream.of(second, first, draft)
                .map(path -> path.substring("/listings/".length()))
                .toList();

        var compared = anyone.get("/comparison?listing=" + String.join("&listing=", ids))
                .expect(200)
                .json();

        assertThat(compared.getJsonArray("items").stream()
                        .map(JsonObject.class::cast)
                        .map(item -> item.getString("id")))
                .containsExactly(ids.get(0), ids.get(1));
        assertThat(compared.getJsonArray("missing").getList()).containsExactly(ids.get(2));
        var rows = compared.getJsonArray("rows").stream()
                .map(JsonObject.class::cast)
                .toList();
        assertThat(rows)
                .filteredOn(row -> row.getString("key").equals("summary"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.getString("label")).isEqualTo("Summary");
                    assertThat(row.getJsonArray("cells").getString(0)).isEqualTo("可用于船舶的密封件");
                    assertThat(row.getBoolean("differs")).isTrue();
                });
        anyone.get("/comparison").expectProblem(400, "request.parameters");
        anyone.get("/comparison?listing=none").expectProblem(400, "request.parameters");
        var five = Stream.generate(() -> UUID.randomUUID().toString()).limit(5).toList();
        anyone.get("/comparison?listing=" + String.join("&listing=", five)).expectProblem(400, "request.parameters");
    }

    @Test
    void anOpenLicenceOpensByItsAnnouncementAndEndsByOne() {
        var number = patent("1");
        var path = submitted(open(number));

        operator.post(path + "/publication").expectProblem(422, "listing.announcement-required");
        operator.post(path + "/publication", announcement("KF1", "2999-01-01"))
                .expectProblem(422, "listing.announcement");
        var published = operator.post(path + "/publication", announcement("KF1", "2026-03-13"))
                .expect(200);
        university.post(path + "/withdrawal").expectProblem(422, "listing.announcement-required");
        var standing = kinds(number);
        var withdrawn = university
                .post(path + "/withdrawal", announcement("KF2", "2026-06-05"))
                .expect(200);

        assertThat(published.json().getJsonObject("announcement").getString("gazette"))
                .isEqualTo("42卷11期");
        assertThat(standing).contains("OPEN_LICENCE_ANNOUNCED").doesNotContain("OPEN_LICENCE_WITHDRAWN");
        assertThat(withdrawn.json().getString("state")).isEqualTo("WITHDRAWN");
        assertThat(kinds(number)).contains("OPEN_LICENCE_WITHDRAWN");
        assertThat(anyone.get(path).expect(200).json().getString("state")).isEqualTo("WITHDRAWN");
    }

    @Test
    void whatFailsTheGateIsRefusedAtSubmissionWithItsGrounds() {
        var number = patent("1");
        record(number, "PLEDGE", new JsonObject().put("number", "Y1"));
        var path = draft(open(number));

        var refused = university.post(path + "/submission").expectProblem(422, "listing.not-eligible");
        record(number, "PLEDGE_CONSENT", new JsonObject().put("number", "Y1"));
        university.post(path + "/submission").expect(200);

        var violation = refused.json().getJsonArray("violations").getJsonObject(0);
        assertThat(violation.getString("pointer")).isEqualTo("/open-pledgee-consents");
        assertThat(violation.getString("message")).contains(number).contains("without the pledgee’s consent");
    }

    @Test
    void aUtilityModelNeedsItsEvaluationReportForAnOpenLicence() {
        var number = patent("2");
        var path = draft(open(number));

        university.post(path + "/submission").expectProblem(422, "listing.not-eligible");
        record(number, "EVALUATION_REPORT", new JsonObject().put("conclusion", "POSITIVE"));

        university.post(path + "/submission").expect(200);
    }

    @Test
    void eligibilityCitesTheLawForEveryGroundInTheReadersLanguage() {
        var path = draft(open(patent("1")));

        var english = university.get(path + "/eligibility").expect(200).json();
        var chinese = university
                .with("Accept-Language", "zh-CN")
                .get(path + "/eligibility")
                .json();

        assertThat(check(english, "open-annuity-paid").getJsonObject("citation").getString("text"))
                .isEqualTo("Implementing Rules of the Patent Law, rule 86, item 3");
        assertThat(check(chinese, "open-annuity-paid").getJsonObject("citation").getString("text"))
                .isEqualTo("《专利法实施细则》第八十六条第（三）项");
        assertThat(check(english, "declared-after-grant")
                        .getJsonArray("evidence")
                        .getJsonObject(0)
                        .getString("kind"))
                .isEqualTo("GRANT");
    }

    @Test
    void aDraftIsEditedOnlyInTheVersionThatWasRead() {
        var number = patent("1");
        var path = draft(free(number));
        var better = free(number).put("summary", "用于储能电池的隔膜");

        university.put(path, better).expectProblem(428, "edit.if-match-required");
        var edited = university.with("If-Match", "\"1\"").put(path, better).expect(200);
        university.with("If-Match", "\"1\"").put(path, better).expectProblem(412, "edit.stale");

        assertThat(edited.json().getString("summary")).isEqualTo("用于储能电池的隔膜");
        assertThat(edited.header("etag")).contains("\"2\"");
    }

    @Test
    void aReturnedListingShowsItsOwnerTheCommentsAndNobodyElseTheDraft() {
        var path = submitted(free(patent("1")));
        var comments = new JsonObject()
                .put(
                        "comments",
                        new JsonArray()
                                .add(new JsonObject().put("field", "summary").put("text", "请写明用途")));

        operator.post(path + "/return", comments).expect(200);

        var draft = university.get(path).expect(200).json();
        assertThat(draft.getString("state")).isEqualTo("DRAFT");
        assertThat(draft.getJsonArray("comments").getJsonObject(0).getString("text"))
                .isEqualTo("请写明用途");
        anyone.get(path).expectProblem(404, "listing.unknown");
        firm.get(path).expectProblem(404, "listing.unknown");
        operator.get(path).expectProblem(404, "listing.unknown");
        firm.get(path + "/eligibility").expectProblem(404, "listing.unknown");
        operator.post(path + "/publication").expectProblem(404, "listing.unknown");
    }

    @Test
    void onlyTheSellerActsAndOnlyInTheRightState() {
        var path = submitted(free(patent("1")));

        university.post(path + "/submission").expectProblem(409, "listing.state");
        university.post(path + "/publication").expectProblem(403, "access.role");
        anyone.as(DemoUsers.JINAN_INSTITUTE).post(path + "/withdrawal").expectProblem(404, "listing.unknown");
        operator.post(path + "/publication").expect(200);
        anyone.as(DemoUsers.JINAN_INSTITUTE).post(path + "/withdrawal").expectProblem(403, "listing.not-seller");
        university.post(path + "/withdrawal").expect(200);
        university.post(path + "/withdrawal").expectProblem(409, "listing.state");
    }

    @Test
    void anAgencyActsOnceItHasAcceptedAndAsLongAsTheAppointmentLasts() {
        var number = patent("1");
        var broker = anyone.as(DemoUsers.BROKER);
        var agency = DemoParties.id(DemoOrganisation.BROKER).toString();
        var named = free(number).put("agency", agency);
        var stranger = anyone.as(DemoUsers.JINAN_INSTITUTE);

        // nobody is an agency's client by naming it
        university.post("/listings", named).expectProblem(422, "listing.invalid");
        var asked = university.post(
                "/appointments", new JsonObject().put("agency", agency).put("patents", new JsonArray().add(number)));
        var appointment = "/appointments/" + asked.expect(201).json().getString("id");
        university
                .post("/appointments", new JsonObject().put("agency", agency))
                .expectProblem(409, "appointment.exists");
        university.post("/listings", named).expectProblem(422, "listing.invalid");
        broker.post("/listings", free(number)).expectProblem(403, "listing.agency-not-appointed");
        university.post(appointment + "/acceptance").expectProblem(403, "access.role");
        stranger.post(appointment + "/end", new JsonObject()).expectProblem(404, "appointment.unknown");
        broker.post(appointment + "/acceptance").expect(200);
        broker.post(appointment + "/refusal", new JsonObject()).expectProblem(409, "appointment.state");

        // both write, for these patents and no others
        var path = draft(named);
        broker.post(path + "/submission").expect(200);
        var written = broker.post("/listings", free(number)).expect(201).json();
        assertThat(written.getJsonObject("owner").getString("id"))
                .isEqualTo(DemoParties.id(DemoOrganisation.UNIVERSITY).toString());
        assertThat(written.getString("agency")).isEqualTo(agency);
        broker.post("/listings", free(patent("1"))).expectProblem(403, "listing.agency-not-appointed");
        assertThat(broker.get("/me/listings").expect(200).json().getJsonArray("items").stream()
                        .map(item -> "/listings/" + ((JsonObject) item).getString("id")))
                .contains(path);

        // ended by either, it lets nobody act any more, and the agency stands on nothing that is not over
        broker.post(appointment + "/end", new JsonObject().put("reason", "人手不足"))
                .expect(200);
        assertThat(university.get("/appointments").expect(200).json().getJsonArray("items").stream()
                        .map(item -> ((JsonObject) item).getString("state")))
                .containsExactly("ENDED");
        Awaitility.await().untilAsserted(() -> {
            assertThat(university.get(path).expect(200).json().getString("agency"))
                    .isNull();
            broker.post(path + "/withdrawal").expectProblem(404, "listing.unknown");
        });
    }

    @Test
    void aFreeLicenceFromOutsideYantaiIsRefused() {
        var institute = anyone.as(DemoUsers.JINAN_INSTITUTE);
        var number = enter(institute, "1");
        var path = "/listings/"
                + institute.post("/listings", free(number)).expect(201).json().getString("id");

        var refused = institute.post(path + "/submission").expectProblem(422, "listing.not-eligible");

        assertThat(refused.json().getString("checks")).isEqualTo("free-licensor");
    }

    @ParameterizedTest
    @CsvSource({
        "ORDINARY_LICENCE",
        "SOLE_LICENCE",
        "EXCLUSIVE_LICENCE",
        "ASSIGNMENT",
        "BIDDING",
        "EQUITY",
        "JOINT_EXPLOITATION"
    })
    void theOtherModesAreShownWithoutAPriceAndWithoutAcceptance(String mode) {
        var body = content(mode, patent("1"));
        body.remove("feePlan");
        var path = submitted(body);

        var published = operator.post(path + "/publication").expect(200).json();

        assertThat(published.getString("state")).isEqualTo("PUBLISHED");
        assertThat(firm.get(path).json().getJsonArray("actions").getList()).isEmpty();
    }

    @Test
    void aFeePlanIsRefusedFieldByField() {
        var plan = new JsonObject().put("mode", "ROYALTY").put("lumpSumFen", 100);

        var refused = university
                .post("/listings", content("ORDINARY_LICENCE", patent("1")).put("feePlan", plan))
                .expectProblem(422, "listing.invalid");

        assertThat(refused.json().getJsonArray("violations").stream()
                        .map(one -> ((JsonObject) one).getString("pointer")))
                .containsExactly("/feePlan/lumpSumFen", "/feePlan/base", "/feePlan/rates");
    }

    @Test
    void aListingOfAPatentThatNobodyEnteredIsRefused() {
        var unknown = new ApplicationNumber("202119999999").canonical();

        university.post("/listings", free(unknown)).expectProblem(422, "listing.invalid");
    }

    @Test
    void myListingsComeNewestFirstInPages() {
        var first = draft(free(patent("1")));
        var second = draft(free(patent("1")));

        var page = university.get("/me/listings?limit=1").expect(200).json();
        var next = university
                .get("/me/listings?limit=1&after=" + page.getString("next"))
                .expect(200)
                .json();

        assertThat("/listings/" + page.getJsonArray("items").getJsonObject(0).getString("id"))
                .isEqualTo(second);
        assertThat("/listings/" + next.getJsonArray("items").getJsonObject(0).getString("id"))
                .isEqualTo(first);
    }

    @Test
    void everyVersionIsKeptWithLedgerEntryAndEvent() throws SQLException {
        var path = submitted(free(patent("1")));
        operator.post(path + "/publication").expect(200);
        var id = path.substring("/listings/".length());

        assertThat(column("SELECT state FROM listing_version WHERE listing_id = '" + id + "' ORDER BY version"))
                .containsExactly("DRAFT", "SUBMITTED", "PUBLISHED");
        assertThat(column("SELECT kind FROM ledger_entry WHERE aggregate = 'listing/" + id
                        + "' ORDER BY recorded_at, id"))
                .containsExactlyInAnyOrder(
                        "listing.drafted",
                        "listing.priced",
                        "listing.publicity-begun",
                        "listing.submitted",
                        "listing.published");
        assertThat(column("SELECT type FROM outbox_event WHERE aggregate = 'listing/" + id + "' ORDER BY position"))
                .startsWith(
                        "listing.drafted",
                        "listing.priced",
                        "listing.publicity-begun",
                        "listing.submitted",
                        "listing.published");
    }

    @Test
    void everyVersionStaysReadableToThoseWhoMightSeeItAndSaysWhatChanged() {
        var number = patent("1");
        var path = draft(free(number));
        university
                .with("If-Match", "\"1\"")
                .put(path, free(number).put("summary", "用于储能电池的隔膜，世界领先").put("mode", "OPEN_LICENCE"))
                .expect(200);

        var wording = university
                .get(path + "/eligibility")
                .json()
                .getJsonArray("wording")
                .getJsonObject(0);
        university
                .with("If-Match", "\"2\"")
                .put(path, free(number).put("summary", "用于储能电池的隔膜"))
                .expect(200);
        university.post(path + "/submission").expect(200);
        operator.post(path + "/publication").expect(200);

        assertThat(wording.getString("field")).isEqualTo("summary");
        assertThat(wording.getInteger("start")).isEqualTo(10);
        var own = university.get(path + "/versions").expect(200).json().getJsonArray("items");
        var open = anyone.get(path + "/versions").expect(200).json().getJsonArray("items");
        assertThat(own).hasSize(5);
        assertThat(open).hasSize(1);
        assertThat(own.getJsonObject(3).getJsonArray("changes").toString())
                .contains("summary", "世界领先", "\"field\":\"mode\"");
        assertThat(university.get(path + "?version=1").expect(200).json().getString("summary"))
                .isEmpty();
        anyone.get(path + "?version=1").expectProblem(404, "listing.version-unknown");
        anyone.get(path + "?version=5").expect(200);
    }

    @Test
    void anAgreedPriceIsPublicForFifteenDaysAndOpensAfterThem() throws SQLException {
        var path = draft(free(patent("1")));
        var decided = university
                .post(path + "/pricing", agreed().put("days", 15))
                .expect(201)
                .json();
        var publicity = "/publicities/" + decided.getJsonObject("publicity").getString("id");
        university.post(path + "/pricing", agreed()).expectProblem(409, "publicity.exists");
        university.post(path + "/submission").expect(200);

        var early = operator.post(path + "/publication").expectProblem(422, "listing.not-eligible");
        var listed = anyone.get("/publicities?limit=1")
                .expect(200)
                .json()
                .getJsonArray("items")
                .getJsonObject(0);
        anyone.post(publicity + "/objections", said("太便宜")).expectProblem(401, "access.sign-in");
        var objection = firm.post(publicity + "/objections", said("太便宜"))
                .expect(201)
                .json()
                .getString("id");
        firm.post(publicity + "/objections", said("还是太便宜")).expectProblem(409, "publicity.objected-already");
        var answer = publicity + "/objections/" + objection + "/answer";
        anyone.as(DemoUsers.JINAN_INSTITUTE)
                .post(answer, said("不成立").put("upheld", false))
                .expectProblem(403, "publicity.not-house");
        firm.post(answer, said("不成立").put("upheld", false)).expectProblem(403, "access.role");
        university.post(answer, said("有评估报告").put("upheld", false)).expect(200);
        university.post(answer, said("改主意").put("upheld", true)).expectProblem(409, "publicity.answered");

        assertThat(early.text()).contains("gate.price-publicity-runs");
        assertThat(listed.getString("id")).isEqualTo(publicity.substring("/publicities/".length()));
        assertThat(listed.getString("state")).isEqualTo("RUNNING");
        assertThat(listed.getBoolean("shortened")).isFalse();
        var open = anyone.get(publicity)
                .expect(200)
                .json()
                .getJsonArray("objections")
                .getJsonObject(0);
        assertThat(open.getString("answer")).isEqualTo("有评估报告");
        assertThat(open.containsKey("text")).isFalse();
        assertThat(university
                        .get(publicity)
                        .json()
                        .getJsonArray("objections")
                        .getJsonObject(0)
                        .getString("text"))
                .isEqualTo("太便宜");
        clock("INSERT INTO clock_shift (shift) VALUES (interval '16 days')");
        try {
            firm.post(publicity + "/objections", said("迟了")).expectProblem(409, "publicity.closed");
            operator.post(path + "/publication").expect(200);
        } finally {
            clock("DELETE FROM clock_shift");
            clock("DELETE FROM rate_use"); // which was counted in the days to come
        }
    }

    @Test
    void anUpheldObjectionStopsThePublicityUntilThePriceIsDecidedAnew() {
        var path = draft(free(patent("1")));
        var decided = university
                .post(path + "/pricing", agreed().put("days", 15))
                .expect(201)
                .json();
        university.post(path + "/submission").expect(200);
        var publicity = "/publicities/" + decided.getJsonObject("publicity").getString("id");
        var objection = firm.post(publicity + "/objections", said("不妥"))
                .expect(201)
                .json()
                .getString("id");
        var stopped = university
                .post(
                        publicity + "/objections/" + objection + "/answer",
                        said("成立").put("upheld", true))
                .expect(200)
                .json();

        var refused = operator.post(path + "/publication").expectProblem(422, "listing.not-eligible");
        var anew = university.post(path + "/pricing", agreed()).expect(201).json();
        operator.post(path + "/publication").expect(200);

        assertThat(stopped.getString("state")).isEqualTo("STOPPED");
        assertThat(refused.text()).contains("gate.price-objection-upheld");
        assertThat(anew.getJsonObject("publicity").getString("state")).isEqualTo("PASSED");
        assertThat(anew.getJsonObject("publicity").getBoolean("shortened")).isTrue();
        university.post(path + "/pricing", agreed()).expectProblem(409, "listing.state");
    }

    @Test
    void inventorsShareAsTheyAgreedAndGoFirstWhereThePatentIsAssigned() {
        var number = patent("1", "赵一", "钱二", "孙三");
        var path = draft(content("ASSIGNMENT", number));
        var offered =
                new JsonObject().put("inventor", 2).put("standing", "OFFERED").put("on", "2026-11-01");
        var waived = new JsonObject()
                .put("inventor", 2)
                .put("standing", "WAIVED")
                .put("on", "2026-11-05")
                .put("document", "FQ-2");

        var equal = university
                .get(path + "/duties?grossFen=10000&costsFen=0")
                .expect(200)
                .json();
        university.post(path + "/inventor-weights", weights(1, 1)).expectProblem(422, "duty.weights");
        university.post(path + "/inventor-weights", weights(50, 30, 20)).expect(200);
        university.post(path + "/first-refusals", waived).expectProblem(422, "duty.first-refusal");
        university.post(path + "/first-refusals", offered).expect(200);
        var answered =
                university.post(path + "/first-refusals", waived).expect(200).json();
        var agreed = university
                .get(path + "/duties?grossFen=10000&costsFen=0")
                .expect(200)
                .json();

        assertThat(parts(equal)).containsExactly(2334L, 2333L, 2333L);
        assertThat(parts(agreed)).containsExactly(3500L, 2100L, 1400L);
        assertThat(answered.getBoolean("asksFirst")).isTrue();
        assertThat(answered.getJsonArray("firstRefusals").getJsonObject(1).getString("standing"))
                .isEqualTo("WAIVED");
        assertThat(answered.getJsonArray("firstRefusals").getJsonObject(0).containsKey("standing"))
                .isFalse();
        var free = draft(free(patent("1", "赵一")));
        university
                .post(free + "/first-refusals", offered.copy().put("inventor", 1))
                .expectProblem(409, "duty.nobody-first");
        anyone.as(DemoUsers.JINAN_INSTITUTE).get(path + "/duties").expectProblem(404, "listing.unknown");
    }

    private static JsonObject weights(Integer... weights) {
        return new JsonObject().put("weights", new JsonArray(java.util.List.of(weights)));
    }

    private static java.util.List<Long> parts(JsonObject duties) {
        return duties.getJsonObject("shares").getJsonArray("inventors").stream()
                .map(part -> ((JsonObject) part).getLong("amountFen"))
                .toList();
    }

    @Test
    void whatCannotBeDecidedOfAPriceIsSaidAtTheField() {
        var path = draft(free(patent("1")));

        var refused = university
                .post(
                        path + "/pricing",
                        agreed().put("mode", "AUCTION")
                                .put("decidedOn", "2999-01-01")
                                .put("days", 14))
                .expectProblem(422, "publicity.decision");

        assertThat(refused.text()).contains("/mode", "/decidedOn", "/days");
        anyone.as(DemoUsers.JINAN_INSTITUTE).get(path + "/pricing").expectProblem(404, "listing.unknown");
        assertThat(university.get(path + "/pricing").expect(200).json().getInteger("days"))
                .isEqualTo(15);
    }

    private static JsonObject agreed() {
        return new JsonObject()
                .put("mode", "AGREED")
                .put("decidedOn", "2026-11-20")
                .put("decidedBy", "校长办公会 2026 年第 12 次")
                .put("basis", "同类许可价格");
    }

    private static JsonObject said(String text) {
        return new JsonObject().put("text", text);
    }

    private void clock(String sql) throws SQLException {
        try (var connection = bed.database().connect("penglai_owner");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Stream<String> column(String sql) throws SQLException {
        var values = Stream.<String>builder();
        try (var connection = bed.database().connect("penglai_app");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values.build();
    }

    private String draft(JsonObject content) {
        return "/listings/"
                + university.post("/listings", content).expect(201).json().getString("id");
    }

    private String submitted(JsonObject content) {
        var path = draft(content);
        university.post(path + "/submission").expect(200);
        return path;
    }

    private JsonObject eligibility(String path) {
        return anyone.get(path + "/eligibility").expect(200).json();
    }

    private static JsonObject check(JsonObject eligibility, String rule) {
        return eligibility.getJsonArray("checks").stream()
                .map(JsonObject.class::cast)
                .filter(check -> check.getString("rule").equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private void record(String number, String kind, JsonObject details) {
        var event = new JsonObject()
                .put("kind", kind)
                .put("date", "2026-02-02")
                .put("source", "登记簿副本")
                .put("details", details);
        operator.post("/patents/" + number + "/events", event).expect(201);
    }

    private java.util.List<String> kinds(String number) {
        return anyone.get("/patents/" + number + "/history").expect(200).json().getJsonArray("items").stream()
                .map(event -> ((JsonObject) event).getString("kind"))
                .toList();
    }

    /** Enters a granted patent of that type digit for the university and answers its number. */
    private String patent(String type, String... inventors) {
        return enter(university, type, inventors);
    }

    private String enter(Api owner, String type, String... inventors) {
        var number = new ApplicationNumber("2021" + type + serials.getAndIncrement()).canonical();
        owner.post(
                        "/patents",
                        new JsonObject()
                                .put("applicationNumber", number)
                                .put("titleZh", "一种锂电池隔膜")
                                .put("inventors", new JsonArray(java.util.List.of(inventors)))
                                .put("filingDate", "2021-03-01")
                                .put("grantDate", "2023-05-09"))
                .expect(201);
        return number;
    }

    private static JsonObject free(String number) {
        return content("FREE_LICENCE", number).put("feePlan", new JsonObject().put("mode", "FREE"));
    }

    private static JsonObject open(String number) {
        return content("OPEN_LICENCE", number)
                .put("feePlan", new JsonObject().put("mode", "LUMP_SUM").put("lumpSumFen", 8_000_000));
    }

    private static JsonObject content(String mode, String number) {
        return new JsonObject()
                .put("mode", mode)
                .put("patents", new JsonArray().add(number))
                .put("titleZh", "锂电池隔膜")
                .put("titleEn", "Battery separator")
                .put("territory", "全国")
                .put("startsOn", "2027-01-01")
                .put("endsOn", "2030-12-31")
                .put("feePlan", new JsonObject().put("mode", "LUMP_SUM").put("lumpSumFen", 5_000_000));
    }

    private static JsonObject announcement(String number, String day) {
        return new JsonObject()
                .put("acceptanceNumber", number)
                .put("announcedOn", day)
                .put("gazette", "42卷11期");
    }
}
