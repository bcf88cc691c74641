package org.penglai.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** References that payers quote: the standard's own example, ours, and what people make of them. */
final class CreditorReferenceTest {

    @Test
    void theStandardsExampleChecks() {
        assertThat(CreditorReference.isValid("RF18539007547034")).isTrue();
        assertThat(CreditorReference.withCheck("539007547034").value()).isEqualTo("RF18539007547034");
    }

    @Test
    void oneWrongFigureAndTwoThatChangedPlacesAreSeen() {
        assertThat(CreditorReference.isValid("RF18539007547035")).isFalse();
        assertThat(CreditorReference.isValid("RF18539007540734")).isFalse();
        assertThat(CreditorReference.isValid("RF81539007547034")).isFalse();
        assertThatThrownBy(() -> new CreditorReference("RF18539007547035"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void oursIsFoundInWhatPayersWrite() {
        var ours = CreditorReference.of(1234);

        assertThat(ours.value()).hasSize(16).contains("PL0000001234");
        assertThat(ours.grouped()).matches("RF\\d\\d PL00 0000 1234");
        for (var written : new String[] {
            ours.value(),
            ours.grouped(),
            "专利许可费" + ours.value() + "首期",
            "/RFB/" + ours.value().toLowerCase(java.util.Locale.ROOT),
            "ＲＦ" + ours.value().substring(2) + " 2026",
            "RF 1 " + ours.grouped().replace(' ', '-')
        }) {
            assertThat(CreditorReference.in(written)).as(written).containsExactly(ours);
        }
    }

    @Test
    void aMistypedOneAndSomebodyElsesAreNotOurs() {
        var ours = CreditorReference.of(1234).value();
        var typo = ours.substring(0, 15) + (ours.charAt(15) == '5' ? '6' : '5');

        assertThat(CreditorReference.in(typo)).isEmpty();
        assertThat(CreditorReference.in("RF18539007547034")).isEmpty();
        assertThat(CreditorReference.in("")).isEmpty();
        assertThat(CreditorReference.in("RF")).isEmpty();
        assertThat(CreditorReference.parse("RF18 5390 0754 7034")).contains(new CreditorReference("RF18539007547034"));
    }

    @Test
    void twoReferencesInOneTextAreBothFound() {
        var one = CreditorReference.of(1);
        var two = CreditorReference.of(2);

        assertThat(CreditorReference.in(one + "、" + two + "," + one)).containsExactly(one, two);
    }
}
