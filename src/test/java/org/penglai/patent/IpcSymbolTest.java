package org.penglai.patent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.penglai.kernel.Refusal;

class IpcSymbolTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "H01M 10/0525",
                "H01M10/0525",
                "h01m 10/0525",
                "Ｈ０１Ｍ　１０／０５２５",
                "H01M 10/0525 (2010.01)",
                "H01M0010052500"
            })
    void everySpellingPrintsTheSame(String written) {
        assertThat(IpcSymbol.parse(written)).hasToString("H01M 10/0525");
    }

    @ParameterizedTest
    @CsvSource({"A61K0031000000, A61K 31/00", "A61K0031500000, A61K 31/50", "G06F0003048160, G06F 3/04816"})
    void theFixedWidthFormLosesItsFillingOnly(String written, String printed) {
        assertThat(IpcSymbol.parse(written)).hasToString(printed);
    }

    @Test
    void theEditionIsKeptAndPrintedInBrackets() {
        var dated = IpcSymbol.parse("H01M 10/0525 (2010.01)");

        assertThat(dated.version()).isEqualTo("2010.01");
        assertThat(dated.full()).isEqualTo("H01M 10/0525 (2010.01)");
        assertThat(IpcSymbol.parse(dated.full())).isEqualTo(dated);
        assertThat(IpcSymbol.parse("H01M 10/0525").full()).isEqualTo("H01M 10/0525");
        assertThatThrownBy(() -> IpcSymbol.parse("H01M 10/0525 (2010.13)")).hasMessage("patent.ipc-malformed");
    }

    @Test
    void thePathNamesEveryLevel() {
        assertThat(IpcSymbol.parse("H01M 10/0525").path()).containsExactly("H", "H01", "H01M", "H01M10", "H01M10/0525");
    }

    @Test
    void mainGroupsHaveUpToFourDigits() {
        assertThat(IpcSymbol.parse("C12N 2015/8518").path()).contains("C12N2015");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "H01M",
                "H01M 10",
                "H01M 10/5",
                "Y02E 60/10",
                "I01M 10/0525",
                "H1M 10/0525",
                "H01M 0/00",
                "09-01"
            })
    void incompleteSymbolsAndSectionsOutsideAtoHAreRefused(String written) {
        assertThatThrownBy(() -> IpcSymbol.parse(written))
                .isInstanceOf(Refusal.class)
                .hasMessage("patent.ipc-malformed");
    }

    @Test
    void aDesignHasALocarnoClass() {
        assertThat(LocarnoClass.parse(" 09-01")).hasToString("09-01");
        assertThatThrownBy(() -> LocarnoClass.parse("33-01")).hasMessage("patent.locarno-malformed");
    }
}
