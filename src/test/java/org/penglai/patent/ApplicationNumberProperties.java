package org.penglai.patent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.penglai.kernel.Refusal;

/**
 * The weights of neighbours differ by 1 or 7 and none is a multiple of 11, so every single wrong character and every
 * swapped pair of neighbours shows; a swap of the last digit with the check shows too, since 5 and 11 − 1 differ.
 */
class ApplicationNumberProperties {

    private static final String MARKS = "0123456789X";

    @Property
    void everySpellingReadsBackAsTheSameNumber(@ForAll("numbers") ApplicationNumber number) {
        var canonical = number.canonical();
        var digits = number.digits();
        var check = number.check();
        var spellings = List.of(
                canonical,
                digits,
                digits + check,
                "ZL" + canonical,
                "CN" + canonical,
                "zl " + digits + " . " + check,
                canonical.toLowerCase(Locale.ROOT),
                "CN" + digits,
                number.docdb(),
                number.epodoc(),
                fullWidth("ZL" + canonical));

        assertThat(spellings)
                .allSatisfy(
                        written -> assertThat(ApplicationNumber.parse(written)).isEqualTo(number));
    }

    @Property(tries = 200)
    void everySingleWrongCharacterIsRefused(@ForAll("numbers") ApplicationNumber number) {
        var written = number.digits() + number.check();
        for (var at = 0; at < written.length(); at++) {
            for (var other : MARKS.toCharArray()) {
                if (other != written.charAt(at)) {
                    assertRefused(written.substring(0, at) + other + written.substring(at + 1));
                }
            }
        }
    }

    @Property(tries = 200)
    void everySwapOfNeighboursIsRefused(@ForAll("numbers") ApplicationNumber number) {
        var written = number.digits() + number.check();
        for (var at = 0; at + 1 < written.length(); at++) {
            if (written.charAt(at) != written.charAt(at + 1)) {
                assertRefused(written.substring(0, at)
                        + written.charAt(at + 1)
                        + written.charAt(at)
                        + written.substring(at + 2));
            }
        }
    }

    /** What modulo 11 cannot see: the weights come again after eight places, so digits eight apart may change places. */
    @Property(tries = 200)
    void aSwapOfDigitsEightApartGoesUnseenWhereItLeavesYearAndTypeInOrder(@ForAll("numbers") ApplicationNumber number) {
        Assume.that(number.digits().length() == 12);
        var digits = number.digits().toCharArray();
        for (var at = 0; at + 8 < digits.length; at++) {
            var swapped = digits.clone();
            swapped[at] = digits[at + 8];
            swapped[at + 8] = digits[at];
            try {
                assertThat(new ApplicationNumber(String.valueOf(swapped)).check())
                        .isEqualTo(number.check());
            } catch (Refusal noYear) {
                assertThat(noYear).hasMessage("patent.number-malformed");
            }
        }
    }

    private static void assertRefused(String wrong) {
        assertThatThrownBy(() -> ApplicationNumber.parse(wrong)).as(wrong).isInstanceOf(Refusal.class);
    }

    @Provide
    Arbitrary<ApplicationNumber> numbers() {
        var type = Arbitraries.of("1", "2", "3", "8", "9");
        var recent = Combinators.combine(Arbitraries.integers().between(2003, 2099), type, serial(7))
                .as((year, kind, serial) -> year + kind + serial);
        var early = Combinators.combine(Arbitraries.integers().between(1985, 2003), type, serial(5))
                .as((year, kind, serial) -> "%02d".formatted(year % 100) + kind + serial);
        return Arbitraries.oneOf(recent, early).map(ApplicationNumber::new);
    }

    private static Arbitrary<String> serial(int length) {
        return Arbitraries.strings().numeric().ofLength(length);
    }

    private static String fullWidth(String plain) {
        var wide = new StringBuilder();
        plain.chars().forEach(c -> wide.append((char) (c + 0xFEE0)));
        return wide.toString();
    }
}
