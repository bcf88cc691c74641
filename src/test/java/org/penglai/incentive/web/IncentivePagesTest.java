package org.penglai.incentive.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.penglai.incentive.Catalogue;
import org.penglai.incentive.Estimate;
import org.penglai.incentive.Evaluator;
import org.penglai.incentive.Facts;
import org.penglai.incentive.Occasion;
import org.penglai.incentive.Origin;
import org.penglai.incentive.StatedFacts;
import org.penglai.incentive.Vocabulary;
import org.penglai.incentive.cel.CelConditions;
import org.penglai.incentive.file.ProgrammeFiles;
import org.penglai.incentive.file.ProgrammeResources;
import org.penglai.kernel.Language;
import org.penglai.platform.http.Assets;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Caller;
import org.penglai.platform.http.Form;
import org.penglai.platform.http.Messages;
import org.penglai.platform.http.Pages;

/** What the panel says in words, rendered without a server. */
class IncentivePagesTest {

    private static final Catalogue CATALOGUE =
            new ProgrammeFiles(new CelConditions()).load(ProgrammeResources.shipped(true));
    private static final Messages MESSAGES = Messages.load(List.of("app", "incentive"));
    private static final Facts FREE_LICENCE = StatedFacts.read(
            Map.of(
                    "deal.mode",
                    "FREE_LICENCE",
                    "deal.certified",
                    true,
                    "deal.evidence",
                    List.of("RECORDAL_NOTICE", "BENEFIT_REPORT"),
                    "licensor.kind",
                    "UNIVERSITY",
                    "licensor.local",
                    true,
                    "licensee.kind",
                    "ENTERPRISE",
                    "licensee.local",
                    false,
                    "licensee.sizeClass",
                    "SMALL",
                    "agency.present",
                    true),
            Origin.of(Origin.Source.DEAL, "<b>1</b>"));

    @Test
    void aCeilingIsSaidToBeNoEntitlement() {
        // When
        var html = panel(
                "2023-06-01",
                FREE_LICENCE
                        .and(Origin.of(Origin.Source.ORGANISATION, ""))
                        .flag(Vocabulary.LICENSEE_LOCAL, true)
                        .build(),
                Language.EN);
        // Then
        assertThat(html)
                .contains("Up to ¥500,000")
                .contains("This is a ceiling and no entitlement.")
                .contains("The paper states no amount")
                .contains("Ceilings in all: ¥500,000");
    }

    @Test
    void conditionsAreShownAsMetAndNotMetWithWhatWasFound() {
        // When
        var html = panel("2023-06-01", FREE_LICENCE, Language.EN);
        // Then
        assertThat(html)
                .contains("The licensee is in Yantai")
                .contains("Licensee in Yantai: no – record of the deal")
                .contains("data-outcome=\"UNMET\"")
                .contains("data-outcome=\"INELIGIBLE\"")
                .contains("annex 三(一)1 (issued, final text not seen)");
    }

    @Test
    void anEndedProgrammeAndAnAssumedContinuationSaySo() {
        // When
        var html = panel("2026-11-22", FREE_LICENCE, Language.ZH);
        // Then
        assertThat(html).contains("该政策已于 2024-12-31 到期，未录入延续。").contains("假定延续").contains("按假定延续计算，尚无部门决定该政策继续施行。");
    }

    @Test
    void whatRecordsSayIsEscaped() {
        assertThat(panel("2023-06-01", FREE_LICENCE, Language.EN))
                .contains("&lt;b&gt;1&lt;/b&gt;")
                .doesNotContain("<b>1");
    }

    @Test
    void noWordIsMissing() {
        for (var language : Language.values()) {
            assertThat(panel("2026-11-22", FREE_LICENCE, language)).doesNotContain("‹");
            for (var programme : CATALOGUE.all()) {
                var model = ProgrammeView.of(programme, LocalDate.parse("2026-11-22"));
                var html = render("incentive/programme", model, language);
                assertThat(html.substring(html.indexOf("<main"))).doesNotContain("‹");
            }
        }
    }

    private static String panel(String on, Facts facts, Language language) {
        var day = LocalDate.parse(on);
        var estimate = new Estimate(day, false, Evaluator.evaluate(CATALOGUE, Occasion.DEAL_CERTIFIED, facts, day));
        return render("incentive/panel", EstimateView.of(estimate, new IncentiveWords(MESSAGES, language)), language);
    }

    private static String render(String template, Object model, Language language) {
        var assets = new Assets(Map.of(
                "favicon.svg",
                "web/penglai.css",
                "bootstrap.css",
                "web/penglai.css",
                "penglai.css",
                "web/penglai.css",
                "dark.css",
                "web/dark.css",
                "htmx.js",
                "web/penglai.css",
                "live.js",
                "web/live.js"));
        var pages = new Pages(MESSAGES, assets, (operation, caller) -> {}, () -> new UUID(0, 0), /* demo= */ false);
        var call = new Call(
                new Call.Line("getDealIncentives", "GET", "/", "request", language),
                new Call.Parameters(Map.of(), Map.of(), Map.of()),
                new Call.Content(Optional.empty(), Form.EMPTY, List.of()),
                Caller.ANYONE);
        return pages.render(call, template, model);
    }
}
