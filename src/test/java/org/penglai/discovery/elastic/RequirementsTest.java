package org.penglai.discovery.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penglai.discovery.Condition.Unknown;
import org.penglai.platform.json.Json;

/** What a query needs is read from its clauses; what is not understood rules nothing out. */
final class RequirementsTest {

    private static final Fields FIELDS = new Fields(Json.object("""
            {"mappings": {"properties": {
              "text": {"type": "text", "analyzer": "cut", "search_analyzer": "ask"},
              "title": {"type": "text", "analyzer": "cut", "copy_to": ["text"], "fields": {"exact": {"type": "keyword"}}},
              "mode": {"type": "keyword"},
              "priceFen": {"type": "long"},
              "owners": {"properties": {"name": {"type": "text", "analyzer": "names"}}}}}}"""));

    private final Requirements requirements = new Requirements(FIELDS, RequirementsTest::cut);

    /** Words at spaces; those joined by a stroke stand at one place. */
    private static JsonNode cut(String analyzer, String text) {
        ArrayNode tokens = Json.mapper().createArrayNode();
        var place = 0;
        for (var word : text.split(" ")) {
            for (var same : word.split("/")) {
                tokens.addObject().put("token", same).put("position", place);
            }
            place++;
        }
        return tokens;
    }

    private boolean mayFind(Map<String, Object> query, String... traits) {
        return requirements.of(query).holds(Set.of(traits));
    }

    @Test
    void enoughWordsMustStand() {
        var query = match("lithium battery film", "2<75%");

        assertThat(mayFind(query, "t:lithium", "t:film")).isTrue();
        assertThat(mayFind(query, "t:lithium")).isFalse();
    }

    @Test
    void wordsOfOnePlaceStandForEachOther() {
        var query = match("battery/电池 film", "100%");

        assertThat(mayFind(query, "t:电池", "t:film")).isTrue();
        assertThat(mayFind(query, "t:battery", "t:film")).isTrue();
        assertThat(mayFind(query, "t:battery", "t:电池")).isFalse();
    }

    @Test
    void filtersOnWholeValuesMustHold() {
        var query = Map.<String, Object>of(
                "bool",
                Map.of(
                        "must", List.of(match("film", "1")),
                        "filter", List.of(Map.of("terms", Map.of("mode", List.of("SALE", "GIFT"))))));

        assertThat(mayFind(query, "t:film", "k:mode=GIFT")).isTrue();
        assertThat(mayFind(query, "t:film", "k:mode=LOAN")).isFalse();
        assertThat(mayFind(query, "k:mode=GIFT")).isFalse();
    }

    @Test
    void whatIsNotUnderstoodRulesNothingOut() {
        var range = Map.<String, Object>of("range", Map.of("priceFen", Map.of("lt", 5)));
        var wide = Map.<String, Object>of("bool", Map.of("should", List.of(match("film", "1"), range)));
        var narrow = Map.<String, Object>of("bool", Map.of("must", List.of(match("film", "1"), range)));

        assertThat(requirements.of(range)).isEqualTo(Unknown.IT);
        assertThat(requirements.of(wide)).isEqualTo(Unknown.IT);
        assertThat(mayFind(narrow, "t:other")).isFalse();
        assertThat(requirements.of(Map.of("match", Map.of("nowhere", "film")))).isEqualTo(Unknown.IT);
        assertThat(requirements.of(Map.of("match", Map.of("text", Map.of("query", "film", "fuzziness", "AUTO")))))
                .isEqualTo(Unknown.IT);
    }

    @Test
    void oneTextAskedOfSeveralFieldsMustStandInOne() {
        var query = Map.<String, Object>of(
                "multi_match",
                Map.of("query", "red film", "fields", List.of("text^2", "owners.name"), "operator", "and"));

        assertThat(mayFind(query, "t:red", "t:film")).isTrue();
        assertThat(mayFind(query, "t:red")).isFalse();
    }

    @Test
    void aValueIsKnownWhereverItIsCopiedTo() {
        assertThat(FIELDS.writing("title")).containsExactly("cut");
        assertThat(FIELDS.wholes("title")).containsExactly("title.exact");
        assertThat(FIELDS.wholes("mode")).containsExactly("mode");
        assertThat(FIELDS.terminal()).containsExactly("owners.name", "text");
        assertThat(FIELDS.searching("text")).contains("ask");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2<75% 6<50%, 1",
        "2, 2<75% 6<50%, 2",
        "3, 2<75% 6<50%, 2",
        "4, 2<75% 6<50%, 3",
        "6, 2<75% 6<50%, 4",
        "7, 2<75% 6<50%, 3",
        "5, 100%, 5",
        "5, -1, 4",
        "4, -25%, 3",
        "3, 9, 3",
        "9, 2<75% 6<50% 8<3, 3"
    })
    void howManyAreEnoughIsCountedAsTheEngineDoes(int clauses, String written, int enough) {
        assertThat(EnoughOf.of(clauses, written)).isEqualTo(enough);
    }

    private static Map<String, Object> match(String text, String enough) {
        return Map.of("match", Map.of("text", Map.of("query", text, "minimum_should_match", enough)));
    }
}
