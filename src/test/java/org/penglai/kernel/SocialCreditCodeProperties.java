package org.penglai.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class SocialCreditCodeProperties {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    @Property
    void whatIsComputedIsAccepted(@ForAll("codes") String code) {
        assertThat(SocialCreditCode.parse(code.toLowerCase(java.util.Locale.ROOT))
                        .value())
                .isEqualTo(code);
    }

    @Property
    void everySingleCharacterErrorIsRefused(
            @ForAll("codes") String code, @ForAll @IntRange(max = 17) int at, @ForAll @IntRange(max = 30) int other) {
        Assume.that(code.charAt(at) != ALPHABET.charAt(other));

        var wrong = code.substring(0, at) + ALPHABET.charAt(other) + code.substring(at + 1);

        assertThatThrownBy(() -> SocialCreditCode.parse(wrong)).isInstanceOf(Refusal.class);
    }

    @Property
    void everyAdjacentTranspositionIsRefused(@ForAll("codes") String code, @ForAll @IntRange(max = 16) int at) {
        Assume.that(code.charAt(at) != code.charAt(at + 1));

        var wrong = code.substring(0, at) + code.charAt(at + 1) + code.charAt(at) + code.substring(at + 2);

        assertThatThrownBy(() -> SocialCreditCode.parse(wrong)).isInstanceOf(Refusal.class);
    }

    @Provide
    Arbitrary<String> codes() {
        var letters = Arbitraries.strings().withChars(ALPHABET);
        var division = Arbitraries.integers().between(110000, 659999);
        return Combinators.combine(letters.ofLength(2), division, letters.ofLength(8))
                .as((head, place, organisation) -> {
                    var eight = head + place + organisation;
                    var seventeen = eight + SocialCreditCode.organisationCheck(eight);
                    return seventeen + SocialCreditCode.check(seventeen);
                });
    }
}
