package org.penglai.discovery.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.penglai.kernel.Industry;
import org.penglai.kernel.OperationCentre;
import org.penglai.patent.IpcSymbol;

class CentreFieldsFileTest {

    @Test
    void theSixCentresOfThePlanAreReachedByIndustryOrByClass() {
        var fields = CentreFieldsFile.shipped();
        assertThat(fields.reaches()).hasSize(6);
        assertThat(fields.of(Set.of(Industry.AUTOMOTIVE), List.of())).containsExactly(OperationCentre.AUTOMOTIVE);
        assertThat(fields.of(Set.of(Industry.FOOD), List.of(IpcSymbol.parse("A23L 17/00"))))
                .containsExactly(OperationCentre.MARINE_ECONOMY);
        assertThat(fields.of(Set.of(), List.of(IpcSymbol.parse("C08L 23/08"), IpcSymbol.parse("B60L 1/00"))))
                .containsExactly(OperationCentre.NEW_CHEMICAL_MATERIALS, OperationCentre.AUTOMOTIVE);
        assertThat(fields.of(Set.of(Industry.AEROSPACE), List.of(IpcSymbol.parse("A23L 170/00"))))
                .isEmpty();
    }

    @Test
    void aFileThatLeavesACentreOutOrNamesNoClassIsRefused() {
        var head = "source: {paper: {zh: 甲, en: a}, locator: {zh: 乙, en: b}, status: IN_FORCE}\ncentres:\n";
        var one = "  - {centre: AUTOMOTIVE, reason: {zh: 丙, en: c}, industries: [], symbols: [%s]}\n";
        assertThatThrownBy(() -> read(head + one.formatted("B60"))).hasMessageContaining("missing");
        assertThatThrownBy(() -> read(head + one.formatted("Z99"))).hasMessageContaining("Z99");
        assertThatThrownBy(() -> read(head + one.formatted("B60") + one.formatted("B62")))
                .hasMessageContaining("twice");
    }

    private static void read(String yaml) throws Exception {
        CentreFieldsFile.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }
}
