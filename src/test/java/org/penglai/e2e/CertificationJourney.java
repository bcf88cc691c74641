package org.penglai.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.penglai.app.Api;
import org.penglai.app.OpenDoors;
import org.penglai.app.Signatures;
import org.penglai.kernel.Language;
import org.penglai.kernel.LegalDays;
import org.penglai.platform.blob.SampleFiles;
import org.penglai.platform.pdf.SignedPaper;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/**
 * Two operators certify a deal whose parties are related: what asks for a second look is noted by both, the first cannot confirm, and
 * anyone opens the certificate and its signed paper.
 */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CertificationJourney {

    private static final String NOTE = "核验意见：双方声明有关联关系";

    private Browser browser;
    private String deal = "";

    @BeforeAll
    void start(TestBed bed) {
        bed.server().start();
        browser = Browser.at(bed.server().uri());
        var anyone = Api.of(bed);
        var firm = anyone.as(DemoUsers.SME_LITHIUM);
        var use = new JsonObject().put("intendedUse", "电池隔膜产线").put("contact", "王立新 13800000000");
        var listing = new OpenDoors(anyone, 9_830_000).free();
        deal = "/deals/"
                + firm.post(listing + "/acceptances", use).expect(201).json().getString("id");
        Signatures.both(anyone, DemoUsers.SME_LITHIUM, deal);
        var said = Map.of(
                "kind",
                "RECORDAL_NOTICE",
                "number",
                "2026370000777",
                "issuedOn",
                LocalDate.now(LegalDays.ZONE).toString());
        firm.upload(deal + "/evidence", said, "scan.pdf", SampleFiles.pdf("RECORDAL_NOTICE"))
                .expect(201);
    }

    @AfterAll
    void stop() {
        browser.close();
    }

    @Test
    void twoOperatorsCertifyAndAnyoneChecks() throws Exception {
        try (var firm = browser.visitor(Language.ZH)) {
            firm.signIn(DemoUsers.SME_LITHIUM)
                    .open(deal)
                    .choose("与对方的关系", "SHAREHOLDER")
                    .type("具体情况", "大学资产公司持股百分之五")
                    .press("作出声明");
            assertThat(firm.text()).contains("关联方声明已保存", "大学资产公司持股百分之五");
            firm.pictures("certify-1-declared");
        }
        try (var first = browser.visitor(Language.ZH)) {
            first.signIn(DemoUsers.OPERATOR_A).open(deal);
            assertThat(first.text()).contains("双方声明有关联关系", "一方持有另一方股份", "格式完整，未见有害内容");
            first.press("提出认证");
            assertThat(first.text()).contains("请写明如何看待各项提示");
            first.pictures("certify-2-unnoted").type(NOTE, "价格有评估报告，转账流水相符").press("提出认证");
            assertThat(first.text()).contains("请由另一名运营人员确认", "价格有评估报告");
            assertThat(first.find("main button:has-text('确认并签发证书')").count()).isZero();
            first.pictures("certify-3-proposed");
        }
        String certificate;
        try (var second = browser.visitor(Language.ZH)) {
            second.signIn(DemoUsers.OPERATOR_B).open(deal).type(NOTE, "与备案证明一致").press("确认并签发证书");
            assertThat(second.text()).contains("证书已签发", "确认人意见", "与备案证明一致");
            certificate = second.find("main a[href^='/certificates/']").first().getAttribute("href");
        }
        try (var anyone = browser.visitor(Language.ZH)) {
            anyone.open(certificate).pictures("certify-4-certificate");
            assertThat(anyone.text()).contains("有效", "自行核验", "verify-certificate");
            var paper = anyone.download(certificate + "/pdf");
            assertThat(SignedPaper.read(paper).facts())
                    .containsEntry("Certificate", certificate.substring("/certificates/".length()));
            Papers.picture(paper, "certify-5-paper");
        }
    }
}
