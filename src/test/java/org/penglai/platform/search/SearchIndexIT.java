package org.penglai.platform.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.penglai.kernel.Refusal;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** Shows on the real engine what an index refuses. */
@Stack
class SearchIndexIT {

    private static final AtomicInteger ALIASES = new AtomicInteger();

    private final SearchEngine engine;
    private final String alias;

    SearchIndexIT(TestBed bed) {
        engine = new SearchEngine(SearchSettings.at(bed.elasticsearch().uri()));
        alias = bed.indexPrefix() + "gone" + ALIASES.incrementAndGet();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void aRemovalThatMeetsNoAliasMakesNoIndexOfItsName() {
        // Given an alias that is lost
        var index = new SearchIndex(engine, alias, "listing-v2");
        index.prepare();
        var made = names();
        engine.act(
                "POST",
                "/_aliases",
                Map.of("actions", List.of(Map.of("remove", Map.of("index", made.getFirst(), "alias", alias)))));
        // When
        var refusal =
                catchThrowableOfType(Refusal.class, () -> index.write(List.of(new SearchIndex.Write.Remove("L-1", 2))));
        // Then
        assertThat(names()).isEqualTo(made).hasSize(1);
        assertThat(refusal.code()).isEqualTo("search.unavailable");
        // And neither does one that looked before the alias was lost
        var removal = Map.of("delete", Map.of("_id", "L-1", "version", 2, "version_type", "external_gte"));
        assertThat(engine.bulk("/" + alias + "/_bulk?require_alias=true", List.of(removal))
                        .path("errors")
                        .asBoolean())
                .isTrue();
        assertThat(names()).isEqualTo(made);
    }

    @Test
    void aRemovalBeforeTheFirstIndexMakesNone() {
        var index = new SearchIndex(engine, alias, "listing-v2");

        var refusal =
                catchThrowableOfType(Refusal.class, () -> index.write(List.of(new SearchIndex.Write.Remove("L-1", 2))));

        assertThat(refusal.code()).isEqualTo("search.unavailable");
        assertThat(names()).isEmpty();
        assertThat(index.prepare()).isEqualTo(SearchIndex.Standing.NEW);
    }

    @Test
    void termsAskedForBeforeTheFirstIndexAreToBeHadLater() {
        var index = new SearchIndex(engine, alias, "listing-v2");
        var asked = Map.of("doc", Map.of("text", "隔膜"), "fields", List.of("text"));

        var refusal = catchThrowableOfType(Refusal.class, () -> index.terms(List.of(asked)));

        assertThat(refusal.code()).isEqualTo("search.unavailable");
        assertThat(names()).isEmpty();
    }

    @Test
    void aRebuildOfManyBatchesShowsEachDocumentAndThenRefreshesAsItsBodySays() {
        // Given more documents than fit a few calls
        var index = new SearchIndex(engine, alias, "listing-v2");
        index.prepare();
        // When
        var read = index.rebuild(() -> documents(3_001), () -> {});
        // Then
        assertThat(read).isEqualTo(3_001);
        assertThat(index.search(Map.of("size", 0, "track_total_hits", true))
                        .at("/hits/total/value")
                        .asInt())
                .isEqualTo(3_001);
        assertThat(engine.get("/" + alias + "/_settings")
                        .findValue("refresh_interval")
                        .asText())
                .isEqualTo("1s");
    }

    @Test
    void aRebuildWhoseDocumentIsRefusedShowsNothingOfIt() {
        var index = new SearchIndex(engine, alias, "listing-v2");
        index.prepare();
        var wrong = new SearchIndex.Write.Put("L-0", 1, Map.of("unknown", "field"));

        assertThatThrownBy(() -> index.rebuild(() -> Stream.concat(documents(700), Stream.of(wrong)), () -> {}))
                .hasStackTraceContaining("strict_dynamic_mapping_exception");

        assertThat(index.prepare()).isEqualTo(SearchIndex.Standing.NEW);
    }

    private static Stream<SearchIndex.Write.Put> documents(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new SearchIndex.Write.Put("D-" + number, 1, Map.of("titleZh", "装置" + number)));
    }

    private List<String> names() {
        return engine.get("/_cat/indices/" + alias + "*?format=json&h=index").findValuesAsText("index");
    }
}
