package org.penglai.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.penglai.kernel.Language;
import org.penglai.kernel.LegalDays;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/**
 * The first patent's way, end to end, as its people walk it: a university enters and offers a patent, a firm finds and
 * takes it, the official act's proof is filed, two operators certify, and anyone checks the certificate. Each step goes on
 * where the one before it ended.
 */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class FirstPatentJourney {

    private static final String NUMBER_AS_TYPED = "ZL 2021 1 9900012.7";
    private static final String TITLE = "海藻多糖的低温提取方法";
    private static final String TITLE_EN = "Low-temperature extraction of seaweed polysaccharides";
    private static final String OFFER = "用低温提取做海藻多糖，省一半能耗";
    private static final String OFFER_EN = "Seaweed polysaccharides at half the energy";
    private static final String OPEN_OFFER = "海藻多糖低温提取，开放许可";
    private static final String RECORDAL = "BA2026990001";
    private static final Duration INDEXED_WITHIN = Duration.ofSeconds(30);

    @TempDir
    private static Path folder;

    private Browser browser;
    private String freeListing = "";
    private String openListing = "";
    private String deal = "";
    private String certificate = "";

    @BeforeAll
    void start(TestBed bed) {
        bed.server().start();
        browser = Browser.at(bed.server().uri());
    }

    @AfterAll
    void stop() {
        browser.close();
    }

    @Test
    @Order(1)
    void aUniversityEntersItsPatentByTheNumberOnItsCertificate() {
        try (var university = browser.visitor(Language.ZH)) {
            university.signIn(DemoUsers.YANTAI_UNIVERSITY).go("我的专利与挂牌").pictures("1-mine-empty");
            assertThat(university.text()).contains("还没有录入专利");

            university
                    .follow("录入专利")
                    .type("申请号或专利号", "ZL 2021 1 9900012.5")
                    .type("申请日", "2021-03-01")
                    .type("授权公告日", "2023-05-05")
                    .type("发明名称（中文）", TITLE)
                    .press("录入");
            assertThat(university.find("#errors").innerText()).contains("申请号或专利号", "7");
            university.picture("1-patent-refused");

            university
                    .type("申请号或专利号", NUMBER_AS_TYPED)
                    .type("发明名称（英文）", TITLE_EN)
                    .type("摘要（中文）", "从海藻中低温提取多糖，保留活性，能耗减半。")
                    .type("摘要（英文）", "Extracts polysaccharides from seaweed at low temperature, keeps them active.")
                    .type("国际专利分类号", "C08B 37/00")
                    .choose("重点产业", "FOOD")
                    .type("发明人", "林海清")
                    .press("录入")
                    .pictures("1-patent");

            assertThat(university.heading()).isEqualTo(TITLE);
            assertThat(university.text()).contains("202119900012.7", "有权-有效", "蓬莱湾大学", "C08B 37/00");
        }
    }

    @Test
    @Order(2)
    void itOffersThePatentFreeOfChargeToLocalSmallFirms() {
        try (var university = browser.visitor(Language.ZH)) {
            university
                    .signIn(DemoUsers.YANTAI_UNIVERSITY)
                    .open("/patents/202119900012.7")
                    .follow("挂牌这件专利")
                    .pictures("2-listing-new");
            assertThat(university.find("#f-titleZh").inputValue()).isEqualTo(TITLE);
            university.press("保存草稿");
            assertThat(university.find("#errors").innerText()).contains("转化方式");

            university
                    .tick("免费许可")
                    .type("中文标题", OFFER)
                    .type("英文标题", OFFER_EN)
                    .type("技术说明", "海藻加工厂用现有设备即可提取，能耗减半。")
                    .type("应用领域", "海藻加工")
                    .type("技术成熟度", "7")
                    .press("保存草稿")
                    .pictures("2-listing-draft")
                    .press("提交审核");

            freeListing = URI.create(university.path()).getPath();
            assertThat(university.text()).contains("等待审核");
        }
    }

    @Test
    @Order(3)
    void itDeclaresAnOpenLicenceBesides() {
        try (var university = browser.visitor(Language.ZH)) {
            university
                    .signIn(DemoUsers.YANTAI_UNIVERSITY)
                    .open("/listings/new?patent=202119900012.7")
                    .tick("开放许可")
                    .type("中文标题", OPEN_OFFER)
                    .tick("一次总付")
                    .type("总价", "30000")
                    .press("保存草稿")
                    .press("提交审核");

            openListing = URI.create(university.path()).getPath();
            assertThat(university.text()).contains("等待审核", "¥30,000");
        }
    }

    @Test
    @Order(4)
    void theOperatorChecksBothAndOpensThem() {
        try (var operator = browser.visitor(Language.ZH)) {
            operator.signIn(DemoUsers.OPERATOR_A).go("待审挂牌").pictures("4-queue").follow(OFFER);
            operator.pictures("4-check").press("公开");
            assertThat(operator.text()).contains("已发布");

            operator.go("待审挂牌").follow(OPEN_OFFER).press("公开");
            assertThat(operator.find("#errors").innerText()).contains("受理号");
            operator.type("受理号", "KF2026000123")
                    .type("公告日", "2026-10-13")
                    .type("公告卷期", "42-41")
                    .press("公开");
            assertThat(operator.text()).contains("已发布", "42-41");
        }
    }

    @Test
    @Order(5)
    void anyoneFindsItInChineseAndInEnglishWords() {
        try (var firm = browser.visitor(Language.ZH)) {
            await().atMost(INDEXED_WITHIN)
                    .untilAsserted(
                            () -> assertThat(firm.open("/search?q=海藻多糖").text()).contains(OFFER));

            firm.open("/").type("说说您需要什么技术", "海藻多糖").press("检索").pictures("5-search");
            assertThat(firm.text()).contains(OFFER, "免费许可", "重点产业");
            assertThat(firm.find("main mark").allInnerTexts()).anyMatch(found -> found.contains("海藻"));

            firm.follow(OFFER).pictures("5-listing");
            assertThat(firm.text()).contains("海藻加工厂用现有设备即可提取", "免费，不收取任何使用费");
        }
        try (var reader = browser.visitor(Language.EN)) {
            reader.open("/")
                    .type("What do you need?", "seaweed polysaccharides")
                    .press("Search");
            assertThat(reader.text()).contains(OFFER_EN);
            assertThat(reader.find("main mark").allInnerTexts())
                    .anyMatch(found -> found.toLowerCase(java.util.Locale.ROOT).contains("seaweed"));
        }
    }

    @Test
    @Order(6)
    void aFirmFromElsewhereIsToldWhyTheFreeLicenceIsNotForIt() {
        try (var outsider = browser.visitor(Language.ZH)) {
            outsider.open(freeListing).follow("登录后办理").typeCredentials(DemoUsers.BEIJING_TECH);
            assertThat(outsider.path()).isEqualTo(freeListing);

            outsider.type("拟实施用途", "海藻食品")
                    .type("联系方式", "13900000000")
                    .press("接受免费许可")
                    .picture("6-refused");

            assertThat(outsider.text()).contains("不符合这种许可的条件", "免费许可面向烟台市企业");
            assertThat(outsider.find("#f-intendedUse").inputValue()).isEqualTo("海藻食品");
        }
    }

    @Test
    @Order(7)
    void aLocalSmallFirmTakesTheFreeLicence() {
        try (var firm = browser.visitor(Language.ZH)) {
            firm.signIn(DemoUsers.SME_LITHIUM)
                    .open(freeListing)
                    .type("拟实施用途", "海藻多糖饮品生产线")
                    .type("联系方式", "王立新 13800000000")
                    .press("接受免费许可")
                    .pictures("7-deal");

            deal = URI.create(firm.path()).getPath();
            assertThat(firm.text()).contains("交易已成立", "待双方签署");
            firm.press("签署合同");
            try (var university = browser.visitor(Language.ZH)) {
                university.signIn(DemoUsers.YANTAI_UNIVERSITY).open(deal).press("签署合同");
                assertThat(university.text()).contains("已签署", "待提交文件", "备案证明");
            }
            assertThat(firm.go("我的交易").text()).contains(OFFER);
        }
    }

    @Test
    @Order(8)
    void theOpenLicenceIsANoticeWhichTheFeeMakesEffective() {
        try (var outsider = browser.visitor(Language.ZH)) {
            outsider.signIn(DemoUsers.BEIJING_TECH).open(openListing);
            assertThat(outsider.find("section:has(#costs)").innerText()).contains("要付多少", "¥30,000");
            outsider.type("拟实施用途", "海藻胶囊")
                    .type("联系方式", "13900000000")
                    .press("发出通知")
                    .pictures("8-notice");
            assertThat(outsider.text()).contains("书面通知到达专利权人时成立", "¥30,000");
            var notice = URI.create(outsider.path()).getPath();

            try (var finance = browser.visitor(Language.ZH)) {
                finance.signIn(DemoUsers.FINANCE_A)
                        .open(notice)
                        .type("银行流水号", "6228-2026-0001")
                        .type("付款日期", today())
                        .press("录入");
                assertThat(finance.text()).contains("已生效");
            }
        }
    }

    @Test
    @Order(9)
    void contractAndProofOfRecordalAreFiledAndNothingThatIsNoPaper() {
        try (var firm = browser.visitor(Language.ZH)) {
            firm.signIn(DemoUsers.SME_LITHIUM).open(deal);

            file(firm, "CONTRACT", "", pretender());
            assertThat(firm.find("#errors").innerText()).contains("文件");
            firm.picture("9-no-paper");

            file(firm, "CONTRACT", "", Papers.saying(folder, "contract.pdf", "Licence contract, signed by both"));
            assertThat(firm.text()).contains("文件已存入", "SHA-256", "备案证明 不满足");

            file(firm, "RECORDAL_NOTICE", RECORDAL, Papers.saying(folder, "recordal.pdf", "Recordal " + RECORDAL));
            firm.pictures("9-filed");
            assertThat(firm.text()).contains(RECORDAL, "备案证明 满足", "待提出认证");
        }
    }

    private static void file(Visitor firm, String kind, String number, Path paper) {
        firm.choose("文件种类", kind)
                .type("文号", number)
                .type("出具日期", today())
                .attach(paper)
                .press("上传");
    }

    @Test
    @Order(10)
    void oneOperatorProposesAndAnotherConfirms() {
        try (var first = browser.visitor(Language.ZH)) {
            first.signIn(DemoUsers.OPERATOR_A).go("待认证交易").pictures("10-queue").follow(OFFER);
            first.press("提出认证");
            assertThat(first.text()).contains("请由另一名运营人员确认");
            assertThat(first.find("main button:has-text('确认并签发证书')").count()).isZero();
        }
        try (var second = browser.visitor(Language.ZH)) {
            second.signIn(DemoUsers.OPERATOR_B).go("待认证交易").follow(OFFER).press("确认并签发证书");

            assertThat(second.text()).contains("证书已签发", "已认证");
            certificate = second.find("main a[href^='/certificates/']").first().getAttribute("href");
        }
    }

    @Test
    @Order(11)
    void anyoneChecksTheCertificateByTheCodeOnItsPaper() {
        try (var anyone = browser.visitor(Language.ZH)) {
            var paper = anyone.download(certificate + "/pdf");
            var scanned = URI.create(Papers.code(paper));
            assertThat(scanned.getPath()).isEqualTo(certificate);

            anyone.open(scanned.getPath()).pictures("11-certificate");

            assertThat(anyone.text()).contains("有效", "蓬莱湾大学", "芝罘锂能科技", "ZL202119900012.7", RECORDAL);
        }
    }

    @Test
    @Order(12)
    void theDealShowsWhichProgrammesMayApplyAndThatNoneIsAPromise() {
        try (var university = browser.visitor(Language.ZH)) {
            university.signIn(DemoUsers.YANTAI_UNIVERSITY).open(deal).pictures("12-certified");

            assertThat(university.text())
                    .contains("免费许可没有应付款项")
                    .contains("免费许可许可方奖励", "服务机构完成交易奖励")
                    .contains("最高 ¥500,000", "此为上限，并非应得金额", "尚无部门决定")
                    .contains("附件 三(一)1", "已于 2024-12-31 到期");
        }
    }

    private static String today() {
        return LocalDate.now(LegalDays.ZONE).toString();
    }

    private static Path pretender() {
        try {
            return java.nio.file.Files.writeString(
                    folder.resolve("recordal-not-really.pdf"), "<html>not a paper</html>");
        } catch (java.io.IOException unwritable) {
            throw new java.io.UncheckedIOException(unwritable);
        }
    }
}
