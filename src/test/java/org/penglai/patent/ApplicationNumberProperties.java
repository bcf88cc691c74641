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
import net.jqwik.api.constraints.IntRange;
import org.penglai.kernel.Refusal;

/**
 * The weights of neighbours differ by 1 or 7 and none is a multiple of 11, so every single wrong character and every
 * swapped pair of neighbours shows; a swap of the last digit with the check shows too, since 5 and 11 − 1 differ.
 */
class ApplicationNumberProperties {

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
                fullWidth("ZL" + canonical));

        assertThat(spellings)
                .allSatisfy(
                        written -> assertThat(ApplicationNumber.parse(written)).isEqualTo(number));
    }

    @Property
    void everySingleWrongCharacterIsRefused(
            @ForAll("numbers") ApplicationNumber number,
            @ForAll @IntRange(max = 12) int at,
            @ForAll("marks") char other) {
        var written = number.digits() + number.check();
        Assume.that(at < written.length() && written.charAt(at) != other);

        var wrong = written.substring(0, at) + other + written.substring(at + 1);

        assertThatThrownBy(() -> ApplicationNumber.parse(wrong)).isInstanceOf(Refusal.class);
    }

    @Property
    void everySwapOfNeighboursIsRefused(
            @ForAll("numbers") ApplicationNumber number, @ForAll @IntRange(max = 11) int at) {
        var written = number.digits() + number.check();
        Assume.that(at + 1 < written.length() && written.charAt(at) != written.charAt(at + 1));

        var wrong = written.substring(0, at) + written.charAt(at + 1) + written.charAt(at) + written.substring(at + 2);

        assertThatThrownBy(() -> ApplicationNumber.parse(wrong)).isInstanceOf(Refusal.class);
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

    @Provide
    Arbitrary<Character> marks() {
        return Arbitraries.of('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'X');
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
