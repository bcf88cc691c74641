package org.penglai.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.penglai.identity.law.SizeStandardFile;
import org.penglai.kernel.Language;
import org.penglai.kernel.Refusal;
import org.penglai.platform.http.Assets;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Caller;
import org.penglai.platform.http.Contract;
import org.penglai.platform.http.Messages;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Reply;
import org.penglai.platform.http.Schemas;

/** The firm's own check, on the page and over the API. */
class SizePagesTest {

    private static final Contract CONTRACT = Contract.load(List.of("identity"));
    private static final Messages MESSAGES = Messages.load(List.of("app", "identity"));

    private static final Assets ASSETS = new Assets(Map.of(
            "favicon.svg", "web/favicon.svg",
            "bootstrap.css", "web/penglai.css",
            "penglai.css", "web/penglai.css",
            "dark.css", "web/dark.css",
            "htmx.js", "web/penglai.css",
            "live.js", "web/live.js"));

    private final SizePages sizes = new SizePages(
            SizeStandardFile.shipped(),
            new Pages(MESSAGES, ASSETS, (operation, caller) -> {}, UUID::randomUUID, /* demo= */ false));

    @Test
    void theApiSaysSizeReasonAndSource() {
        var answer = api(Map.of("industry", "3841", "employees", "250", "revenueFen", "9000000000"));

        assertThat(answer.getString("sizeClass")).isEqualTo("SMALL");
        assertThat(answer.getInteger("line")).isEqualTo(2);
        assertThat(answer.getString("sizeReason"))
                .isEqualTo(
                        "第 2 项“工业”：从业人员 250 人，不足中型企业的 300 人；从业人员 250 人，达到小型企业的 20 人；营业收入 9,000 万元，达到小型企业的 300 万元，因此为小型企业。");
        assertThat(answer.getString("source")).isEqualTo("《中小企业划型标准规定》（工信部联企业〔2011〕300号）第 2 项“工业”");
        assertThat(new Schemas(CONTRACT)
                        .violations(
                                CONTRACT.operations().get("getSizeClass").pointer()
                                        + "/responses/200/content/application~1json/schema",
                                answer))
                .isEmpty();
    }

    @Test
    void theApiNamesEveryFigureThatIsMissing() {
        var refusal = catchThrowableOfType(Refusal.class, () -> api(Map.of("industry", "3841")));

        assertThat(refusal.violations())
                .extracting(Refusal.Violation::pointer)
                .containsExactly("/employees", "/revenueFen");
    }

    @Test
    void thePageTakesTenThousandsOfYuan() {
        var page = page(Map.of("industry", "6513", "employees", "9", "revenue", "1,250.5", "assets", ""));

        assertThat(page.status()).isEqualTo(200);
        assertThat(html(page)).contains("属于微型企业", "从业人员 9 人，不足小型企业的 10 人", "属于中小微企业");
    }

    @Test
    void aRefusedFormKeepsWhatWasTypedAndSaysAllThatIsWrong() {
        var page = page(Map.of("industry", "38", "employees", "九", "revenue", "很多", "assets", ""));

        assertThat(page.status()).isEqualTo(422);
        assertThat(html(page)).contains("value=\"九\"", "value=\"很多\"", "应为四位数字的行业小类代码");
        assertThat(html(page).split("aria-invalid=\"true\"", -1)).hasSize(4);
    }

    @Test
    void aFigureThatTheIndustryNeedsIsMissedAtItsField() {
        var page = html(page(Map.of("industry", "4710", "employees", "100", "revenue", "500", "assets", "")));

        assertThat(page).contains("<a href=\"#f-assets\">资产总额（年末）</a>：必填");
    }

    @Test
    void theTableShowsAllSixteenLines() {
        assertThat(html(page(Map.of()))).contains("06–46", "54–58, 591", "营业收入 200,000 万元；资产总额 10,000 万元");
    }

    private JsonObject api(Map<String, String> query) {
        var reply = sizes.operations().get("getSizeClass").handle(call(query));
        return new JsonObject(((Reply.Body.Text) reply.body()).text());
    }

    private Reply page(Map<String, String> query) {
        return sizes.routes().getFirst().endpoint().handle(call(query));
    }

    private static String html(Reply reply) {
        return ((Reply.Body.Text) reply.body()).text();
    }

    private static Call call(Map<String, String> query) {
        var values = new HashMap<String, List<String>>();
        query.forEach((name, value) -> values.put(name, List.of(value)));
        return new Call(
                new Call.Line("getSizeClass", "GET", "/size-class", "request", Language.ZH),
                new Call.Parameters(Map.of(), values, Map.of()),
                Call.Content.NONE,
                Caller.ANYONE);
    }
}
