package org.penglai.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
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

/** A change of the platform's rules, from draft to superseded, over API and pages of a running server. */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class TermsIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final LocalDate DAY = LocalDate.of(2027, 3, 1);
    private static final String RULES = "/terms/trading-rules";

    private TestBed bed;
    private Api anyone;
    private Api operator;
    private Api firm;

    @BeforeAll
    void start(TestBed given) {
        bed = given;
        bed.server().start();
        anyone = Api.of(bed);
        operator = anyone.as(DemoUsers.OPERATOR_A);
        firm = anyone.as(DemoUsers.SME_LITHIUM);
        anyone.as(DemoUsers.OPERATOR_B);
        anyone.as(DemoUsers.SME_MARINE);
    }

    @AfterEach
    void today() throws SQLException {
        owner("DELETE FROM clock_shift");
    }

    @Test
    @Order(1)
    void fromTheFirstDayEveryDocumentIsInForceForAnyoneToReadAndDownload() throws Exception {
        var documents = anyone.get("/terms").expect(200).json().getJsonArray("items");

        assertThat(documents).hasSize(3).allSatisfy(item -> {
            var document = (JsonObject) item;
            assertThat(document.getInteger("inForce")).isEqualTo(1);
            assertThat(document.containsKey("announced")).isFalse();
        });
        assertThat(page("/rules")).contains("平台服务协议", "交易规则", "个人信息说明", "第 1 版");
        assertThat(page("/rules/trading-rules/1"))
                .contains("免费许可由符合条件的企业接受即告成立")
                .doesNotContain("‹");
        assertThat(page("/rules/trading-rules/1/text")).startsWith("交易规则\n\n# 一、挂牌");
        assertThat(page("/")).doesNotContain("平台规则即将修改");
        anyone.get("/terms/house-rules/editions/1").expectProblem(404, "terms.unknown");
        anyone.get(RULES + "/editions/2").expectProblem(404, "terms.unknown");
    }

    @Test
    @Order(2)
    void aDraftIsWrittenByOperatorsOnlyAndNeverOverAnothersUnseen() {
        firm.post(RULES + "/draft", draft(0, "新")).expectProblem(403, "access.role");
        operator.post(RULES + "/announcement", announcement(1, DAY)).expectProblem(409, "terms.no-draft");

        var first = operator.post(RULES + "/draft", draft(0, "初稿")).expect(200).json();
        assertThat(first.getInteger("edition")).isEqualTo(2);
        assertThat(first.getString("state")).isEqualTo("DRAFT");
        operator.post(RULES + "/draft", draft(0, "别人的")).expectProblem(409, "terms.draft-changed");
        var second = operator.post(RULES + "/draft", draft(1, "二稿")).expect(200).json();
        assertThat(second.getInteger("revision")).isEqualTo(2);
        operator.post(RULES + "/draft", draft(2, "字".repeat(20_001))).expectProblem(422, "request.body");
        anyone.get(RULES + "/editions/2").expectProblem(404, "terms.unknown");
        firm.get(RULES + "/draft").expectProblem(403, "access.role");
        assertThat(operator.get(RULES + "/draft")
                        .expect(200)
                        .json()
                        .getJsonObject("text")
                        .getString("zh"))
                .contains("二稿");
    }

    @Test
    @Order(3)
    void twoOperatorsWhoWriteAtOnceDoNotLoseEachOthersWords() throws Exception {
        var bodies = Stream.of("甲", "乙").map(text -> draft(2, text)).toList();
        var other = anyone.as(DemoUsers.OPERATOR_B);

        var statuses = atOnce(
                () -> operator.post(RULES + "/draft", bodies.get(0)).status(),
                () -> other.post(RULES + "/draft", bodies.get(1)).status());

        assertThat(statuses).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    @Order(4)
    void aDayThatIsTooEarlyIsRefusedWithTheLaw() throws SQLException {
        at(DAY, LocalTime.of(0, 0, 1));

        var refused = operator.post(RULES + "/announcement", announcement(3, DAY.plusDays(7)))
                .expectProblem(422, "terms.too-early");

        assertThat(refused.json().getString("detail")).contains("《电子商务法》第三十四条", "7", "2027-03-09");
    }

    @Test
    @Order(5)
    void ofTwoAnnouncementsAtOnceOneCounts() throws Exception {
        at(DAY.minusDays(1), LocalTime.of(23, 0));
        var other = anyone.as(DemoUsers.OPERATOR_B);

        var statuses = atOnce(
                () -> operator.post(RULES + "/announcement", announcement(3, DAY.plusDays(7)))
                        .status(),
                () -> other.post(RULES + "/announcement", announcement(3, DAY.plusDays(7)))
                        .status());

        assertThat(statuses).containsExactlyInAnyOrder(200, 409);
        var edition = anyone.get(RULES + "/editions/2").expect(200).json();
        assertThat(edition.getString("state")).isEqualTo("ANNOUNCED");
        assertThat(edition.getInstant("inForceAt")).isEqualTo(Instant.parse("2027-03-07T16:00:00Z"));
        assertThat(ledger()).isEqualTo(1);
    }

    @Test
    @Order(6)
    void duringTheNoticeTheSiteTellsOfTheChangeAndShowsWhatIsDifferent() throws Exception {
        at(DAY, LocalTime.NOON);

        assertThat(page("/")).contains("平台规则即将修改", "修改将于 2027-03-08 起施行");
        assertThat(page("/rules")).contains("修改将于 2027-03-08 起施行");
        assertThat(page("/rules/trading-rules/2"))
                .contains("<del>", "<ins>", "征求意见", "按原规则退出", "《电子商务法》第三十四条")
                .doesNotContain("‹");
        assertThat(page("/rules/feed.xml")).contains("<feed", "第 2 版", "/rules/trading-rules/2");
        operator.post(RULES + "/draft", draft(0, "又改")).expect(200);
        operator.post(RULES + "/announcement", announcement(1, DAY.plusDays(60)))
                .expectProblem(409, "terms.change-awaited");
    }

    @Test
    @Order(7)
    void anAnnouncedTextCannotBeChangedEvenInTheDatabase() {
        assertThatThrownBy(() -> run(PostgresEngine.APP, "UPDATE terms_edition SET text_zh = '暗改' WHERE number = 2"))
                .hasMessageContaining("an announced edition stands as it is");
        assertThatThrownBy(() -> run(PostgresEngine.APP, "DELETE FROM terms_edition"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> run(
                        PostgresEngine.APP,
                        "UPDATE terms_edition SET announced_at = '2027-03-01T16:00:01Z', in_force_at = '2027-03-08T16:00:00Z'"
                                + " WHERE number = 3"))
                .hasMessageContaining("terms_announced_in_time");
    }

    @Test
    @Order(8)
    void membersCommentOnceEachWithinBoundsAndEveryCommentIsAnswered() throws Exception {
        at(DAY, LocalTime.NOON);
        var comments = RULES + "/editions/2/comments";
        anyone.post(comments, comment("路人")).expectProblem(401, "access.sign-in");
        firm.post(comments, comment("长".repeat(2001))).expectProblem(422, "request.body");
        firm.post(comments, comment("   ")).expectProblem(422, "terms.comment");
        firm.post(RULES + "/editions/1/comments", comment("旧版")).expectProblem(409, "terms.comments-closed");
        firm.post(RULES + "/editions/3/comments", comment("草案")).expectProblem(404, "terms.unknown");

        var said = firm.post(comments, comment("付款期限太短 <script>")).expect(201).json();
        assertThat(said.getString("organisation"))
                .isEqualTo(DemoParties.id(DemoUsers.SME_LITHIUM.organisation()).toString());
        assertThat(said.encode())
                .doesNotContain(
                        DemoUsers.SME_LITHIUM.displayName(),
                        DemoUsers.SME_LITHIUM.subject().toString());
        firm.post(comments, comment("再说一遍")).expectProblem(409, "terms.commented");
        var rude = anyone.as(DemoUsers.SME_MARINE)
                .post(comments, comment("某人电话 123"))
                .expect(201)
                .json();
        assertThat(page("/rules/trading-rules/2"))
                .contains("付款期限太短 &lt;script&gt;", "尚未答复")
                .doesNotContain("王立新");

        assertThat(operator.get("/terms-comments").expect(200).json().getJsonArray("items"))
                .hasSize(2);
        firm.post("/terms-comments/" + said.getString("id") + "/answer", comment("自答"))
                .expectProblem(403, "access.role");
        operator.post("/terms-comments/" + said.getString("id") + "/answer", comment("改为二十日"))
                .expect(200);
        operator.post("/terms-comments/" + said.getString("id") + "/answer", comment("再答"))
                .expectProblem(409, "terms.answered");
        operator.post(
                        "/terms-comments/" + rude.getString("id") + "/answer",
                        comment("含他人电话").put("withheld", true))
                .expect(200);
        var shown = anyone.get(comments).expect(200).json().getJsonArray("items");
        assertThat(shown.encode()).contains("改为二十日", "含他人电话").doesNotContain("某人电话 123");
        assertThat(page("/rules/trading-rules/2")).contains("改为二十日", "不予显示").doesNotContain("某人电话");
    }

    @Test
    @Order(9)
    void aDealIsMadeUnderTheRulesOfItsMomentOnBothSidesOfTheChange() throws SQLException {
        var doors = new OpenDoors(anyone, 4_500_001);
        var before = doors.open();
        var after = doors.open();

        at(DAY.plusDays(6), LocalTime.of(23, 59, 30));
        var old = accept(before);
        firm.post(RULES + "/editions/2/consent").expect(200);
        at(DAY.plusDays(7), LocalTime.MIDNIGHT);
        var young = accept(after);

        assertThat(boundTo(old)).isEqualTo("[SERVICE_AGREEMENT 1, TRADING_RULES 1]");
        assertThat(boundTo(young)).isEqualTo("[SERVICE_AGREEMENT 1, TRADING_RULES 2]");
        anyone.as(DemoUsers.SME_MARINE).get("/deals/" + old + "/terms").expectProblem(404, "deal.unknown");
    }

    @Test
    @Order(10)
    void onceInForceCommentsAreClosedAndTheEarlierEditionStaysReadable() throws Exception {
        at(DAY.plusDays(7), LocalTime.MIDNIGHT);

        anyone.as(DemoUsers.SME_PHARMA)
                .post(RULES + "/editions/2/comments", comment("迟了"))
                .expectProblem(409, "terms.comments-closed");
        firm.post(RULES + "/editions/1/consent").expectProblem(409, "terms.superseded");
        var documents = anyone.get("/terms").expect(200).json().getJsonArray("items");
        assertThat(documents.getJsonObject(1).getJsonArray("editions").encode())
                .contains("\"edition\":2,\"state\":\"IN_FORCE\"", "\"edition\":1,\"state\":\"SUPERSEDED\"");
        assertThat(page("/rules/trading-rules/1")).contains("已被取代", "三十日内付清首期款项");
        assertThat(page("/")).doesNotContain("平台规则即将修改");
    }

    private String accept(String listing) {
        return firm.post(
                        listing + "/acceptances",
                        new JsonObject().put("intendedUse", "试制").put("contact", "0535-0000000"))
                .expect(201)
                .json()
                .getString("id");
    }

    private String boundTo(String deal) {
        await().until(() -> !bound(deal).isEmpty());
        return bound(deal).stream()
                .map(item -> (JsonObject) item)
                .map(item -> item.getString("document") + " " + item.getInteger("edition"))
                .toList()
                .toString();
    }

    private JsonArray bound(String deal) {
        return firm.get("/deals/" + deal + "/terms").expect(200).json().getJsonArray("items");
    }

    private static JsonObject draft(int revision, String text) {
        return new JsonObject()
                .put("revision", revision)
                .put("textZh", "# 一、挂牌\n" + text + "\n二十日内付清首期款项。")
                .put("textEn", "# 1 Listing\nNew.")
                .put("reasonZh", "缩短付款期限")
                .put("reasonEn", "A shorter term of payment");
    }

    private static JsonObject announcement(int revision, LocalDate day) {
        return new JsonObject().put("revision", revision).put("inForceFrom", day.toString());
    }

    private static JsonObject comment(String text) {
        return new JsonObject().put("text", text);
    }

    private static List<Integer> atOnce(Callable<Integer> one, Callable<Integer> other) throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            var answers = new java.util.ArrayList<Integer>();
            for (var answer : threads.invokeAll(List.of(one, other))) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private String page(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(bed.server().uri() + path))
                .header("Accept-Language", "zh-CN")
                .build();
        var response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.body();
    }

    private int ledger() throws SQLException {
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT count(*) FROM ledger_entry WHERE kind = 'terms.announced'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private void at(LocalDate day, LocalTime time) throws SQLException {
        var then = day.atTime(time).atZone(LegalDays.ZONE).toInstant();
        owner("DELETE FROM clock_shift");
        owner("DELETE FROM rate_use"); // a clock that goes back finds rates that are made good in its future
        owner("INSERT INTO clock_shift (shift) SELECT timestamptz '" + then + "' - clock_timestamp()");
    }

    private void owner(String sql) throws SQLException {
        run(PostgresEngine.OWNER, sql);
    }

    private void run(String role, String sql) throws SQLException {
        try (var connection = bed.database().connect(role);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
