package org.penglai.keeping.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.penglai.keeping.RecordKind;
import org.penglai.keeping.RecordKind.Period;
import org.penglai.keeping.RecordKind.Period.Unit;

/** The record kinds load with their periods, and what lacks source or unit does not load at all. */
final class RetentionFileTest {

    private static final String SOUND = """
            laws:
              law: {zh: 法, en: Law}
            kinds:
              - id: thing
                name: {zh: 物, en: Things}
                tables: [thing]
                period: {length: 3, unit: YEARS}
                from: {zh: 起, en: start}
                source: {law: law, article: {zh: 第一条, en: article 1}, status: IN_FORCE}
                end: {does: DELETE, why: {zh: 因, en: cause}}
            """;

    private static final String ERASURE = """
            erasure:
              within: {length: 15, unit: DAYS}
              source: {law: law, article: {zh: 第二条, en: article 2}, status: GUIDANCE}
            """;

    @Test
    void threeFiveAndTenYearsStandWithTheirAuthority() {
        var shipped = RetentionFile.shipped();

        assertThat(shipped.find("deal").orElseThrow().period()).contains(new Period(3, Unit.YEARS));
        assertThat(shipped.find("deal").orElseThrow().basis().source().zh()).isEqualTo("《电子商务法》第三十一条");
        assertThat(shipped.find("deal").orElseThrow().basis().isDuty()).isTrue();
        assertThat(shipped.find("bidding").orElseThrow().period()).contains(new Period(5, Unit.YEARS));
        assertThat(shipped.find("bidding").orElseThrow().basis().source().en()).isEqualTo("Auction Law, article 54");
        assertThat(shipped.find("bidding_by_court_model").orElseThrow().period())
                .contains(new Period(10, Unit.YEARS));
        assertThat(shipped.find("certificate").orElseThrow().basis().isDuty()).isFalse();
    }

    @Test
    void withinHowManyDaysAPersonIsForgottenHasItsAuthorityToo() {
        assertThat(RetentionFile.shipped().erasureDays()).isEqualTo(15);
        assertThatThrownBy(() -> RetentionFile.read(SOUND)).hasMessage("line 1: missing: erasure");
        assertThatThrownBy(() -> RetentionFile.read(SOUND + ERASURE.replaceAll("  source.*\n", "")))
                .hasMessage("line 12: missing: source");
        assertThatThrownBy(() -> RetentionFile.read(SOUND + ERASURE.replace("DAYS", "YEARS")))
                .hasMessage("line 12: days are wanted here");
    }

    @Test
    void whatIsKeptForGoodSaysWhy() {
        assertThat(RetentionFile.shipped().kinds())
                .filteredOn(kind -> kind.end().deed() == RecordKind.End.Deed.KEEP)
                .isNotEmpty()
                .allMatch(kind ->
                        !kind.end().why().zh().isEmpty() && kind.period().isEmpty());
    }

    static Stream<Arguments> unsound() {
        return Stream.of(
                Arguments.of(SOUND.replace(", unit: YEARS", ""), "line 7: missing: unit"),
                Arguments.of(SOUND.replace("unit: YEARS", "unit: MOONS"), "line 7: MOONS is none of"),
                Arguments.of(SOUND.replace("length: 3", "length: 0"), "line 7: a whole number above zero"),
                Arguments.of(SOUND.replaceAll("    source.*\n", ""), "line 4: missing: source"),
                Arguments.of(SOUND.replace("{law: law,", "{law: lore,"), "line 9: no such law: lore"),
                Arguments.of(SOUND.replace("status: IN_FORCE", "status: RUMOUR"), "line 9: RUMOUR is none of"),
                Arguments.of(SOUND.replace("tables: [thing]", "tables: [thing, thing]"), "line 6: stands twice: thing"),
                Arguments.of(SOUND.replace("    from:", "    since:"), "line 4: missing: from"),
                Arguments.of(SOUND + "    also: 1\n", "line 11: unknown key: also"),
                Arguments.of(
                        SOUND.replaceAll("    period.*\n", ""), "line 4: neither a period nor kept for good: thing"),
                Arguments.of(SOUND + "    columns: [thing.name]\n", "line 4: columns of personal data"),
                Arguments.of("kinds: [ ]: {", "line 1: not YAML"));
    }

    @ParameterizedTest
    @MethodSource("unsound")
    void whatIsNotSoundIsRefusedWithItsLine(String yaml, String refusal) {
        assertThat(RetentionFile.read(SOUND + ERASURE).kinds()).hasSize(1);

        assertThatThrownBy(() -> RetentionFile.read(yaml + ERASURE)).hasMessageStartingWith(refusal);
    }
}
