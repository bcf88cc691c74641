package org.penglai.need.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.penglai.kernel.DivisionCode;
import org.penglai.kernel.Industry;
import org.penglai.kernel.Money;
import org.penglai.kernel.Refusal;
import org.penglai.need.Decision;
import org.penglai.need.DeclineReason;
import org.penglai.need.NeedContent;
import org.penglai.platform.http.Form;
import org.penglai.platform.http.Messages;

final class NeedFormsTest {

    private static final Places PLACES = Places.named(Messages.load(List.of("app")));

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
        assertThat(wrong(() -> NeedForms.content(
                        Form.of(Map.of("title", "", "text", "难题", "budget", "十万", "division", "火星", "deadline", "明年")),
                        PLACES)))
                .containsExactly("/budget", "/deadline", "/division", "/title");
        assertThat(NeedForms.content(Form.of(Map.of("title", "难题", "text", "说来话长", "budget", "12,500元")), PLACES)
                        .budget())
                .contains(Money.ofYuan(12_500));
    }

    @Test
    void aPlaceIsGivenByItsNameOrCodeAndABudgetInTenThousands() {
        for (var written : List.of("芝罘区", "烟台市芝罘区", "芝罘", "Zhifu", "370602")) {
            assertThat(content(written, "").division()).contains(new DivisionCode("370602"));
        }
        assertThat(content("烟台", "").division()).contains(new DivisionCode("370600"));
        assertThat(content("龙口市", "").division()).contains(new DivisionCode("370681"));
        for (var island : List.of("长岛", "长岛县", "长岛综合试验区", "烟台市长岛县", "Changdao", "蓬莱市", "蓬莱")) {
            assertThat(content(island, "").division()).as(island).contains(new DivisionCode("370614"));
        }
        assertThat(wrong(() -> content("长安", ""))).containsExactly("/division");
        assertThat(wrong(() -> content("开发区", ""))).containsExactly("/division");
        assertThat(content("", "10万").budget()).contains(Money.ofYuan(100_000));
        assertThat(content("", "1.5 万元").budget()).contains(Money.ofYuan(15_000));
        assertThat(NeedForms.filled(content("", "12500.50"), 1).value("budget")).isEqualTo("12500.5");
        assertThat(NeedForms.filled(content("", "10万"), 1).value("budget")).isEqualTo("100000");
    }

    private static NeedContent content(String division, String budget) {
        return NeedForms.content(
                Form.of(Map.of("title", "难题", "text", "说来话长", "division", division, "budget", budget)), PLACES);
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
