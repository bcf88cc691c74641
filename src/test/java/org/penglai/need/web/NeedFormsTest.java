package org.penglai.need.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.penglai.kernel.Industry;
import org.penglai.kernel.Money;
import org.penglai.kernel.Refusal;
import org.penglai.need.Decision;
import org.penglai.need.DeclineReason;
import org.penglai.platform.http.Form;

final class NeedFormsTest {

    @Test
    void symbolsAreTickedAndAddedWithAnyComma() {
        var fields = NeedForms.fields(new Form(
                Map.of(
                        "ipc", List.of("H01M"),
                        "moreIpc", List.of("C02F, b01d 61/02，A61K；G01N"),
                        "industries", List.of("CLEAN_ENERGY")),
                Map.of()));

        assertThat(fields.ipc()).containsExactly("H01M", "C02F", "B01D61/02", "A61K", "G01N");
        assertThat(fields.industries()).containsExactly(Industry.CLEAN_ENERGY);
    }

    @Test
    void whatIsNoSymbolIsSaidAtTheFieldWhereItWasTyped() {
        assertThat(wrong(() -> NeedForms.fields(Form.of(Map.of("moreIpc", "A61K, 制药", "industries", "RAILWAYS")))))
                .containsExactly("/moreIpc", "/industries");
    }

    @Test
    void allThatIsWrongWithADescriptionIsSaidAtOnce() {
        assertThat(wrong(() -> NeedForms.content(Form.of(
                        Map.of("title", "", "text", "难题", "budget", "十万", "division", "烟台", "deadline", "明年")))))
                .containsExactly("/budget", "/deadline", "/division", "/title");
        assertThat(NeedForms.content(Form.of(Map.of("title", "难题", "text", "说来话长", "budget", "12,500元")))
                        .budget())
                .contains(Money.ofYuan(12_500));
    }

    @Test
    void aReasonBelongsToARefusalOnly() {
        var interested = NeedForms.said(Form.of(Map.of("decision", "INTERESTED", "declineReason", "TOO_EARLY")));
        var declined = NeedForms.said(Form.of(Map.of("decision", "DECLINED", "declineReason", "TOO_EARLY")));

        assertThat(interested.reason()).isEmpty();
        assertThat(declined.decision()).isEqualTo(Decision.DECLINED);
        assertThat(declined.reason()).contains(DeclineReason.TOO_EARLY);
        assertThat(wrong(() -> NeedForms.said(Form.EMPTY))).containsExactly("/decision");
    }

    private static List<String> wrong(Runnable reading) {
        try {
            reading.run();
            return List.of();
        } catch (Refusal refused) {
            return refused.violations().stream().map(Refusal.Violation::pointer).toList();
        }
    }
}
