package org.penglai.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocialCreditCodeTest {

    @ParameterizedTest
    @ValueSource(strings = {"91110000600037341L", "91370600123456788T", "91370600MA3C4KX772"})
    void publishedAndRecomputedCodesAreAccepted(String code) {
        assertThat(SocialCreditCode.parse(code).value()).isEqualTo(code);
    }

    @Test
    void fullWidthLowerCaseAndSpacesAreReadAsThePlainCode() {
        var code = SocialCreditCode.parse(" ９１３７０６００ ma3c4kx7 72 ");

        assertThat(code).isEqualTo(new SocialCreditCode("91370600MA3C4KX772"));
    }

    @Test
    void theDivisionInsideSaysYantai() {
        var code = SocialCreditCode.parse("91370600123456788T");

        assertThat(code.division()).isEqualTo(new DivisionCode("370600"));
        assertThat(code.division().isInYantai()).isTrue();
        assertThat(code.organisationCode()).isEqualTo("123456788");
    }

    @Test
    void aWrongLastCharacterIsRefusedWithTheRightOne() {
        var refusal = catchThrowableOfType(Refusal.class, () -> SocialCreditCode.parse("91370600123456788U"));

        assertThat(refusal.code()).isEqualTo("credit-code.check");
        assertThat(refusal.facts()).containsEntry("given", "U").containsEntry("expected", "T");
    }

    @Test
    void aWrongOrganisationCheckIsRefusedWithTheRightOne() {
        var refusal = catchThrowableOfType(Refusal.class, () -> SocialCreditCode.parse("91370600123456789T"));

        assertThat(refusal.code()).isEqualTo("credit-code.organisation-check");
        assertThat(refusal.facts()).containsEntry("given", "9").containsEntry("expected", "8");
    }

    @Test
    void aSumDivisibleByThirtyOneHasCheckZero() {
        // Σ of the first seventeen is 806 = 26 · 31: 31 − 0 must be written 0 and not fall off the alphabet
        assertThat(SocialCreditCode.parse("913706001000000590").value()).isEqualTo("913706001000000590");
    }

    @Test
    void lettersAreAllowedInTheFirstTwoCharacters() {
        var head = "N2370600" + "12345678" + "8";
        var code = head + SocialCreditCode.check(head);

        assertThat(SocialCreditCode.parse(code).value()).isEqualTo(code);
    }

    /** 540 wrong characters and 17 exchanges of neighbours for each published code; the properties try more codes. */
    @ParameterizedTest
    @ValueSource(strings = {"91110000600037341L", "91370600123456788T", "91370600MA3C4KX772"})
    void everyWrongCharacterAndEveryExchangeOfNeighboursIsRefused(String code) {
        var accepted = new java.util.ArrayList<String>();
        for (var at = 0; at < code.length(); at++) {
            for (var letter : "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".toCharArray()) {
                accept(code.substring(0, at) + letter + code.substring(at + 1), code, accepted);
            }
            if (at > 0) {
                var exchanged =
                        code.substring(0, at - 1) + code.charAt(at) + code.charAt(at - 1) + code.substring(at + 1);
                accept(exchanged, code, accepted);
            }
        }
        assertThat(accepted).isEmpty();
    }

    private static void accept(String wrong, String code, java.util.List<String> accepted) {
        try {
            new SocialCreditCode(wrong);
            if (!wrong.equals(code)) {
                accepted.add(wrong);
            }
        } catch (Refusal refused) {
            assertThat(refused.code()).startsWith("credit-code.");
        }
    }

    /** First and last character weigh alike, so no check of the code can tell one order from the other. */
    @Test
    void anExchangeOfTheFirstAndTheLastCharacterCannotBeSeen() {
        var exchanged = "T" + "1370600123456788" + "9";

        assertThat(new SocialCreditCode(exchanged).value()).isEqualTo(exchanged);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "9137060012345678",
                "91370600123456788TT",
                "91370600I23456788T",
                "9137060O123456788T",
                "91370600S23456788T",
                "91370600V23456788T",
                "91370600Z23456788T"
            })
    void otherLengthsAndLettersOutsideTheAlphabetAreMalformed(String typed) {
        var refusal = catchThrowableOfType(Refusal.class, () -> SocialCreditCode.parse(typed));

        assertThat(refusal.code()).isEqualTo("credit-code.malformed");
    }
}
