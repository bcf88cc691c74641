package org.penglai.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.penglai.kernel.Language;
import org.penglai.kernel.Refusal;

/** The parts that pages are built from tie words, inputs and faults together for people who cannot see them. */
final class FragmentsTest {

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(
            null, ContentType.Html, FragmentsTest.class.getClassLoader(), "org.penglai.pages");
    private static final Messages MESSAGES = Messages.load(List.of("app"));

    private static final Refusal REFUSAL =
            Refusal.invalid("request.body").violation("/feePlan/lumpSumFen", "minimum", Map.of("limit", 0));

    @Test
    void aFieldKeepsWhatWasTypedAndSaysWhatIsWrongWithIt() {
        // Given
        var form = Form.of(Map.of("feePlan.lumpSumFen", "-5 \"yuan\"")).refused(REFUSAL);

        // When
        var html =
                render("field", Map.of("form", form, "name", "feePlan.lumpSumFen", "label", "Fee", "hint", "In yuan"));

        // Then
        assertThat(html)
                .contains("<label class=\"form-label\" for=\"f-feePlan.lumpSumFen\">Fee</label>")
                .contains("value=\"-5 &#34;yuan&#34;\"")
                .contains("aria-invalid=\"true\"")
                .contains("aria-describedby=\"f-feePlan.lumpSumFen-hint f-feePlan.lumpSumFen-error\"")
                .contains("id=\"f-feePlan.lumpSumFen-hint\"")
                .contains("id=\"f-feePlan.lumpSumFen-error\"")
                .contains("not less than 0");
    }

    @Test
    void aFieldInOrderClaimsNothingWrong() {
        // When
        var html = render("field", Map.of("form", Form.EMPTY, "name", "titleZh", "label", "Title", "value", "Pump"));

        // Then
        assertThat(html)
                .contains("value=\"Pump\"")
                .doesNotContain("aria-invalid")
                .doesNotContain("aria-describedby");
    }

    @Test
    void theSummaryLeadsToEachFieldThatIsWrong() {
        // Given
        var form = Form.EMPTY.refused(REFUSAL);
        var problem = new Problems(MESSAGES).shown(REFUSAL, Language.EN);

        // When
        var html = render("errorsummary", Map.of("form", form, "problem", problem));

        // Then
        assertThat(html)
                .contains("role=\"alert\"")
                .contains("Content not valid")
                .contains("<a href=\"#f-feePlan.lumpSumFen\">")
                .contains("not less than 0");
    }

    @Test
    void aFormWithoutFaultsHasNoSummary() {
        assertThat(render("errorsummary", Map.of("form", Form.EMPTY))).isBlank();
    }

    @Test
    void theChosenOptionStaysChosen() {
        // Given
        var choices = List.of(Choice.of("A", "one"), Choice.of("B", "two"));
        var form = Form.of(Map.of("mode", "B"));

        // When
        var html = render("select", Map.of("form", form, "name", "mode", "label", "Mode", "choices", choices));

        // Then
        assertThat(html).contains("<option value=\"B\" selected>two</option>").contains("<option value=\"A\">one");
    }

    @Test
    void aCheckSaysItsOutcomeInWords() {
        assertThat(render("check", Map.of("outcome", "NEEDS_EVIDENCE", "title", "Consent of the pledgee")))
                .contains("<span class=\"visually-hidden\">needs evidence</span>")
                .contains("Consent of the pledgee");
    }

    private static String render(String fragment, Map<String, Object> parameters) {
        var pages = new Pages(MESSAGES, new Assets(Map.of()), (operation, caller) -> {}, () -> new UUID(0, 0), false);
        var call = new Call(
                new Call.Line("home", "GET", "/", "request", Language.EN),
                new Call.Parameters(Map.of(), Map.of(), Map.of()),
                Call.Content.NONE,
                Caller.ANYONE);
        var all = new HashMap<>(parameters);
        all.put("view", new View(pages, call));
        var out = new StringOutput();
        TEMPLATES.render("layout/" + fragment + ".jte", all, out);
        return out.toString();
    }
}
