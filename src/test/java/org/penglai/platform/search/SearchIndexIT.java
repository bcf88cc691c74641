package org.penglai.platform.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.penglai.kernel.Refusal;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** Shows on the real engine what an index refuses. */
@Stack
class SearchIndexIT {

    private final SearchEngine engine;
    private final String alias;

    SearchIndexIT(TestBed bed) {
        engine = new SearchEngine(SearchSettings.at(bed.elasticsearch().uri()));
        alias = bed.indexPrefix() + "gone";
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void aRemovalThatMeetsNoAliasMakesNoIndexOfItsName() {
        // Given an alias that is lost
        var index = new SearchIndex(engine, alias, "listing-v1");
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
    }

    private List<String> names() {
        return engine.get("/_cat/indices/" + alias + "*?format=json&h=index").findValuesAsText("index");
    }
}
