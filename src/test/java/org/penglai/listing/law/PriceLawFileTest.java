package org.penglai.listing.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penglai.identity.OrganisationKind;
import org.penglai.listing.ListingMode;
import org.penglai.listing.ListingSamples;
import org.penglai.listing.PricingMode;
import org.penglai.patent.PatentSamples;

class PriceLawFileTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

    @ParameterizedTest
    @CsvSource({"370613, shandong, 15", "370102, shandong, 15", "110108, elsewhere, 15"})
    void inShandongTheRegulationsNameFifteenDaysAndElsewhereThePlatformDoes(String division, String rule, int days) {
        var house = ListingSamples.organisation(PatentSamples.UNIVERSITY, OrganisationKind.UNIVERSITY, division);

        var found = PriceLawFile.shipped().rule(house, TODAY);

        assertThat(found.id()).isEqualTo(rule);
        assertThat(found.days()).isEqualTo(days);
        assertThat(found.citation().text().zh()).startsWith("《");
    }

    @Test
    void aFreeLicenceIsAnAgreedPriceOfZeroAndBiddingIsNone() {
        var law = PriceLawFile.shipped();

        assertThat(law.choice(ListingMode.FREE_LICENCE).open()).containsExactly(PricingMode.AGREED);
        assertThat(law.choice(ListingMode.OPEN_LICENCE).presumed()).isEqualTo(PricingMode.LISTED);
        assertThat(law.choice(ListingMode.BIDDING).open()).doesNotContain(PricingMode.AGREED);
    }

    @ParameterizedTest
    @CsvSource({
        "'days: 15', 'days: 0'",
        "'presumed: AUCTION', 'presumed: AGREED'",
        "'law: shandong-transfer', 'law: none'",
        "'    BIDDING: {open: [AUCTION, LISTED], presumed: AUCTION}', ''"
    })
    void whatIsNotWholeDoesNotLoad(String right, String wrong) throws IOException {
        var text = Files.readString(Path.of("src/main/resources/law/price-publicity.yaml"));
        assertThat(text).contains(right);
        var broken = new ByteArrayInputStream(text.replace(right, wrong).getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> PriceLawFile.read(broken)).isInstanceOf(IllegalStateException.class);
    }
}
