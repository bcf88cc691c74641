package org.penglai.patent.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.penglai.kernel.Industry;
import org.penglai.kernel.Refusal;
import org.penglai.patent.IpcSymbol;
import org.penglai.platform.http.Form;

/** A patent as typed into the page's form. */
final class TypedPatentTest {

    @Test
    void aPatentIsReadWithItsLists() {
        // When
        var entered = TypedPatent.read(Form.of(Map.of(
                "applicationNumber", "ZL 2021 1 0123456.7",
                "titleZh", "一种锂电池隔膜",
                "ipc", "H01M 10/0525\nC08J5/18",
                "industry", "CLEAN_ENERGY",
                "filingDate", "2021-02-01",
                "grantDate", "2023-03-14",
                "owners", "蓬莱湾大学||1/2\n泉城新材料研究院｜｜50%",
                "inventors", "张三、李四")));

        // Then
        assertThat(entered.number().canonical()).isEqualTo("202110123456.7");
        assertThat(entered.bibliography().ipc())
                .extracting(IpcSymbol::toString)
                .containsExactly("H01M 10/0525", "C08J 5/18");
        assertThat(entered.bibliography().industry()).contains(Industry.CLEAN_ENERGY);
        assertThat(entered.bibliography().inventors()).containsExactly("张三", "李四");
        assertThat(entered.grantDate()).contains(LocalDate.parse("2023-03-14"));
        assertThat(entered.owners())
                .extracting(owner -> owner.name() + " " + owner.share().orElseThrow())
                .containsExactly("蓬莱湾大学 1/2", "泉城新材料研究院 1/2");
    }

    @Test
    void aWrongCheckDigitIsSaidBesideTheNumberWithTheRightOneAndNothingTypedIsLost() {
        // Given
        var form = Form.of(
                Map.of("applicationNumber", "202110123456.8", "titleZh", "一种锂电池隔膜", "filingDate", "2021-02-01"));

        // When
        var again = form.refused(catchThrowableOfType(Refusal.class, () -> TypedPatent.read(form)));

        // Then
        assertThat(again.violations("applicationNumber"))
                .singleElement()
                .satisfies(wrong -> assertThat(wrong.facts()).containsEntry("expected", "7"));
        assertThat(again.value("titleZh")).isEqualTo("一种锂电池隔膜");
    }

    @Test
    void everyFieldThatCannotBeReadIsNamedAtOnce() {
        // Given
        var form = Form.of(Map.of(
                "applicationNumber", "", "ipc", "H01M 10/0525\nnonsense", "filingDate", "", "industry", "MAGIC"));

        // When
        var again = form.refused(catchThrowableOfType(Refusal.class, () -> TypedPatent.read(form)));

        // Then
        assertThat(again.violations().keySet())
                .containsExactlyInAnyOrder("applicationNumber", "titleZh", "ipc", "filingDate", "industry");
    }
}
