package org.penglai.discovery.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.penglai.discovery.Explaining;
import org.penglai.discovery.Hit.Highlight;
import org.penglai.discovery.Hit.Segment;
import org.penglai.discovery.Lexicon;
import org.penglai.discovery.Query;
import org.penglai.discovery.QueryLanguage;
import org.penglai.discovery.Why;
import org.penglai.listing.ListingId;
import org.penglai.platform.search.SearchIndex;

/** Reads the engine's own account of a score and puts it into words. */
public final class ExplainingElastic implements Explaining {

    private static final int WORDS_MAX = 8;
    private static final Pattern WEIGHT = Pattern.compile("weight\\((?!senses:)[\\w.]+:(.+?) in \\d+\\).*");
    private static final Pattern PHRASE = Pattern.compile("\"(.*)\"(?:~\\d+)?");
    private static final Pattern CONSTANT = Pattern.compile("ConstantScore\\((.*)\\).*", Pattern.DOTALL);

    private final SearchIndex index;
    private final Lexicon lexicon;

    public ExplainingElastic(SearchIndex index, Lexicon lexicon) {
        this.index = index;
        this.lexicon = lexicon;
    }

    @Override
    public Optional<Why> why(Query query, ListingId listing) {
        var wording = new Wording(QueryLanguage.read(query.text()), lexicon);
        return why(wording, query.today(), listing, Closeness.CLOSE)
                .or(() -> why(wording, query.today(), listing, Closeness.NEAR));
    }

    private Optional<Why> why(Wording wording, LocalDate today, ListingId listing, Closeness closeness) {
        var only = Map.of("ids", Map.of("values", List.of(listing.toString())));
        var found = Map.of("must", List.of(wording.clause(closeness, today)), "filter", List.of(only));
        var answer = index.search(Map.of(
                "size",
                1,
                "explain",
                true,
                "_source",
                false,
                "query",
                Map.of("bool", found),
                "highlight",
                Passages.request(wording.marked())));
        var hit = answer.at("/hits/hits/0");
        if (hit.isMissingNode()) {
            return Optional.empty();
        }
        var account = new Account();
        account.read(hit.path("_explanation"));
        var words = account.words(wording.asked().words(), Passages.read(hit.path("highlight")));
        return Optional.of(new Why(words, List.copyOf(account.offers), closeness == Closeness.NEAR));
    }

    /** What the tree of an explanation comes to. */
    private static final class Account {

        private final Map<String, Double> terms = new LinkedHashMap<>();
        private final List<String> offers = new ArrayList<>();

        void read(JsonNode node) {
            var said = node.path("description").asText();
            var value = node.path("value").asDouble();
            var weight = WEIGHT.matcher(said);
            var constant = CONSTANT.matcher(said);
            if (weight.matches()) {
                add(weight.group(1), value);
            } else if (constant.matches()) {
                offer(constant.group(1));
            } else if (value > 0) {
                node.path("details").forEach(this::read);
            }
        }

        private void add(String term, double value) {
            var phrase = PHRASE.matcher(term);
            if (!phrase.matches()) {
                terms.merge(term, value, Double::sum);
                return;
            }
            var parts = phrase.group(1).strip().split("\\s+", -1);
            for (var part : parts) {
                terms.merge(part, value / parts.length, Double::sum);
            }
        }

        private void offer(String of) {
            var offer = of.contains("patents.number") || of.contains("patents.publications")
                    ? Why.NUMBER
                    : of.contains("mode:") ? Why.OPEN_NOW : of.contains("expiresOn:") ? Why.LONG_TERM : "";
            if (!offer.isEmpty() && !offers.contains(offer)) {
                offers.add(offer);
            }
        }

        /** Pairs of characters that follow on one another become the word that was typed, single ones join theirs. */
        List<Why.Word> words(String typed, List<Highlight> marked) {
            var weights = new LinkedHashMap<String, Double>();
            var all = terms.values().stream().mapToDouble(Double::doubleValue).sum();
            terms.forEach((term, value) ->
                    weights.merge(whole(term, typed.toLowerCase(Locale.ROOT), marked), value, Double::sum));
            return weights.entrySet().stream()
                    .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
                    .limit(WORDS_MAX)
                    .map(entry -> new Why.Word(
                            entry.getKey(),
                            (int) Math.round(100 * entry.getValue() / all),
                            fields(entry.getKey(), marked)))
                    .toList();
        }

        /** The longest marked piece, or word as it was typed in one, that holds the term; or the term itself. */
        private static String whole(String term, String typed, List<Highlight> marked) {
            var words = Stream.of(typed.split("[\\s\\p{P}]+", -1))
                    .filter(word -> pieces(marked).anyMatch(piece -> piece.contains(word)));
            return Stream.concat(pieces(marked), words)
                    .filter(piece -> piece.contains(term))
                    .filter(piece -> typed.contains(piece) || !typed.contains(term))
                    .max(Comparator.comparingInt(String::length))
                    .orElse(term);
        }

        private static List<String> fields(String word, List<Highlight> marked) {
            return marked.stream()
                    .filter(highlight -> pieces(List.of(highlight)).anyMatch(piece -> piece.contains(word)))
                    .map(Highlight::field)
                    .distinct()
                    .toList();
        }

        private static Stream<String> pieces(List<Highlight> marked) {
            return marked.stream()
                    .flatMap(highlight -> highlight.segments().stream())
                    .filter(Segment::hit)
                    .map(segment -> segment.text().toLowerCase(Locale.ROOT));
        }
    }
}
