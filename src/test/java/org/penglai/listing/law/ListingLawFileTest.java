package org.penglai.listing.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.penglai.kernel.Language;
import org.penglai.listing.Citation;
import org.penglai.listing.Ground;
import org.penglai.listing.ListingLaw;
import org.penglai.listing.ListingMode;

class ListingLawFileTest {

    private static final String GOOD = """
            laws: {patent-law: {zh: 专利法, en: Patent Law}}
            modes: {open: [OPEN_LICENCE]}
            places: {wholeCountry: [全国], withinCountry: [山东]}
            review: {decidedWithin: P5D}
            rules:
              - {id: declared, ground: IN_FORCE, modes: open, law: patent-law, article: {zh: 第五十条, en: article 50},
                 status: IN_FORCE, validFrom: 2021-06-01}
            ceilings: []
            """;

    @Test
    void theFiveGroundsOfRule86AreAskedOfAnOpenLicenceInTheirOrder() {
        var asked = ListingLawFile.shipped().rules().stream()
                .filter(rule -> rule.modes().contains(ListingMode.OPEN_LICENCE))
                .filter(rule -> rule.citation().text().en().contains("rule 86"))
                .map(ListingLaw.Rule::ground);

        assertThat(asked)
                .containsExactly(
                        Ground.NOT_EXCLUSIVELY_LICENSED,
                        Ground.NOT_SUSPENDED,
                        Ground.ANNUITY_PAID,
                        Ground.PLEDGEE_CONSENTS,
                        Ground.NOT_HINDERED);
    }

    @Test
    void everyGroundIsAskedBySomeRule() {
        assertThat(ListingLawFile.shipped().rules().stream()
                        .map(ListingLaw.Rule::ground)
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(Ground.values()));
    }

    @ParameterizedTest
    @EnumSource(ListingMode.class)
    void everyModeAsksForOwnershipAndAStandingRight(ListingMode mode) {
        assertThat(ListingLawFile.shipped().rules().stream()
                        .filter(rule -> rule.modes().contains(mode))
                        .map(ListingLaw.Rule::ground))
                .contains(Ground.OFFERED_BY_OWNER, Ground.IN_FORCE, Ground.NOT_SUSPENDED);
    }

    @Test
    void aCitationNamesLawAndArticleInBothLanguages() throws IOException {
        var citation = read(GOOD).rules().getFirst().citation();

        assertThat(citation.text().in(Language.ZH)).isEqualTo("《专利法》第五十条");
        assertThat(citation.text().in(Language.EN)).isEqualTo("Patent Law, article 50");
        assertThat(citation.status()).isEqualTo(Citation.Status.IN_FORCE);
        assertThat(citation.isValidOn(LocalDate.parse("2021-05-31"))).isFalse();
        assertThat(citation.isValidOn(LocalDate.parse("2021-06-01"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'status: IN_FORCE, ', ''",
        "', validFrom: 2021-06-01', ''",
        "'law: patent-law', 'law: trade-mark-law'",
        "'modes: open', 'modes: all'",
        "'ground: IN_FORCE', 'ground: LUCKY'",
        "'status: IN_FORCE', 'status: IN_FORCE, note: x'",
        "', en: article 50', ''"
    })
    void whatIsUnclearDoesNotLoad(String part, String instead) {
        var flat = GOOD.replace("\n     ", "");
        assertThat(flat).contains(part);

        assertThatThrownBy(() -> read(flat.replace(part, instead))).isInstanceOf(Exception.class);
    }

    @Test
    void anIdListedTwiceDoesNotLoad() {
        var rule = GOOD.substring(GOOD.indexOf("  - {"), GOOD.indexOf("ceilings"));

        assertThatThrownBy(() -> read(GOOD.replace("ceilings", rule + "ceilings")))
                .hasMessage("listed twice: declared");
    }

    private static ListingLaw read(String text) throws IOException {
        return ListingLawFile.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
