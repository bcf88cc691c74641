package org.penglai.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.penglai.app.DemoLoading;
import org.penglai.kernel.Language;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** Rules that change in the open, and a person who wants to be forgotten, in the browser. */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class KeepingJourney {

    private Browser browser;
    private URI personal;

    @BeforeAll
    void start(TestBed bed) {
        DemoLoading.into(bed);
        bed.server().start();
        browser = Browser.at(bed.server().uri());
        personal = bed.server().uri().resolve("/personal");
    }

    @AfterAll
    void stop() {
        browser.close();
    }

    @Test
    @Order(1)
    void aChangeIsAnnouncedReadAndCommentedOn() {
        try (var visitor = browser.visitor(Language.ZH)) {
            visitor.open("/").pictures("rules-banner");
            assertThat(visitor.text()).contains("平台规则即将修改，正在征求意见");
            visitor.follow("个人信息说明").pictures("rules-announced");
            assertThat(visitor.text()).contains("改了什么", "导出为文件", "平台答复", "不予显示", "尚未答复");
            visitor.open("/rules").pictures("rules");
            visitor.follow("第 2 版").pictures("rules-edition");
            assertThat(visitor.text()).contains("三个月内办理备案");

            visitor.signIn(DemoUsers.SME_PHARMA).open("/rules/privacy-notice/2");
            visitor.type("您的意见", " ").press("提交意见").picture("rules-comment-refused");
            visitor.type("您的意见", "支持这一修改。").press("提交意见");
            assertThat(visitor.text()).contains("支持这一修改。").doesNotContain("刘晓宁");
            visitor.press("我已阅读并同意");
            assertThat(visitor.text()).contains("您已于");
        }
    }

    @Test
    @Order(2)
    void theOperatorAnswersAndCannotAnnounceForTomorrow() {
        try (var visitor = browser.visitor(Language.ZH)) {
            visitor.signIn(DemoUsers.OPERATOR_A).open("/operator/rules").pictures("rules-office");
            visitor.press("答复").picture("rules-answer-refused");
            visitor.type("答复", "将写明导出文件的内容。").press("答复");
            visitor.open("/operator/rules/service-agreement").pictures("rules-draft");
            visitor.type("自何日起施行", "2026-01-01").press("公示修改").picture("rules-too-early");
            assertThat(visitor.text()).contains("施行日定得太早", "《电子商务法》第三十四条");
        }
    }

    @Test
    @Order(3)
    void aPersonIsForgottenOnceAnOperatorHasLooked() {
        try (var visitor = browser.visitor(Language.ZH)) {
            visitor.signIn(DemoUsers.SME_PHARMA).open("/personal").pictures("personal");
            assertThat(visitor.text()).contains("成员身份", "交易、付款和证明文件", "要求删除");
            visitor.press("要求删除");
            assertThat(visitor.find("#errors").innerText()).contains("请先确认");
            visitor.find("#f-understood").check();
            visitor.press("要求删除");
            assertThat(visitor.text()).contains("最迟");

            try (var operator = browser.visitor(Language.ZH)) {
                operator.signIn(DemoUsers.OPERATOR_B).open("/operator/erasures").pictures("erasures");
                operator.find("main details.more > summary").first().click();
                operator.press("拒绝").picture("erasures-refused");
                var section = operator.find("section.panel:has-text('牟平药业')");
                section.locator("button[value=erase]").click();
                operator.page().waitForLoadState();
                operator.check().picture("erasures-account");
                assertThat(operator.text()).contains("已删除");
            }

            // the session is gone, and the realm asks for the password before it lets anybody in again
            visitor.page().navigate(personal.toString());
            assertThat(visitor.page().locator("#password").isVisible()).isTrue();
        }
    }
}
