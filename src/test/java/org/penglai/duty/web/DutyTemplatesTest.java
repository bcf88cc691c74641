package org.penglai.duty.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.penglai.deal.DealSamples;
import org.penglai.duty.Bundle;
import org.penglai.duty.DealCosts;
import org.penglai.duty.DutyLaw;
import org.penglai.duty.FirstRefusal;
import org.penglai.duty.IncomeSplit;
import org.penglai.duty.Sharing;
import org.penglai.duty.TransferReport;
import org.penglai.duty.law.DutyLawFile;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Language;
import org.penglai.kernel.Money;
import org.penglai.kernel.Role;
import org.penglai.listing.ListingMode;
import org.penglai.listing.ListingSamples;
import org.penglai.platform.http.Assets;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Caller;
import org.penglai.platform.http.Form;
import org.penglai.platform.http.Messages;
import org.penglai.platform.http.Pages;
import org.penglai.platform.pdf.Press;

/** What the pages and papers of a university's duties say, rendered without a server. */
class DutyTemplatesTest {

    private static final Messages MESSAGES = Messages.load(List.of("app", "patent", "listing", "deal", "duty"));
    private static final DutyLaw LAW = DutyLawFile.shipped();
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final Actor SELLER = DealSamples.actor("seller", DealSamples.UNIVERSITY, Role.PATENTEE);

    @ParameterizedTest
    @EnumSource(Language.class)
    void anOffersDutiesLackNoWord(Language language) {
        var standings = List.of(
                new Sharing.Standing(1, "赵一", Optional.empty()),
                new Sharing.Standing(
                        2, "钱二", Optional.of(new FirstRefusal(2, FirstRefusal.Standing.WAIVED, TODAY, "FQ-2"))));
        for (var seller : List.of(true, false)) {
            var model = new DutyPages.DutiesModel(
                    ListingSamples.draft(ListingMode.ASSIGNMENT),
                    shared(),
                    seller,
                    LAW,
                    standings,
                    seller,
                    Form.EMPTY,
                    Form.EMPTY,
                    null);

            var html = render("duty/listing", model, language);

            assertThat(html).contains("¥70,000", "¥49,000", "¥7,000", "¥14,000", "¥24,500");
            assertThat(html.contains("name=\"weight-2\"")).isEqualTo(seller);
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aDealsIncomeSaysWhatWasStated(Language language) {
        var costs = new DealCosts(Money.ofYuan(10_000), "评估费", DealSamples.NOW);
        var income = new Sharing.Income(DealSamples.performed(), Optional.of(costs), shared());

        assertThat(render("duty/deal", new DutyPages.IncomeModel(income, true, Form.EMPTY, null), language))
                .contains("评估费", "/deals/" + DealSamples.ID + "/costs");
        assertThat(render("duty/deal", new DutyPages.IncomeModel(income, false, Form.EMPTY, null), language))
                .doesNotContain("/costs\"");
        assertThat(render("duty/panel", new DutyPages.PanelModel("/deals/x/income"), language))
                .contains("/deals/x/income");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theReportShowsEachModeAndEachDeal(Language language) {
        var model = new DutyPages.ReportModel(report(), LAW.report(), List.of(2026, 2025));
        var empty = new TransferReport(ListingSamples.university(), 2025, TODAY, List.of());

        assertThat(render("duty/report", model, language))
                .contains("¥80,000", "/transfer-reports/2026/table", "/transfer-reports/2026/paper", "?year=2025");
        assertThat(render("duty/report", new DutyPages.ReportModel(empty, LAW.report(), List.of(2025)), language))
                .contains("class=\"empty\"");
    }

    @Test
    void thePapersLackNoWordAndTheIndexIsTheSameEachTime() {
        var words = new DutyPapers.Words(MESSAGES, true);
        var press = new Press();
        var parts = List.<Bundle.Part>of(new Bundle.Text("pricing.json", Bundle.Kind.PRICING, "[]\n"));
        var bundle =
                new Bundle(ListingSamples.draft(ListingMode.FREE_LICENCE), Bilingual.of("蓬莱湾大学", "Bay"), TODAY, parts);

        var paper = press.page("duty/reportpdf", new DutyPapers.ReportPaper(report(), words));
        var index = press.page("duty/bundleindex", new DutyPapers.IndexSheet(bundle, words));

        assertThat(paper).doesNotContain("‹").contains("¥80,000", "合计");
        assertThat(index)
                .doesNotContain("‹")
                .contains("pricing.json", parts.getFirst().digest().hex(), "2026-11-22")
                .isEqualTo(press.page("duty/bundleindex", new DutyPapers.IndexSheet(bundle, words)));
        assertThat(press.print("duty/reportpdf", new DutyPapers.ReportPaper(report(), words)))
                .startsWith('%', 'P', 'D', 'F');
    }

    private static Sharing.Shared shared() {
        return new Sharing.Shared(
                split(),
                LAW.lines(DutyLaw.Basis.NET_INCOME, "370613", TODAY),
                List.of(
                        new Sharing.Part(1, "赵一", 1, Money.ofYuan(24_500)),
                        new Sharing.Part(2, "钱二", 1, Money.ofYuan(24_500))),
                TODAY);
    }

    private static IncomeSplit split() {
        return IncomeSplit.of(
                Money.ofYuan(80_000), Money.ofYuan(10_000), new BigDecimal("0.70"), new BigDecimal("0.10"));
    }

    private static TransferReport report() {
        var rows = List.of(new TransferReport.Row(DealSamples.certified(), true, split()));
        return new TransferReport(ListingSamples.university(), 2026, LocalDate.parse("2027-03-31"), rows);
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
                new Call.Line("getListingDuties", "GET", "/listings/x/duties", "request", language),
                new Call.Parameters(Map.of(), Map.of(), Map.of()),
                new Call.Content(Optional.empty(), Form.EMPTY, List.of()),
                new Caller(Optional.of(SELLER), "token"));
        var html = pages.render(call, template, model);
        assertThat(html.substring(Math.max(0, html.indexOf("<main")))).doesNotContain("‹");
        return html;
    }
}
