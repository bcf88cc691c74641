package org.penglai.discovery.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penglai.kernel.Industry;
import org.penglai.patent.IpcSymbol;

class IndustryMapFileTest {

    @ParameterizedTest
    @CsvSource({
        "C08L 23/08, GREEN_PETROCHEMICALS",
        "C22B 11/00, NONFERROUS_AND_PRECIOUS_METALS",
        "C22C 21/00, NONFERROUS_AND_PRECIOUS_METALS",
        "C22C 38/00, ''", // steel is no non-ferrous metal, though it lies in C22
        "B60K 1/00, AUTOMOTIVE",
        "B60L 53/00, AUTOMOTIVE CLEAN_ENERGY",
        "G06F 16/00, ELECTRONICS",
        "G16H 10/00, ELECTRONICS BIOMEDICINE",
        "B63B 35/00, HIGH_END_EQUIPMENT",
        "A23L 17/00, FOOD",
        "A61K 31/00, BIOMEDICINE",
        "A61Q 19/00, ''",
        "C01B 33/00, GREEN_PETROCHEMICALS",
        "C01B 3/02, CLEAN_ENERGY",
        "B64G 1/22, AEROSPACE",
        "E04B 1/00, ''"
    })
    void theDeepestLevelThatHoldsASymbolProposes(String symbol, String industries) {
        assertThat(IndustryMapFile.shipped().of(List.of(IpcSymbol.parse(symbol))))
                .isEqualTo(Arrays.stream(industries.split(" "))
                        .filter(name -> !name.isEmpty())
                        .map(Industry::valueOf)
                        .toList());
    }

    @Test
    void severalSymbolsProposeEachIndustryOnceInThePlansOrder() {
        var symbols =
                List.of(IpcSymbol.parse("H01M 10/0525"), IpcSymbol.parse("C08L 23/08"), IpcSymbol.parse("H01M 50/403"));
        assertThat(IndustryMapFile.shipped().of(symbols))
                .containsExactly(Industry.GREEN_PETROCHEMICALS, Industry.CLEAN_ENERGY);
    }

    @Test
    void aFileThatLeavesAnIndustryOutNamesNoLevelOrContradictsItselfIsRefused() {
        assertThatThrownBy(() -> read("A21", Industry.values().length - 1, "C22C38"))
                .hasMessageContaining("missing");
        assertThatThrownBy(() -> read("Z99", Industry.values().length, "C22C38"))
                .hasMessageContaining("Z99");
        assertThatThrownBy(() -> read("A21", Industry.values().length, "A21"))
                .hasMessageContaining("inside and outside");
    }

    private static void read(String symbol, int industries, String outside) throws Exception {
        var listed = Arrays.stream(Industry.values())
                .limit(industries)
                .map(industry ->
                        "  - {industry: %s, reason: {zh: 丙, en: c}, symbols: [%s]}\n".formatted(industry, symbol))
                .collect(Collectors.joining());
        var yaml = "source: {paper: {zh: 甲, en: a}, locator: {zh: 乙, en: b}, status: IN_FORCE}\n"
                + "reading: {zh: 丁, en: d}\nindustries:\n" + listed
                + "outside: {reason: {zh: 戊, en: e}, symbols: [%s]}\n".formatted(outside);
        IndustryMapFile.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }
}
