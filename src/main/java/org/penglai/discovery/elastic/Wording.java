package org.penglai.discovery.elastic;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.penglai.discovery.Asked;
import org.penglai.discovery.Asked.Condition;
import org.penglai.discovery.Lexicon;
import org.penglai.discovery.Lexicon.Concept;

/**
 * What was typed, as a clause of the query language. The words decide by the pairs of characters that a listing holds, or by
 * words of equal meaning in either language; single characters, the titles and the order of words only rank.
 */
final class Wording {

    /** Texts in which the order of words is kept. */
    static final List<String> TITLES = List.of("titleZh", "titleEn", "patents.titleZh", "patents.titleEn");

    static final List<String> ABSTRACTS = List.of("summary", "patents.abstractZh", "patents.abstractEn");
    static final List<String> USES = List.of("applicationFields", "products");
    private static final List<String> ORDERED = List.of(
            "titleZh",
            "titleEn",
            "patents.titleZh",
            "patents.titleEn",
            "summary",
            "patents.abstractZh",
            "patents.abstractEn",
            "applicationFields",
            "products");

    /** A hit by number stands above every hit by words. */
    private static final int NUMBER_BOOST = 1000;

    /** Weights that rank best on judged needs of firms and lose nothing where a known text is sought. */
    private static final double HEADING_BOOST = 0.5;

    private static final double PHRASE_BOOST = 1.0;

    /** Single characters raise titles on a topic by a third; where a known text is sought they change nothing. */
    private static final double SINGLES_BOOST = 1.0;

    /** Another word for it counts nearly as much as the word itself, a kindred one half. */
    private static final double SAME_BOOST = 0.9;

    private static final double AKIN_BOOST = 0.5;

    /** A listing that holds the words themselves and others of equal meaning counts a little more than one that holds either. */
    private static final double TIE = 0.3;

    /** What is spoken of, in words that both languages share, ranks beside the words; where few are close it also finds. */
    private static final double SENSES_BOOST = 0.2;

    private static final double NEAR_SENSES_BOOST = 0.5;
    private static final int SPEAKING_MAX = 120;

    /** Claims say in the law's words what the abstract says plainly; a class is about far more than the listing. */
    private static final double CLAIMS_BOOST = 0.5;

    private static final double SUBJECTS_BOOST = 0.3;

    /** What can be taken today, and what is protected for long, stands before its equals; less than any word weighs. */
    private static final double OFFER_BOOST = 0.05;

    private static final int LONG_YEARS = 5;

    /** A query's pairs may stand closer together than the text's, where Chinese meets English. */
    private static final int PHRASE_SLOP = 2;

    /** More concepts than this make a text, where the words themselves say enough. */
    private static final int CONCEPTS_MAX = 12;

    private static final int OTHERS_MAX = 5;

    /** What stands between the words of a query and finds nothing by itself. */
    private static final Set<String> BETWEEN = Set.of(
            "一种", "用于", "及其", "基于", "的", "用", "与", "和", "及", "或", "在", "对", "a", "an", "the", "of", "for", "and", "or",
            "in", "on", "to", "by", "with", "from", "not");

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern ORGANISATION =
            Pattern.compile("(?<=^|\\s)\\S{2,30}(?:大学|学院|公司|集团|研究院|研究所|中心|医院|厂|University|Institute)(?=\\s|$)");

    private final Asked asked;
    private final Lexicon lexicon;

    Wording(Asked asked, Lexicon lexicon) {
        this.asked = asked;
        this.lexicon = lexicon;
    }

    Asked asked() {
        return asked;
    }

    /** The clause that finds and ranks. */
    Map<String, Object> clause(Closeness closeness, LocalDate today) {
        if (asked.isEmpty()) {
            return Map.of("match_all", Map.of());
        }
        var parts = new LinkedHashMap<String, List<Map<String, Object>>>();
        if (!asked.words().isEmpty() || !asked.numbers().isEmpty()) {
            parts.put("must", List.of(sought(closeness)));
        }
        for (var condition : asked.conditions()) {
            var where = condition.wanted() ? isRanked(condition) ? "must" : "filter" : "must_not";
            parts.computeIfAbsent(where, none -> new ArrayList<>());
            parts.put(where, with(parts.getOrDefault(where, List.of()), clause(condition)));
        }
        if (!asked.words().isEmpty()) {
            parts.put("should", ranking(today));
        }
        return bool(parts);
    }

    /** The words alone, as they are marked in the text. */
    Map<String, Object> marked() {
        var clauses = new ArrayList<Map<String, Object>>();
        if (!asked.words().isEmpty()) {
            clauses.add(words(Closeness.NEAR));
            concepts().stream()
                    .flatMap(concept -> concept.same().stream().limit(OTHERS_MAX))
                    .forEach(other -> clauses.add(on("match_phrase", "heading", Map.of("query", other))));
        }
        asked.conditions().stream()
                .filter(condition -> condition.wanted() && isRanked(condition))
                .forEach(condition ->
                        clauses.add(on("match", "text", Map.of("query", condition.text(), "operator", "and"))));
        return clauses.isEmpty() ? Map.of("match_none", Map.of()) : bool(Map.of("should", clauses));
    }

    /** Numbers, or enough of the words. */
    private Map<String, Object> sought(Closeness closeness) {
        var any = new ArrayList<Map<String, Object>>();
        if (!asked.numbers().isEmpty()) {
            any.add(Map.of("constant_score", Map.of("filter", numbers(asked.numbers()), "boost", NUMBER_BOOST)));
        }
        if (!asked.words().isEmpty()) {
            var ways = new ArrayList<Map<String, Object>>();
            ways.add(words(closeness));
            ways.add(beside("claims", CLAIMS_BOOST, closeness));
            ways.add(beside("subjects", SUBJECTS_BOOST, closeness));
            var concepts = concepts();
            if (concepts.stream().anyMatch(concept -> isWidened(concept, closeness))) {
                ways.add(bool(Map.of(
                        "should",
                        concepts.stream()
                                .map(concept -> concept(concept, closeness))
                                .toList(),
                        "minimum_should_match",
                        closeness.enough())));
            }
            if (closeness == Closeness.NEAR) {
                if (hasHan()) {
                    ways.add(singles(closeness));
                }
                speaking().ifPresent(senses -> ways.add(senses(senses, NEAR_SENSES_BOOST)));
            }
            ORGANISATION
                    .matcher(asked.words())
                    .results()
                    .map(name -> name.group())
                    .limit(2)
                    .forEach(name -> ways.add(owned(name, closeness)));
            any.add(
                    ways.size() == 1
                            ? ways.getFirst()
                            : Map.of("dis_max", Map.of("queries", ways, "tie_breaker", TIE)));
        }
        return any.size() == 1 ? any.getFirst() : bool(Map.of("should", any, "minimum_should_match", 1));
    }

    /** A query that names an owner and words: the owner's, and of them those that hold the words. */
    private Map<String, Object> owned(String name, Closeness closeness) {
        var rest = asked.words().replace(name, " ").strip();
        var owner = on("match", "people", Map.of("query", name, "operator", "and"));
        if (rest.isEmpty()) {
            return owner;
        }
        var words = on("match", "text", Map.of("query", rest, "minimum_should_match", closeness.enough()));
        return bool(Map.of("must", List.of(owner, words)));
    }

    private List<Map<String, Object>> ranking(LocalDate today) {
        var clauses = new ArrayList<Map<String, Object>>();
        clauses.add(on("match", "heading", Map.of("query", asked.words(), "boost", HEADING_BOOST)));
        clauses.add(on(
                "match_phrase", "heading", Map.of("query", asked.words(), "boost", PHRASE_BOOST, "slop", PHRASE_SLOP)));
        if (hasHan()) {
            clauses.add(on(
                    "match",
                    "text",
                    Map.of("query", asked.words(), "analyzer", "patent_singles", "boost", SINGLES_BOOST)));
        }
        speaking().ifPresent(senses -> clauses.add(senses(senses, SENSES_BOOST)));
        clauses.add(fixed(Map.of("terms", Map.of("mode", List.of("OPEN_LICENCE", "FREE_LICENCE")))));
        clauses.add(fixed(on(
                "range", "expiresOn", Map.of("gte", today.plusYears(LONG_YEARS).toString()))));
        return clauses;
    }

    /** What the words speak of, in words that both languages share; nothing of what is rather a text. */
    private Optional<String> speaking() {
        return Optional.of(lexicon.senses().of(asked.words()))
                .filter(senses -> !senses.isEmpty() && asked.words().length() <= SPEAKING_MAX);
    }

    private static Map<String, Object> senses(String senses, double boost) {
        return on("match", ListingJson.SENSES, Map.of("query", senses, "boost", boost));
    }

    private static Map<String, Object> fixed(Map<String, Object> filter) {
        return Map.of("constant_score", Map.of("filter", filter, "boost", OFFER_BOOST));
    }

    private Map<String, Object> words(Closeness closeness) {
        return on("match", "text", Map.of("query", asked.words(), "minimum_should_match", closeness.enough()));
    }

    /** The same words in what lies beside a listing's own text; enough of them in one place, however few are wanted else. */
    private Map<String, Object> beside(String field, double boost, Closeness closeness) {
        var enough = closeness == Closeness.NEAR ? "2<75%" : closeness.enough();
        return on("match", field, Map.of("query", asked.words(), "minimum_should_match", enough, "boost", boost));
    }

    private Map<String, Object> singles(Closeness closeness) {
        return on(
                "match",
                "text",
                Map.of(
                        "query",
                        asked.words(),
                        "analyzer",
                        "patent_singles",
                        "minimum_should_match",
                        closeness.enoughSingles()));
    }

    private List<Concept> concepts() {
        var concepts = lexicon.concepts(asked.words()).stream()
                .filter(concept -> !BETWEEN.contains(concept.said().toLowerCase(Locale.ROOT)))
                .toList();
        return concepts.size() > CONCEPTS_MAX ? List.of() : concepts;
    }

    private static boolean isWidened(Concept concept, Closeness closeness) {
        return !concept.same().isEmpty() || closeness == Closeness.NEAR && concept.isKnown();
    }

    /** The concept in any of its words, by the best of them. */
    private static Map<String, Object> concept(Concept concept, Closeness closeness) {
        var ways = new ArrayList<Map<String, Object>>();
        ways.add(way(concept.said(), 1));
        concept.same().stream().limit(OTHERS_MAX).forEach(other -> ways.add(way(other, SAME_BOOST)));
        if (closeness == Closeness.NEAR) {
            concept.akin().stream().limit(OTHERS_MAX).forEach(other -> ways.add(way(other, AKIN_BOOST)));
        }
        return ways.size() == 1 ? ways.getFirst() : Map.of("dis_max", Map.of("queries", ways));
    }

    private static Map<String, Object> way(String text, double boost) {
        return on("match", "text", Map.of("query", text, "operator", "and", "boost", boost));
    }

    private boolean hasHan() {
        return HAN.matcher(asked.words()).find();
    }

    /** Quoted words and words of a field also rank; numbers, symbols and names only choose. */
    private static boolean isRanked(Condition condition) {
        return switch (condition.field()) {
            case ANY, TITLE, ABSTRACT, INDUSTRY_USE -> true;
            case OWNER, INVENTOR, IPC, NUMBER -> false;
        };
    }

    private static Map<String, Object> clause(Condition condition) {
        var text = condition.text();
        return switch (condition.field()) {
            case ANY -> in(ORDERED, condition);
            case TITLE -> in(TITLES, condition);
            case ABSTRACT -> in(ABSTRACTS, condition);
            case INDUSTRY_USE -> in(USES, condition);
            case OWNER -> name("owners.name", condition);
            case INVENTOR -> name("inventors", condition);
            case NUMBER -> numbers(List.of(text));
            case IPC -> symbol(text);
        };
    }

    private static Map<String, Object> in(List<String> fields, Condition condition) {
        var kind = condition.exact() ? "phrase" : "cross_fields";
        return Map.of(
                "multi_match", Map.of("query", condition.text(), "fields", fields, "type", kind, "operator", "and"));
    }

    private static Map<String, Object> name(String field, Condition condition) {
        return condition.exact()
                ? on("match_phrase", field, Map.of("query", condition.text()))
                : on("match", field, Map.of("query", condition.text(), "operator", "and"));
    }

    private static Map<String, Object> numbers(Collection<String> numbers) {
        return bool(Map.of(
                "should",
                List.of(
                        Map.of("terms", Map.of("patents.number", numbers)),
                        Map.of("terms", Map.of("patents.publications", numbers)))));
    }

    private static Map<String, Object> symbol(String symbol) {
        return bool(Map.of("should", List.of(Clauses.symbol(symbol), Map.of("prefix", Map.of("cpc", symbol)))));
    }

    private static List<Map<String, Object>> with(List<Map<String, Object>> clauses, Map<String, Object> one) {
        var all = new ArrayList<>(clauses);
        all.add(one);
        return all;
    }

    private static Map<String, Object> bool(Map<String, ?> clauses) {
        return Map.of("bool", clauses);
    }

    private static Map<String, Object> on(String kind, String field, Map<String, Object> how) {
        return Map.of(kind, Map.of(field, how));
    }
}
