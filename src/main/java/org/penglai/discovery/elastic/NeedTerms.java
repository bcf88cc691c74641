package org.penglai.discovery.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.penglai.discovery.Senses;
import org.penglai.discovery.Talk;
import org.penglai.platform.search.SearchIndex;

/**
 * Weighs the terms of a long text, and what it speaks of: what is rare among listings weighs more, what the text says again as
 * often as it says it, what stands in its title half as much again, talk a fifth. Cutting and counting is the engine's.
 */
final class NeedTerms {

    private static final int TEXT_MAX = 4000;
    private static final int PAIRS_MAX = 90;
    private static final int WORDS_MAX = 60;
    private static final int SINGLES_MAX = 40;
    private static final int SENSES_MAX = 60;

    private static final double TITLE = 0.5;
    private static final double TALK = 0.2;

    /** Beyond what the engine's own ranking gives to rare terms. */
    private static final double RARITY = 0.6;

    /** What is spoken of has many common words among its translations, so that rarity says more there. */
    private static final double RARITY_OF_SENSES = 1.4;

    /** Weights of pairs in titles, of single characters, and of what is spoken of, against pairs anywhere. */
    private static final double HEADING = 1.0;

    private static final double SINGLES = 0.5;
    private static final double SENSES = 0.75;

    /** English words up to this length join others. */
    private static final int SHORT = 3;

    private static final Set<String> JOINING =
            Set.of("with", "from", "that", "thi", "which", "have", "into", "between", "other");

    private final SearchIndex index;
    private final Talk talk;
    private final Senses senses;

    NeedTerms(SearchIndex index, Talk talk, Senses senses) {
        this.index = index;
        this.talk = talk;
        this.senses = senses;
    }

    /** One term with its weight. */
    record Term(String text, double weight) {}

    /** The terms, the heaviest of each kind first. */
    record Weighed(List<Term> pairs, List<Term> dictionary, List<Term> singles, List<Term> senses) {

        boolean isEmpty() {
            return pairs.isEmpty() && singles.isEmpty() && senses.isEmpty();
        }

        /** Words a person would read, the heaviest first: not the short ones that English is held together by. */
        List<String> words() {
            return dictionary.stream()
                    .map(Term::text)
                    .filter(word -> word.length() > SHORT || Character.isIdeographic(word.charAt(0)))
                    .filter(word -> !JOINING.contains(word))
                    .toList();
        }

        List<Map<String, Object>> clauses() {
            var clauses = new ArrayList<Map<String, Object>>();
            add(clauses, pairs, "text", 1);
            add(clauses, pairs, "heading", HEADING);
            add(clauses, singles, "text", SINGLES);
            add(clauses, senses, ListingJson.SENSES, SENSES);
            add(clauses, senses, ListingJson.HEADING_SENSES, SENSES);
            return clauses;
        }

        private static void add(List<Map<String, Object>> clauses, List<Term> terms, String field, double weight) {
            terms.forEach(term -> clauses.add(Map.of(
                    "term", Map.of(field, Map.of("value", term.text(), "boost", term.weight() * weight)))));
        }
    }

    Weighed of(String title, String text) {
        var matter = cut(title);
        var all = matter + "。" + cut(text);
        var answers = index.terms(List.of(
                document(all, "patent_query"),
                document(matter, "patent_query"),
                document(all, "patent_singles"),
                document(matter, "patent_singles")));
        return new Weighed(
                weighed(answers.get(0), answers.get(1), "text", PAIRS_MAX, RARITY),
                weighed(answers.get(0), answers.get(1), "text.words", WORDS_MAX, RARITY),
                weighed(answers.get(2), answers.get(3), "text", SINGLES_MAX, RARITY),
                weighed(answers.get(0), answers.get(1), ListingJson.SENSES, SENSES_MAX, RARITY_OF_SENSES));
    }

    private static String cut(String text) {
        return text.length() <= TEXT_MAX ? text : text.substring(0, TEXT_MAX);
    }

    private Map<String, Object> document(String text, String analyzer) {
        return Map.of(
                "doc", Map.of("text", text, ListingJson.SENSES, senses.of(text)),
                "fields", List.of("text", "text.words", ListingJson.SENSES),
                "per_field_analyzer", Map.of("text", analyzer, ListingJson.SENSES, "patent_query"),
                "term_statistics", true,
                "field_statistics", true,
                "positions", false,
                "offsets", false);
    }

    private List<Term> weighed(JsonNode all, JsonNode title, String field, int most, double rarity) {
        var inTitle = new HashMap<String, Integer>();
        terms(title, field)
                .properties()
                .forEach(one -> inTitle.put(
                        one.getKey(), one.getValue().path("term_freq").asInt()));
        var count = all.path("term_vectors")
                .path(field)
                .at("/field_statistics/doc_count")
                .asDouble(1);
        var terms = new ArrayList<Term>();
        terms(all, field).properties().forEach(one -> {
            var term = one.getKey();
            var said = one.getValue();
            var holding = said.path("doc_freq").asInt();
            if (holding > 0) {
                var times = said.path("term_freq").asInt() + TITLE * inTitle.getOrDefault(term, 0);
                terms.add(new Term(
                        term, times * Math.pow(rarity(holding, count), rarity) * (talk.holds(term) ? TALK : 1)));
            }
        });
        terms.sort(Comparator.comparingDouble(Term::weight).reversed().thenComparing(Term::text));
        return List.copyOf(terms.subList(0, Math.min(most, terms.size())));
    }

    private static ObjectNode terms(JsonNode answer, String field) {
        return answer.path("term_vectors").path(field).path("terms") instanceof ObjectNode terms
                ? terms
                : JsonNodeFactory.instance.objectNode();
    }

    /** About one for a term that one listing in three thousand holds. */
    private static double rarity(int holding, double count) {
        return Math.log(1 + (count - holding + 0.5) / (holding + 0.5)) / 8;
    }
}
