package org.penglai.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.penglai.app.Api;
import org.penglai.app.OpenDoors;
import org.penglai.kernel.Language;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** A firm says what troubles it, confirms the fields, and sees what matches and why; the owner offers, the firm declines. */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NeedJourney {

    private Browser browser;
    private String listing = "";

    @BeforeAll
    void start(TestBed bed) {
        bed.server().start();
        browser = Browser.at(bed.server().uri());
        var anyone = Api.of(bed);
        listing = new OpenDoors(anyone, 9_765_000).open();
        await().until(() -> anyone.get("/search?q=%E9%9A%94%E8%86%9C").json().getInteger("total") == 1);
    }

    @AfterAll
    void stop() {
        browser.close();
    }

    @Test
    void aFirmFindsTheRightPatentInItsOwnWords() {
        var need = "";
        try (var firm = browser.visitor(Language.ZH)) {
            firm.signIn(DemoUsers.SME_LITHIUM).open("/needs").follow("说说您的需求");
            firm.type("详细说说", "我们做锂离子电池，隔膜一热就缩，求耐热的。").type("预算上限", "十万").press("下一步：确认领域");
            assertThat(firm.text()).contains("需求填写有误");
            assertThat(firm.find("#f-text").inputValue()).as("kept as typed").contains("一热就缩");
            assertThat(firm.find("#f-budget").inputValue()).isEqualTo("十万");

            firm.type("一句话说明", "锂电池隔膜受热收缩").type("预算上限", "100000").press("下一步：确认领域");
            assertThat(firm.text()).contains("这些领域对吗？", "描述已保存");
            firm.picture("need-journey-1-confirm").tick("清洁能源").press("确认并查看匹配");

            assertThat(firm.text()).contains("需求已公开", "锂电池隔膜", "标题谈到『锂电池隔膜』", "价格在预算内");
            firm.picture("need-journey-2-matches");
            need = firm.path();
        }
        try (var owner = browser.visitor(Language.ZH)) {
            owner.signIn(DemoUsers.YANTAI_UNIVERSITY).open(listing);
            assertThat(owner.text()).contains("这件挂牌可以满足的需求", "锂电池隔膜受热收缩").doesNotContain("芝罘锂能科技");
            owner.picture("need-journey-3-listing").open(need);
            assertThat(owner.text()).contains("一家企业（名称未公开）");
            owner.find("main li details.more > summary").first().click();
            owner.tick("可以提供").press("提交");
            assertThat(owner.text()).contains("已告诉企业");
        }
        try (var firm = browser.visitor(Language.ZH)) {
            firm.signIn(DemoUsers.SME_LITHIUM).open(need);
            assertThat(firm.text()).contains("权利人：可以提供");
            firm.find("main li details.more > summary").first().click();
            firm.tick("不合适").press("提交");
            assertThat(firm.text()).contains("回应填写有误", "必填");
            firm.choose("不合适的原因", "TERMS_UNSUITABLE").press("提交");
            assertThat(firm.text()).contains("已告诉权利人", "企业：不合适", "价格或许可条件不合适");
        }
    }
}
