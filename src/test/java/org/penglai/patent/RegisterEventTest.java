package org.penglai.patent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.penglai.kernel.Refusal;

/** Every kind of register event: its categories, its words, its details, and the pairs that begin and end a condition. */
class RegisterEventTest {

    private static RegisterEvent event(EventKind kind, String date, Map<String, String> details) {
        return PatentSamples.event(kind, date, details);
    }

    /** What every kind can bear. */
    private static Map<String, String> needed(EventKind kind) {
        return switch (kind) {
            case EVALUATION_REPORT -> Map.of("conclusion", "POSITIVE");
            case TERM_ADJUSTMENT -> Map.of("days", "30");
            default -> Map.of();
        };
    }

    @ParameterizedTest
    @CsvSource({
        "FILING, A, ",
        "PUBLICATION, Q, PB01",
        "GRANT, F, GR01",
        "ANNUITY_UNPAID, U, ",
        "ANNUITY_PAID, U, ",
        "LAPSE, H, CF01",
        "RESTORATION, K, RA01",
        "ABANDONMENT, H, AV01",
        "EXPIRY, N, CX01",
        "PLEDGE, S, PE01",
        "PLEDGE_CONSENT, S, ",
        "PLEDGE_RELEASED, S, PC01",
        "PRESERVATION, T, PP01",
        "PRESERVATION_LIFTED, T, PD01",
        "OWNERSHIP_DISPUTE, T, ",
        "OWNERSHIP_DISPUTE_RESOLVED, T, ",
        "HINDRANCE, W, ",
        "HINDRANCE_LIFTED, W, ",
        "EXCLUSIVE_LICENCE, S, EE01",
        "EXCLUSIVE_LICENCE_ENDED, S, EC01",
        "SOLE_LICENCE, S, EE01",
        "SOLE_LICENCE_ENDED, S, EC01",
        "ORDINARY_LICENCE, S, EE01",
        "COMPULSORY_LICENCE, S, ",
        "OPEN_LICENCE_ANNOUNCED, S, OL01",
        "OPEN_LICENCE_WITHDRAWN, S, OL02",
        "TRANSFER, R, TR01",
        "NAME_CHANGE, R, CP01",
        "INVALIDATION, N, IW01",
        "PARTIAL_INVALIDATION, M, IP01",
        "EVALUATION_REPORT, D, ",
        "TERM_ADJUSTMENT, G, TG01"
    })
    void everyKindHasItsCategoryAndItsCode(EventKind kind, char st27, String inpadoc) {
        assertThat(kind.category().st27()).isEqualTo(st27);
        assertThat(kind.inpadoc()).isEqualTo(java.util.Optional.ofNullable(inpadoc));
        assertThat(kind.category().inpadoc()).isEqualTo(st27 == 'N' ? 'H' : st27);
    }

    @Test
    void noKindIsLeftOutOfTheTableAbove() {
        assertThat(EventKind.values()).hasSize(32);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void everyKindAndStandingHasWords(String language) throws IOException {
        var words = new Properties();
        try (var file = getClass().getResourceAsStream("/messages/patent_" + language + ".properties")) {
            words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }

        assertThat(words.stringPropertyNames())
                .containsAll(Arrays.stream(EventKind.values())
                        .map(kind -> "patent.event." + kind)
                        .toList())
                .containsAll(Arrays.stream(LegalStatus.Standing.values())
                        .map(standing -> "patent.status." + standing)
                        .toList())
                .containsAll(Arrays.stream(Reckoning.Attention.values())
                        .map(attention -> "patent.attention." + attention)
                        .toList())
                .containsAll(Arrays.stream(AnnuityOutlook.State.values())
                        .map(state -> "patent.annuity.state." + state)
                        .toList())
                .containsAll(Arrays.stream(AnnuityRelief.Reason.values())
                        .map(reason -> "patent.annuity.reason." + reason)
                        .toList())
                .containsAll(Arrays.stream(PublicationKind.values())
                        .map(kind -> "patent.publication." + kind)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(EventKind.class)
    void everyKindIsTakenWithNumberAndNoteAndChangesTheVersion(EventKind kind) {
        var details = new java.util.HashMap<>(needed(kind));
        details.put("number", "Y2024-1");
        details.put("gazetteVolume", "40-12");

        var next = PatentSamples.granted().with(event(kind, "2024-05-06", details));

        assertThat(next.version()).isEqualTo(PatentSamples.granted().version() + 1);
        assertThat(next.register().latest(kind, LocalDate.parse("2024-05-06"))).isPresent();
        assertThat(next.statusOn(LocalDate.parse("2024-05-06")).source()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "EVALUATION_REPORT, conclusion, GOOD, patent.conclusion",
        "EVALUATION_REPORT, number, J1, patent.conclusion",
        "TERM_ADJUSTMENT, days, many, patent.days",
        "TERM_ADJUSTMENT, days, 12345, patent.days",
        "TERM_ADJUSTMENT, number, T1, patent.days",
        "ANNUITY_PAID, year, 0, patent.year",
        "ANNUITY_PAID, year, sixth, patent.year",
        "ANNUITY_PAID, amountFen, 12.5, patent.amount",
        "ANNUITY_UNPAID, dueOn, soon, date",
        "PLEDGE, until, 2024-02-30, date",
        "PLEDGE, until, 2024-05-05, patent.until-before",
        "PLEDGE, days, 30, patent.detail-not-of-kind",
        "PLEDGE, pledgee, ' ', patent.text",
        "PRESERVATION, pledgee, 某银行, patent.detail-not-of-kind",
        "RESTORATION, stage, PERHAPS, patent.stage",
        "ORDINARY_LICENCE, type, SECRET, patent.type",
        "EXCLUSIVE_LICENCE, type, OPEN, patent.detail-not-of-kind",
        "EXCLUSIVE_LICENCE, licenseeUscc, 91370600123456789T, patent.credit-code",
        "TRANSFER, toUscc, nobody, patent.credit-code",
        "GRANT, toName, 某公司, patent.detail-not-of-kind",
        "GRANT, <script>, x, patent.text"
    })
    void whatIsWrongIsSaidAtTheDetail(EventKind kind, String name, String value, String code) {
        var refusal = catchThrowableOfType(Refusal.class, () -> event(kind, "2024-05-06", Map.of(name, value)));

        assertThat(refusal.code()).isEqualTo("patent.event-invalid");
        assertThat(refusal.violations()).extracting(Refusal.Violation::code).contains(code);
        assertThat(refusal.violations())
                .allSatisfy(one -> assertThat(one.pointer()).startsWith("/details/"));
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        var refusal = catchThrowableOfType(
                Refusal.class,
                () -> event(EventKind.TERM_ADJUSTMENT, "2024-05-06", Map.of("stage", "REQUESTED", "until", "never")));

        assertThat(refusal.violations())
                .extracting(Refusal.Violation::pointer)
                .containsExactlyInAnyOrder("/details/days", "/details/stage", "/details/until");
    }

    static Stream<EventKind> endings() {
        return Arrays.stream(EventKind.values()).filter(kind -> kind.ends().isPresent());
    }

    @ParameterizedTest
    @MethodSource("endings")
    void aConditionStandsFromItsDayUntilItsCounterpartOfTheSameNumber(EventKind ending) {
        var begins = ending.ends().orElseThrow();
        var patent = PatentSamples.granted()
                .with(event(begins, "2024-01-10", Map.of("number", "N1")))
                .with(event(begins, "2024-01-20", Map.of("number", "N2")))
                .with(event(ending, "2024-06-01", Map.of("number", "N1")));

        assertThat(numbers(patent, begins, "2024-01-09")).isEmpty();
        assertThat(numbers(patent, begins, "2024-01-10")).containsExactly("N1");
        assertThat(numbers(patent, begins, "2024-05-31")).containsExactly("N1", "N2");
        assertThat(numbers(patent, begins, "2024-06-01")).containsExactly("N2");
        assertThat(numbers(patent.with(event(ending, "2024-07-01", Map.of())), begins, "2024-07-01"))
                .isEmpty();
    }

    private static List<String> numbers(Patent patent, EventKind kind, String day) {
        return patent.register().standing(kind, LocalDate.parse(day)).stream()
                .flatMap(event -> event.number().stream())
                .toList();
    }

    @Test
    void aPartlyInvalidPatentGoesOnAndARestoredOneComesBack() {
        var partly = PatentSamples.granted()
                .with(event(
                        EventKind.PARTIAL_INVALIDATION,
                        "2024-05-06",
                        Map.of("decision", "第56789号", "claims", "在权利要求3-8的基础上继续有效")));
        var restored = partly.with(event(EventKind.LAPSE, "2025-02-01", Map.of()))
                .with(event(EventKind.RESTORATION, "2025-06-01", Map.of("stage", "GRANTED")));

        assertThat(partly.statusOn(LocalDate.parse("2024-05-06")).standing().isInForce())
                .isTrue();
        assertThat(restored.statusOn(LocalDate.parse("2025-06-01")).standing())
                .isEqualTo(LegalStatus.Standing.PARTLY_INVALID);
    }

    @ParameterizedTest
    @CsvSource({
        "202110123456, 2020-02-29, 2040-02-29",
        "202120123456, 2020-02-29, 2030-02-28",
        "202130123456, 2020-02-29, 2030-02-28"
    })
    void aTermFromALeapDayEndsOnTheLastDayOfFebruary(String digits, LocalDate filed, LocalDate end) {
        var year = digits.replaceFirst("2021", "2020");

        assertThat(PatentSamples.granted(year, filed).statusOn(filed).expiresOn())
                .isEqualTo(end);
    }

    @Test
    void aDesignOf2024HasFifteenYearsFromALeapDay() {
        var design = PatentSamples.filedOn("202430123456", LocalDate.parse("2024-02-29"));

        assertThat(design.statusOn(LocalDate.parse("2024-03-01")).expiresOn()).isEqualTo("2039-02-28");
    }
}
