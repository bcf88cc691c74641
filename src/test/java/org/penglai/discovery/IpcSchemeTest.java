package org.penglai.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Language;

class IpcSchemeTest {

    @ParameterizedTest
    @CsvSource({
        "h, H, SECTION, H",
        "h01, H01, CLASS, H01",
        "Ｈ01m, H01M, SUBCLASS, H01M",
        "H01M 10/00, H01M10, MAIN_GROUP, H01M 10/00",
        "h01m10, H01M10, MAIN_GROUP, H01M 10/00",
        "H01M0010000000, H01M10, MAIN_GROUP, H01M 10/00",
        "H01M0010052500, H01M10/0525, GROUP, H01M 10/0525",
        "H01M 10/0525, H01M10/0525, GROUP, H01M 10/0525"
    })
    void aPlaceIsReadInAnySpelling(String written, String value, IpcKey.Level level, String shown) {
        var key = IpcKey.parse(written).orElseThrow();
        assertThat(key.value()).isEqualTo(value);
        assertThat(key.level()).isEqualTo(level);
        assertThat(key.written()).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "I", "H1", "H01m/2", "Z99", "H01M 10/", "battery", "H01M 10/0525/1"})
    void anythingElseIsNoPlace(String written) {
        assertThat(IpcKey.parse(written)).isEmpty();
    }

    @Test
    void placesLieInOneAnotherInTheOfficesOrder() {
        var scheme = IpcScheme.of(Stream.of(
                entry("H01M10/054", "", "2026.01"),
                entry("H01M10/0525", "摇椅式电池", "2026.01"),
                entry("H01M10/052", "锂蓄电池", "2026.01"),
                entry("H01M4", "电极", "2026.01"),
                entry("H01M10", "二次电池", "2026.01"),
                entry("H01M", "电池", "2026.01"),
                entry("H01", "电气元件", "2026.01"),
                entry("H", "电学", "2026.01")));
        assertThat(scheme.below(new IpcKey("H01M")))
                .extracting(one -> one.key().value())
                .containsExactly("H01M4", "H01M10");
        assertThat(scheme.below(new IpcKey("H01M10")))
                .extracting(one -> one.key().value())
                .containsExactly("H01M10/052", "H01M10/0525", "H01M10/054");
        assertThat(scheme.path(new IpcKey("H01M10/052")))
                .extracting(one -> one.key().value())
                .containsExactly("H", "H01", "H01M", "H01M10", "H01M10/052");
        assertThat(scheme.sections()).hasSize(1);
    }

    @Test
    void theLatestEditionTellsAndLeavesStandingWhatItDoesNotSay() {
        var scheme = IpcScheme.of(Stream.of(
                new IpcEntry(new IpcKey("H01M"), Bilingual.of("电池", "Cells"), "", 0, List.of()),
                new IpcEntry(new IpcKey("H01M"), Bilingual.of("", "Processes for cells"), "2026.01", 0, List.of())));
        var entry = scheme.find(new IpcKey("H01M")).orElseThrow();
        assertThat(entry.title()).isEqualTo(Bilingual.of("电池", "Processes for cells"));
        assertThat(scheme.edition()).isEqualTo("2026.01");
    }

    @Test
    void anEditionCanBeChosenAndTellsWhatItChangedWhereBothGoAsDeep() {
        // Given three editions: the last goes into H01 and leaves H04 out, as a file of a part does
        var editions = new IpcEditions(
                List.of(entry("H", "电", "")),
                List.of(
                        entry("H01", "电气元件", "2024.01"),
                        entry("H01L", "半导体器件", "2024.01"),
                        entry("H01M", "电池组", "2024.01"),
                        entry("H01T", "火花隙", "2024.01"),
                        entry("H04", "电通信", "2024.01"),
                        entry("H01", "电气元件", "2025.01"),
                        entry("H01L", "半导体器件", "2025.01"),
                        entry("H01M", "电池", "2025.01"),
                        entry("H01S", "激光", "2025.01"),
                        entry("H01M10", "二次电池", "2025.01"),
                        new IpcEntry(
                                new IpcKey("H01L"), Bilingual.of("半导体器件", ""), "2026.01", 0, List.of("H10B", "H10D")),
                        new IpcEntry(new IpcKey("H01M"), Bilingual.of("", "Batteries"), "2026.01", 0, List.of())));
        // Then
        assertThat(editions.names()).containsExactly("2026.01", "2025.01", "2024.01");
        assertThat(editions.latest().edition()).isEqualTo("2026.01");
        assertThat(editions.scheme("2024.01")
                        .find(new IpcKey("H01M"))
                        .orElseThrow()
                        .title())
                .isEqualTo(Bilingual.of("电池组", ""));
        assertThat(editions.scheme("2024.01").find(new IpcKey("H01S"))).isEmpty();
        assertThat(editions.before("2024.01")).isEmpty();
        assertThat(editions.changes("2024.01")).isEmpty();
        assertThat(editions.changes("2025.01"))
                .containsOnlyKeys(new IpcKey("H01M"), new IpcKey("H01S"), new IpcKey("H01T"), new IpcKey("H04"))
                .containsEntry(
                        new IpcKey("H01M"), new IpcChange(IpcChange.Kind.REWORDED, Bilingual.of("电池组", ""), "2024.01"))
                .containsEntry(new IpcKey("H01S"), new IpcChange(IpcChange.Kind.NEW, Bilingual.of("", ""), ""))
                .containsEntry(
                        new IpcKey("H01T"), new IpcChange(IpcChange.Kind.GONE, Bilingual.of("火花隙", ""), "2024.01"));
        assertThat(editions.changes("2026.01"))
                .containsEntry(
                        new IpcKey("H01L"), new IpcChange(IpcChange.Kind.MOVED, Bilingual.of("半导体器件", ""), "2025.01"))
                .doesNotContainKeys(new IpcKey("H01M"), new IpcKey("H01"), new IpcKey("H01M10"));
        assertThat(editions.counted("2025.01"))
                .containsEntry(IpcChange.Kind.GONE, 2L)
                .containsEntry(IpcChange.Kind.NEW, 1L)
                .containsEntry(IpcChange.Kind.REWORDED, 1L);
        assertThat(symbols(editions.changed("2025.01", 2))).containsExactly("H01M", "H01S");
    }

    @Test
    void subjectsAreFoundByAllTheirWordsAndBySymbolsHigherPlacesFirst() {
        var scheme = IpcScheme.of(Stream.of(
                new IpcEntry(
                        new IpcKey("H01M10"),
                        Bilingual.of("二次电池；其制造", "Secondary cells; Manufacture"),
                        "",
                        0,
                        List.of()),
                new IpcEntry(new IpcKey("H01M"), Bilingual.of("电池", "Batteries"), "", 0, List.of()),
                new IpcEntry(new IpcKey("H02J"), Bilingual.of("供电", "Supply"), "", 0, List.of())));
        assertThat(symbols(scheme.search("电池", 9))).containsExactly("H01M", "H01M10");
        assertThat(symbols(scheme.search("CELLS manufacture", 9))).containsExactly("H01M10");
        assertThat(symbols(scheme.search("h01m 1", 9))).containsExactly("H01M10");
        assertThat(symbols(scheme.search("电池", 1))).containsExactly("H01M");
        assertThat(scheme.search("  ", 9)).isEmpty();
        assertThat(scheme.search("电池 supply", 9)).isEmpty();
    }

    @Test
    void anImportIsReadSoonAndTheShelfIsNotAskedEachTime() {
        // Given
        var shelf = new Shelf();
        var time = new AtomicLong();
        var classification = new Classification(shelf, List.of(entry("H", "电学", "")), time::get);
        assertThat(classification.scheme().edition()).isEmpty();
        // When
        shelf.put(List.of(entry("H", "电学", "2026.01")));
        // Then
        assertThat(classification.scheme().edition()).isEmpty();
        assertThat(shelf.asked).isEqualTo(1);
        time.addAndGet(Duration.ofSeconds(31).toNanos());
        assertThat(classification.scheme().edition()).isEqualTo("2026.01");
        assertThat(classification.find("Z1")).isEmpty();
    }

    @Test
    void completionsGoOnWithoutTheEngineAndNameWhatTheyFill() {
        var classification = new Classification(new Shelf(), List.of(entry("H01M", "电池", "")), () -> 0);
        Completing away = (typed, language, each) -> {
            throw org.penglai.kernel.Refusal.of(org.penglai.kernel.Refusal.Kind.UNAVAILABLE, "search.unavailable");
        };
        var suggesting = new Suggesting(away, classification);
        assertThat(suggesting.suggest(" 电池 ", Language.ZH))
                .containsExactly(new Suggestion(Suggestion.Kind.SUBJECT, "H01M 电池", "ipc", "H01M"));
        assertThat(suggesting.suggest(" ", Language.ZH)).isEmpty();
        assertThat(suggesting.suggest("x".repeat(201), Language.ZH)).isEmpty();
    }

    private static List<String> symbols(List<IpcEntry> found) {
        return found.stream().map(entry -> entry.key().value()).toList();
    }

    private static IpcEntry entry(String symbol, String zh, String edition) {
        return new IpcEntry(new IpcKey(symbol), Bilingual.of(zh, ""), edition, 0, List.of());
    }

    /** A shelf in memory that counts how often it is asked. */
    private static final class Shelf implements IpcShelf {
        private final List<IpcEntry> kept = new ArrayList<>();
        private int asked;

        @Override
        public String stamp() {
            asked++;
            return String.valueOf(kept.size());
        }

        @Override
        public List<IpcEntry> all() {
            return List.copyOf(kept);
        }

        @Override
        public Written put(List<IpcEntry> entries) {
            kept.addAll(entries);
            return new Written(entries.size(), 0);
        }

        @Override
        public void imported(String edition) {
            assertThat(edition).isNotEmpty();
        }
    }
}
