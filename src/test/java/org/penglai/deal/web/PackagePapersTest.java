package org.penglai.deal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.penglai.deal.DealSamples;
import org.penglai.deal.EvidenceId;
import org.penglai.deal.FilingPackage;
import org.penglai.deal.PackageAnswer;
import org.penglai.deal.PackageLaw;
import org.penglai.deal.Packing;
import org.penglai.deal.PackingSamples;
import org.penglai.deal.Signatory;
import org.penglai.kernel.Language;
import org.penglai.kernel.Money;
import org.penglai.kernel.Sha256;
import org.penglai.listing.Citation;
import org.penglai.platform.http.Assets;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Caller;
import org.penglai.platform.http.Form;
import org.penglai.platform.http.Messages;
import org.penglai.platform.http.Pages;

/** What a package looks like as a workbook, on paper and on its page. */
class PackagePapersTest {

    private static final Messages MESSAGES = Messages.load(List.of("app", "identity", "listing", "deal"));
    private static final PackagePapers PAPERS = new PackagePapers(PackingSamples.packing(), MESSAGES, /* demo= */ true);

    @Test
    void theWorkbookHasTheFormThePatentsAndTheEnclosures() throws IOException {
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(PAPERS.sheet(filing("open-recordal"))))) {
            var form = book.getSheet(0).orElseThrow().read();
            assertThat(form.get(0).getCellText(0)).isEqualTo("专利开放许可备案材料");
            assertThat(cell(form, "受理机关", 2)).isEqualTo("国家知识产权局");
            assertThat(cell(form, "依据", 2)).isEqualTo("《专利法实施细则》第八十七条");
            assertThat(cell(form, "许可种类", 1)).isEqualTo("Kind of licence");
            assertThat(cell(form, "许可种类", 2)).isEqualTo("开放许可");
            assertThat(cell(form, "被许可人", 2)).isEqualTo("芝罘锂能科技");
            assertThat(cell(form, "被许可人统一社会信用代码", 2)).isEqualTo("91370602MA3TESTX0Q");
            assertThat(cell(form, "许可人地址", 2)).isEqualTo("〔待填：平台未掌握〕");
            assertThat(form.stream().filter(row -> row.getCellText(0).equals("已支付使用费（元）")))
                    .singleElement()
                    .satisfies(row -> assertThat(row.getCellAsNumber(2).orElseThrow())
                            .isEqualByComparingTo(new BigDecimal("80000.00")));
            var patents = book.getSheet(1).orElseThrow().read();
            assertThat(patents).hasSize(2);
            assertThat(patents.get(0).getCellText(5)).isEqualTo("主分类号");
            assertThat(patents.get(1).getCellText(0)).isEqualTo("ZL202110123456.7");
            assertThat(patents.get(1).getCellText(4)).isEqualTo("2023-03-14");
            assertThat(patents.get(1).getCellText(5)).isEqualTo("H01M 10/0525");
            var enclosed = book.getSheet(2).orElseThrow().read();
            assertThat(enclosed.get(1).getCellText(1)).isEqualTo("No. 1");
            assertThat(enclosed.get(1).getCellText(3))
                    .isEqualTo(Sha256.of("document 1").hex());
            assertThat(enclosed.get(2).getCellText(1)).isEqualTo("〔尚未归档〕");
        }
    }

    @Test
    void thePaperSaysTheSame() throws IOException {
        var text = text(PAPERS.print(filing("tech-licence")));

        assertThat(text)
                .contains(
                        "技术合同认定登记材料(技术许可)",
                        "技术合同登记机构",
                        "蓬莱湾大学",
                        "91370602MA3TESTX0Q",
                        "高校",
                        "370602",
                        "80,000",
                        "ZL202110123456.7",
                        "H01M 10/0525",
                        "〔待填:平台未掌握〕",
                        "No. 1",
                        "均为虚构")
                .doesNotContain("‹");
    }

    @Test
    void outsideTheDemonstrationNothingIsCalledInvented() throws IOException {
        var papers = new PackagePapers(PackingSamples.packing(), MESSAGES, /* demo= */ false);

        assertThat(text(papers.print(filing("open-recordal")))).contains("开放许可").doesNotContain("虚构");
    }

    @Test
    void thePageShowsWhatIsMissingTheFilesAndTheAnswers() {
        for (var language : Language.values()) {
            var html = render("deal/packages", model(language), language);
            assertThat(html)
                    .contains("/deals/" + DealSamples.ID + "/packages/open-recordal/table")
                    .contains("/deals/" + DealSamples.ID + "/packages/tech-licence/paper")
                    .contains("/deals/" + DealSamples.ID + "/package-answers")
                    .contains("2026370600001", "80,000", "75,000")
                    .contains("id=\"f-package\"", "id=\"f-technologyAmount\"");
        }
        assertThat(render("deal/packages", model(Language.EN), Language.EN))
                .contains("Answered within 15 working days", "draft", "issued, text still to be seen")
                .contains("[to be written: not held by the platform]", "No answer yet");
    }

    @Test
    void theDealsOwnPageLeadsThere() {
        var panel = new PackagePages.PanelModel("/deals/x/packages", answered());

        assertThat(render("deal/packagespanel", panel, Language.ZH))
                .contains("href=\"/deals/x/packages\"", "专利开放许可备案材料", "尚无答复", "准予备案或登记");
    }

    @Test
    void everyWordOfItIsThereInBothLanguages() {
        for (var status : Citation.Status.values()) {
            assertThat(MESSAGES.has("deal.package.status." + status.name())).isTrue();
        }
        for (var outcome : PackageAnswer.Outcome.values()) {
            assertThat(MESSAGES.has("deal.package.outcome." + outcome.name())).isTrue();
        }
        for (var key : List.of("by-royalty", "from-effect", "until-expiry", "related", "unrelated", "missing")) {
            assertThat(MESSAGES.has("deal.package." + key)).isTrue();
        }
        for (var code : List.of("package.unknown", "package.not-now", "package.answered", "package.answer")) {
            assertThat(MESSAGES.has("problem." + code + ".title")).isTrue();
            assertThat(MESSAGES.has("problem." + code + ".detail")).isTrue();
        }
    }

    private static FilingPackage filing(String id) {
        return PackingSamples.packing().one(DealSamples.acquirer(), DealSamples.ID, id);
    }

    /** The recordal waits; the technology contract is registered. */
    private static List<Packing.Answered> answered() {
        var sums = new PackageAnswer.Amounts(Money.ofYuan(80_000), Money.ofYuan(75_000));
        var registered = new PackageAnswer(
                "tech-licence",
                PackageLaw.Authority.TECH_CONTRACT_REGISTRY,
                new PackageAnswer.Said(
                        PackageAnswer.Outcome.ACCEPTED, "2026370600001", DealSamples.TODAY, "", Optional.of(sums)),
                new EvidenceId(new UUID(0x7000, 9)),
                new Signatory("sme-lithium", DealSamples.LITHIUM),
                DealSamples.NOW);
        return List.of(
                new Packing.Answered(filing("open-recordal"), List.of()),
                new Packing.Answered(filing("tech-licence"), List.of(registered)));
    }

    private static PackagePages.Model model(Language language) {
        return new PackagePages.Model(
                DealSamples.ID,
                answered(),
                new PackageWords(MESSAGES, language, /* demo= */ false),
                /* answerable= */ true,
                /* done= */ true,
                Form.EMPTY,
                null);
    }

    private static String cell(List<Row> rows, String label, int column) {
        return rows.stream()
                .filter(row -> row.getCellText(0).equals(label))
                .findFirst()
                .orElseThrow()
                .getCellText(column);
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return Normalizer.normalize(new PDFTextStripper().getText(document), Normalizer.Form.NFKC);
        }
    }

    /** The page; no word may be missing on it. */
    private static String render(String template, Object model, Language language) {
        var css = "web/penglai.css";
        var assets = new Assets(Map.of(
                "favicon.svg", css,
                "bootstrap.css", css,
                "penglai.css", css,
                "dark.css", css,
                "htmx.js", css,
                "live.js", css));
        var pages = new Pages(MESSAGES, assets, (operation, caller) -> {}, () -> new UUID(0, 0), /* demo= */ false);
        var call = new Call(
                new Call.Line("listDealPackages", "GET", "/deals", "request", language),
                new Call.Parameters(Map.of(), Map.of(), Map.of()),
                new Call.Content(Optional.empty(), Form.EMPTY, List.of()),
                new Caller(Optional.of(DealSamples.acquirer()), "token"));
        var html = pages.render(call, template, model);
        assertThat(html.substring(Math.max(0, html.indexOf("<main")))).doesNotContain("‹");
        return html;
    }
}
