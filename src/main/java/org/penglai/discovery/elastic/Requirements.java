package org.penglai.discovery.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.penglai.discovery.Condition;

/**
 * Reads from a query, as it is sent to the engine, what a listing must have for it. It follows the clauses that are sent, so
 * it needs no change where they do; a clause that it does not know says nothing, and the engine is asked.
 */
final class Requirements {

    private static final String TERM = "t:";
    private static final String WHOLE = "k:";
    private static final String QUERY = "query";
    private static final String ENOUGH = "minimum_should_match";

    /** What changes which terms count; such clauses say nothing. */
    private static final Set<String> BLURRED = Set.of("fuzziness", "fuzzy_transpositions", "max_expansions");

    private final Fields fields;
    private final BiFunction<String, String, JsonNode> tokens;

    /** @param tokens what an analyzer makes of a text */
    Requirements(Fields fields, BiFunction<String, String, JsonNode> tokens) {
        this.fields = fields;
        this.tokens = tokens;
    }

    /** A term that stands somewhere in a listing. */
    static String term(String term) {
        return TERM + term;
    }

    /** A value that a listing has. */
    static String whole(String field, String value) {
        return WHOLE + field + "=" + value;
    }

    static boolean isTerm(String trait) {
        return trait.startsWith(TERM);
    }

    /** The term of the trait, or field and value. */
    static String plain(String trait) {
        return trait.substring(TERM.length());
    }

    Condition of(Map<String, Object> query) {
        if (query.size() != 1) {
            return Condition.Unknown.IT;
        }
        var clause = query.entrySet().iterator().next();
        var body = map(clause.getValue());
        return switch (clause.getKey()) {
            case "bool" -> bool(body);
            case "dis_max" -> Condition.any(each(body.get("queries")));
            case "constant_score" -> of(map(body.get("filter")));
            case "function_score", "nested" -> of(map(body.get(QUERY)));
            case "boosting" -> of(map(body.get("positive")));
            case "term", "terms" -> values(body);
            case "match" -> match(body, "1");
            case "match_phrase" -> match(body, "100%");
            case "multi_match", "combined_fields" -> several(body);
            default -> Condition.Unknown.IT;
        };
    }

    private Condition bool(Map<String, Object> body) {
        var all = new ArrayList<Condition>();
        all.addAll(each(body.get("must")));
        all.addAll(each(body.get("filter")));
        var should = each(body.get("should"));
        var usual = all.isEmpty() ? "1" : "0";
        var enough = EnoughOf.of(should.size(), String.valueOf(body.getOrDefault(ENOUGH, usual)));
        if (!should.isEmpty() && enough > 0) {
            all.add(Condition.of(enough, should));
        }
        return all.isEmpty()
                ? Condition.Unknown.IT
                : Condition.all(all.stream()
                        .filter(one -> !(one instanceof Condition.Unknown))
                        .toList());
    }

    private List<Condition> each(@org.jspecify.annotations.Nullable Object clauses) {
        if (clauses instanceof List<?> several) {
            return several.stream().map(one -> of(map(one))).toList();
        }
        return clauses == null ? List.of() : List.of(of(map(clauses)));
    }

    private Condition values(Map<String, Object> body) {
        for (var named : body.entrySet()) {
            if (named.getKey().equals("boost") || named.getKey().equals("_name")) {
                continue;
            }
            var field = named.getKey();
            if (!fields.isWhole(field)) {
                return Condition.Unknown.IT;
            }
            var asked = named.getValue() instanceof Map<?, ?> detailed ? detailed.get("value") : named.getValue();
            var any = asked instanceof Iterable<?> several ? several : List.of(String.valueOf(asked));
            var has = new ArrayList<Condition>();
            any.forEach(value -> has.add(new Condition.Has(whole(field, String.valueOf(value)))));
            return Condition.any(has);
        }
        return Condition.Unknown.IT;
    }

    private Condition match(Map<String, Object> body, String usual) {
        if (body.size() != 1) {
            return Condition.Unknown.IT;
        }
        var named = body.entrySet().iterator().next();
        var how = named.getValue() instanceof Map<?, ?>
                ? map(named.getValue())
                : Map.<String, Object>of(QUERY, String.valueOf(named.getValue()));
        return fields.searching(named.getKey())
                .map(analyzer -> words(String.valueOf(how.getOrDefault("analyzer", analyzer)), how, usual))
                .orElse(Condition.Unknown.IT);
    }

    /** One text asked of several fields: in whichever, its words must stand. */
    private Condition several(Map<String, Object> body) {
        var analyzers = new LinkedHashSet<String>();
        for (var field : body.getOrDefault("fields", List.of()) instanceof List<?> several ? several : List.of()) {
            var analyzer = fields.searching(String.valueOf(field).replaceFirst("\\^.*", ""));
            if (analyzer.isEmpty()) {
                return Condition.Unknown.IT;
            }
            analyzers.add(String.valueOf(body.getOrDefault("analyzer", analyzer.get())));
        }
        var kind = String.valueOf(body.getOrDefault("type", "best_fields"));
        if (analyzers.isEmpty() || kind.endsWith("prefix")) {
            return Condition.Unknown.IT;
        }
        var usual = kind.equals("phrase") ? "100%" : "1";
        return Condition.any(
                analyzers.stream().map(analyzer -> words(analyzer, body, usual)).toList());
    }

    /** Terms at one place stand for each other; where a place is taken by several in a row, nothing is said. */
    private Condition words(String analyzer, Map<String, Object> how, String usual) {
        if (how.keySet().stream().anyMatch(BLURRED::contains)) {
            return Condition.Unknown.IT;
        }
        var places = new LinkedHashMap<Integer, List<Condition>>();
        for (var token : tokens.apply(analyzer, String.valueOf(how.get(QUERY)))) {
            if (token.path("positionLength").asInt(1) != 1) {
                return Condition.Unknown.IT;
            }
            places.computeIfAbsent(token.path("position").asInt(), first -> new ArrayList<>())
                    .add(new Condition.Has(term(token.path("token").asText())));
        }
        if (places.isEmpty()) {
            return Condition.Unknown.IT;
        }
        var isAnd = "and".equalsIgnoreCase(String.valueOf(how.get("operator")));
        var enough = EnoughOf.of(places.size(), String.valueOf(how.getOrDefault(ENOUGH, isAnd ? "100%" : usual)));
        return Condition.of(
                Math.max(1, enough),
                places.values().stream().map(Condition::any).toList());
    }

    @SuppressWarnings("unchecked") // clauses are made of maps by name
    private static Map<String, Object> map(@org.jspecify.annotations.Nullable Object clause) {
        return clause instanceof Map<?, ?> object ? (Map<String, Object>) object : Map.of();
    }
}
