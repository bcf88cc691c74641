package org.penglai.e2e;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Function;
import org.penglai.stack.DemoUsers;

/** How the pages of the platform's rules and of personal data are reached, for {@link EveryPageJourney}. */
final class KeepingVisits {

    /** Routes that show no page, with the reason. */
    static final Map<String, String> NO_PAGE = Map.of(
            "GET /rules/feed.xml", "a feed, not a page",
            "GET /rules/:document/:edition/text", "a text to take home, not a page",
            "GET /personal/export", "a file, not a page");

    private static final DemoUsers OPERATOR = DemoUsers.OPERATOR_A;
    private static final String CHANGE = "/rules/privacy-notice/2";
    private static final String DRAFT = "/operator/rules/service-agreement";

    private final Visitor anyone;
    private final Function<DemoUsers, Visitor> as;

    KeepingVisits(Visitor anyone, Function<DemoUsers, Visitor> as) {
        this.anyone = anyone;
        this.as = as;
    }

    Map<String, Runnable> visits() {
        return Map.ofEntries(
                entry("GET /rules", () -> anyone.open("/rules").everyWay()),
                entry("GET /rules/:document/:edition", this::edition),
                entry("POST /rules/:document/:edition/comments", this::emptyComment),
                entry("POST /rules/:document/:edition/consent", this::consent),
                entry(
                        "GET /personal",
                        () -> as.apply(DemoUsers.SME_PHARMA).open("/personal").everyWay()),
                entry("POST /personal/erasure", () -> ask(DemoUsers.POLICY_A)),
                entry(
                        "POST /personal/erasure/withdrawal",
                        () -> ask(DemoUsers.FINANCE_B).press("撤回要求")),
                entry(
                        "GET /operator/rules",
                        () -> as.apply(OPERATOR).open("/operator/rules").everyWay()),
                entry(
                        "GET /operator/rules/:document",
                        () -> as.apply(OPERATOR).open(DRAFT).everyWay()),
                entry("POST /operator/rules/:document", this::withoutReason),
                entry("POST /operator/rules/:document/announcement", this::tooEarly),
                entry("POST /operator/rules-comments/:id", this::emptyAnswer),
                entry(
                        "GET /operator/erasures",
                        () -> as.apply(OPERATOR).open("/operator/erasures").everyWay()),
                entry("POST /operator/erasures/:id", this::refuseWithoutReason),
                entry("POST /operator/erasures/:id/account", this::erase));
    }

    private void edition() {
        anyone.open(CHANGE).everyWay();
        anyone.open("/rules/trading-rules/1");
        as.apply(DemoUsers.SME_PHARMA).open(CHANGE).everyWay();
    }

    private void emptyComment() {
        as.apply(DemoUsers.SME_PHARMA).open(CHANGE).type("您的意见", "").press("提交意见");
    }

    private void consent() {
        as.apply(DemoUsers.SME_PHARMA).open("/rules/service-agreement/1").press("我已阅读并同意");
    }

    private Visitor ask(DemoUsers user) {
        var asking = as.apply(user).open("/personal");
        asking.find("#f-understood").check();
        return asking.press("要求删除");
    }

    private void withoutReason() {
        as.apply(OPERATOR).open(DRAFT).type("修改理由（中文）", "").press("保存草案");
    }

    private void tooEarly() {
        as.apply(OPERATOR).open(DRAFT).type("自何日起施行", "2026-01-01").press("公示修改");
    }

    private void emptyAnswer() {
        as.apply(OPERATOR).open("/operator/rules").press("答复");
    }

    private void refuseWithoutReason() {
        var operator = as.apply(OPERATOR).open("/operator/erasures");
        operator.find("main details.more > summary").first().click();
        operator.press("拒绝");
    }

    private void erase() {
        ask(DemoUsers.AUDITOR);
        as.apply(OPERATOR).open("/operator/erasures").press("删除").everyWay().press("账户已删除");
    }
}
