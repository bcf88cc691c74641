package org.penglai.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.penglai.kernel.Language;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.MadeCodes;
import org.penglai.patent.ApplicationNumber;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.PostgresEngine;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/**
 * The ways that {@link FirstPatentJourney} does not walk: an owner sees which of its patents needs something done, and when the
 * annuity falls due; a firm registers and the operator verifies it from the queue.
 */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OwnPathsJourney {

    /** Belongs to no organisation in this test. */
    private static final DemoUsers FOUNDER = DemoUsers.DISTRICT_REVIEWER;

    private static final int DAYS_LEFT = 20;

    @TempDir
    private Path folder;

    private TestBed bed;
    private Browser browser;

    @BeforeAll
    void start(TestBed given) throws SQLException {
        bed = given;
        bed.server().start();
        browser = Browser.at(bed.server().uri());
        sql("UPDATE membership SET left_at = penglai_now() WHERE subject = '" + FOUNDER.subject() + "'");
    }

    @AfterAll
    void stop() {
        browser.close();
    }

    @Test
    void anOwnerSeesWhatNeedsDoingAndWhenTheAnnuityIsDue() {
        var filed = LegalDays.of(java.time.Instant.now()).minusYears(4).plusDays(DAYS_LEFT);
        var number = new ApplicationNumber(filed.getYear() + "29900077");
        try (var university = browser.visitor(Language.ZH)) {
            university.signIn(DemoUsers.YANTAI_UNIVERSITY).go("我的专利与挂牌").follow("查看下一期年费");
            assertThat(university.text()).contains("还没有录入专利");

            university
                    .follow("录入专利")
                    .type("申请号或专利号", number.canonical())
                    .type("申请日", filed.toString())
                    .type("授权公告日", filed.plusMonths(8).toString())
                    .type("发明名称（中文）", "一种海带夹苗装置")
                    .press("录入");
            university.open("/patents");

            var attention = university.find("section:has(#attention)").innerText();
            assertThat(attention).contains("一种海带夹苗装置", "没有专利权评价报告，不能声明开放许可");
            var due = attention.replaceFirst("(?s).*年费最迟于 (\\S+) 缴纳.*", "$1");
            // the last day before the year begins, or the next working day
            assertThat(LocalDate.parse(due))
                    .isBetween(
                            filed.plusYears(4).minusDays(1), filed.plusYears(4).plusDays(9));
            university.follow("一种海带夹苗装置");
            assertThat(university.find("section:has(#annuities)").innerText()).contains(due);
        }
    }

    @Test
    void aFirmRegistersAndTheOperatorVerifiesItFromTheQueue() {
        try (var founder = browser.visitor(Language.ZH);
                var operator = browser.visitor(Language.ZH)) {
            founder.signIn(FOUNDER)
                    .open("/organisations/new")
                    .choose("机构类型", "ENTERPRISE")
                    .type("名称", "莱山精密铸件")
                    .press("注册");
            assertThat(founder.find("#errors").innerText()).contains("统一社会信用代码");
            assertThat(founder.find("#f-name").inputValue()).isEqualTo("莱山精密铸件");

            founder.type("统一社会信用代码", MadeCodes.uscc("91", "370613", 97_100_001).value())
                    .type("登记地行政区划代码", "370613")
                    .type(
                            "数据所属年度",
                            Integer.toString(LocalDate.now(LegalDays.ZONE).getYear() - 1))
                    .type("行业代码", "3391")
                    .type("从业人员", "86")
                    .type("营业收入（上一年度）", "4200")
                    .press("注册");
            assertThat(founder.text()).contains("莱山精密铸件", "请上传证照");
            founder.choose("文件类型", "BUSINESS_LICENCE")
                    .type("出具日期", "2025-03-01")
                    .attach(Papers.saying(folder, "licence.pdf", "Business licence"))
                    .press("上传");

            operator.signIn(DemoUsers.OPERATOR_A).go("机构核验");
            assertThat(operator.find("main li:has-text('莱山精密铸件')").innerText()).contains("应在", "前答复", "1 份文件");
            operator.follow("莱山精密铸件").press("不通过");
            assertThat(operator.find("#errors").count()).isEqualTo(1);
            operator.press("通过");
            assertThat(operator.go("机构核验").text()).doesNotContain("莱山精密铸件");

            await().untilAsserted(() ->
                    assertThat(founder.open("/notifications").text()).contains("核验"));
            assertThat(founder.open("/personal").follow("我的机构").text()).contains("已经核验");
        }
    }

    private void sql(String statement) throws SQLException {
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var run = connection.createStatement()) {
            run.execute(statement);
        }
    }
}
