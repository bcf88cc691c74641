package org.penglai.discovery.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.penglai.discovery.Classification;
import org.penglai.discovery.IpcEntry;
import org.penglai.discovery.IpcKey;
import org.penglai.discovery.IpcShelf;
import org.penglai.discovery.Tallies;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Language;
import org.penglai.kernel.Refusal;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Caller;

/** The browser of the classification with more than one edition. */
class IpcPagesTest {

    private static final List<IpcEntry> KEPT = List.of(
            entry("H", "电学", "2025.01"),
            entry("H01", "电气元件", "2025.01"),
            entry("H01M", "电池组", "2025.01"),
            entry("H01T", "火花隙", "2025.01"),
            entry("H", "电学", "2026.01"),
            entry("H01", "电气元件", "2026.01"),
            entry("H01M", "电池", "2026.01"),
            entry("H01S", "激光", "2026.01"));

    @Test
    void theCurrentEditionStandsAndSaysWhatItChanged() {
        assertThat(page("/ipc?at=H01", Map.of("at", List.of("H01"))))
                .contains("2026.01（现行）")
                .contains("2026.01 版与 2025.01 版相比：")
                .contains("原为：电池组")
                .contains("新增")
                .contains("最后见于 2025.01 版")
                .contains("href=\"/ipc?at=H01M\"")
                .contains("href=\"/ipc?edition=2026.01&amp;changed=true\"")
                .doesNotContain("这里显示的是")
                .doesNotContain("‹");
    }

    @Test
    void anEarlierEditionStaysChosenFromPlaceToPlace() {
        assertThat(page("/ipc", Map.of("at", List.of("H01"), "edition", List.of("2025.01"))))
                .contains("这里显示的是 2025.01 版")
                .contains("href=\"/ipc?at=H01\">回到现行的 2026.01 版")
                .contains("电池组")
                .doesNotContain("激光")
                .contains("href=\"/ipc?edition=2025.01&amp;at=H01M\"")
                .contains("name=\"edition\" value=\"2025.01\"")
                .doesNotContain("‹");
    }

    @Test
    void whatAnEditionChangedIsListedAndAnUnknownOneIsRefused() {
        assertThat(page("/ipc", Map.of("edition", List.of("2026.01"), "changed", List.of("true"))))
                .contains("2026.01 版有变化的位置：3 个")
                .contains("H01S")
                .contains("H01T")
                .doesNotContain("‹");
        assertThatThrownBy(() -> page("/ipc", Map.of("edition", List.of("1999.01"))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("ipc.edition-unknown");
    }

    private static String page(String path, Map<String, List<String>> query) {
        var classification = new Classification(new Shelf(), List.of(), () -> 0);
        var call = new Call(
                new Call.Line("browseIpc", "GET", path, "request", Language.ZH),
                new Call.Parameters(Map.of(), query, Map.of()),
                Call.Content.NONE,
                Caller.ANYONE);
        var routes = new IpcPages(classification, new None(), SearchPagesTest.pages()).routes();
        return SearchPagesTest.text(routes.getFirst().endpoint().handle(call));
    }

    private static IpcEntry entry(String symbol, String zh, String edition) {
        return new IpcEntry(new IpcKey(symbol), Bilingual.of(zh, ""), edition, 0, List.of());
    }

    /** Nothing is on offer. */
    private static final class None implements Tallies {
        @Override
        public Map<String, Long> byClass(java.util.Collection<IpcKey> places) {
            return Map.of();
        }

        @Override
        public Overview overview() {
            throw new UnsupportedOperationException();
        }
    }

    /** Two editions. */
    private static final class Shelf implements IpcShelf {
        @Override
        public String stamp() {
            return "two";
        }

        @Override
        public List<IpcEntry> all() {
            return KEPT;
        }

        @Override
        public Written put(List<IpcEntry> entries) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void imported(String edition) {
            throw new UnsupportedOperationException();
        }
    }
}
