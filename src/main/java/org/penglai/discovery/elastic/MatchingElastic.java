package org.penglai.discovery.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.penglai.discovery.Likeness;
import org.penglai.discovery.ListingDocument;
import org.penglai.discovery.Matching;
import org.penglai.discovery.NeedText;
import org.penglai.discovery.Senses;
import org.penglai.discovery.Talk;
import org.penglai.kernel.Bilingual;
import org.penglai.listing.ListingId;
import org.penglai.platform.search.SearchIndex;

/**
 * Ranks listings for long texts: by the rare pairs of characters and words of the text, its title counting more, and then by
 * the fields of the classification on which the closest agree. The weights were found on judged needs; RATIONALE tells what
 * was tried.
 */
public final class MatchingElastic implements Matching {

    /** How many of the closest say which fields are meant. */
    private static final int AGREEING = 5;

    /** What the agreement of fields may add, as a part of the best score by words. */
    private static final double AGREED = 0.2;

    private static final int THOUSAND = 1000;

    private static final double CONFIRMED_IPC = 0.15;
    private static final double CONFIRMED_INDUSTRY = 0.05;

    private final SearchIndex index;
    private final Talk talk;
    private final Senses senses;

    /**
     * @param talk words that say nothing of the matter
     * @param senses what texts speak of, in words that both languages share
     */
    public MatchingElastic(SearchIndex index, Talk talk, Senses senses) {
        this.index = index;
        this.talk = talk;
        this.senses = senses;
    }

    @Override
    public List<Likeness> forNeed(NeedText need, int limit) {
        var terms = new NeedTerms(index, talk, senses).of(need.title(), need.text());
        return ranked(found(terms, Set.of()), need, terms, limit);
    }

    @Override
    public Optional<List<Likeness>> similar(ListingId listing, int limit) {
        var request = Map.<String, Object>of(
                "size", 1,
                "_source", List.of(ListingJson.SHOWN),
                "query", Map.of("ids", Map.of("values", List.of(listing.toString()))));
        var shown = index.search(request).at("/hits/hits/0/_source/" + ListingJson.SHOWN);
        if (shown.isMissingNode()) {
            return Optional.empty();
        }
        var document = ListingJson.read(shown);
        var need = NeedText.of(
                title(document.words().title()),
                Stream.concat(
                                Stream.of(document.words().summary()),
                                document.patents().stream()
                                        .flatMap(patent -> Stream.of(
                                                patent.title().zh(),
                                                patent.abstractText().zh(),
                                                patent.abstractText().en())))
                        .collect(Collectors.joining("。")));
        var terms = new NeedTerms(index, Talk.NONE, senses).of(need.title(), need.text());
        return Optional.of(ranked(found(terms, Set.of(listing.toString())), need, terms, LIMIT_MAX).stream()
                .filter(like -> !like.reasons().words().isEmpty())
                .limit(limit)
                .toList());
    }

    private static String title(Bilingual title) {
        return title.zh().isBlank() ? title.en() : title.zh();
    }

    private record Found(ListingDocument listing, double score) {}

    private List<Found> found(NeedTerms.Weighed terms, Set<String> without) {
        if (terms.isEmpty()) {
            return List.of();
        }
        var query = new LinkedHashMap<String, Object>();
        query.put("should", terms.clauses());
        query.put("minimum_should_match", 1);
        if (!without.isEmpty()) {
            query.put("must_not", List.of(Map.of("ids", Map.of("values", without))));
        }
        var request = Map.of(
                "size",
                LIMIT_MAX,
                "track_total_hits",
                false,
                "_source",
                List.of(ListingJson.SHOWN),
                "query",
                Map.of("bool", query));
        return StreamSupport.stream(index.search(request).at("/hits/hits").spliterator(), false)
                .map(MatchingElastic::one)
                .toList();
    }

    private static Found one(JsonNode hit) {
        return new Found(
                ListingJson.read(hit.path("_source").path(ListingJson.SHOWN)),
                hit.path("_score").asDouble());
    }

    private static List<Likeness> ranked(List<Found> found, NeedText need, NeedTerms.Weighed terms, int limit) {
        if (found.isEmpty()) {
            return List.of();
        }
        var best = found.getFirst().score();
        var agreement = agreement(found.subList(0, Math.min(AGREEING, found.size())));
        var all = new ArrayList<Ranked>();
        for (var one : found) {
            var fields = fields(one.listing());
            var agreed = fields.stream()
                    .mapToDouble(field -> agreement.getOrDefault(field, 0.0))
                    .max()
                    .orElse(0);
            var reasons = ReasonsFound.of(one.listing(), need, terms.words(), shared(fields, agreement));
            var score = one.score()
                    + AGREED * best * agreed
                    + (reasons.ipc().isEmpty() ? 0 : CONFIRMED_IPC * best)
                    + (reasons.industries().isEmpty() ? 0 : CONFIRMED_INDUSTRY * best);
            all.add(new Ranked(one.listing(), score, reasons));
        }
        all.sort(Comparator.comparingDouble(Ranked::score).reversed());
        var whole = all.getFirst().score();
        return all.stream().limit(limit).map(one -> one.against(whole)).toList();
    }

    /** A listing in its place. */
    private record Ranked(ListingDocument listing, double score, Likeness.Reasons reasons) {
        Likeness against(double whole) {
            return new Likeness(listing, (int) Math.round(THOUSAND * score / whole), reasons);
        }
    }

    /** How far the closest agree on each field: its part of their scores. */
    private static Map<String, Double> agreement(List<Found> closest) {
        var all = closest.stream().mapToDouble(Found::score).sum();
        var parts = new LinkedHashMap<String, Double>();
        closest.forEach(one ->
                fields(one.listing()).forEach(field -> parts.merge(field, one.score() / all, Double::sum)));
        return parts;
    }

    /** Fields that at least two in five of the closest share. */
    private static Set<String> shared(Set<String> fields, Map<String, Double> agreement) {
        return fields.stream()
                .filter(field -> agreement.getOrDefault(field, 0.0) >= 0.4)
                .collect(Collectors.toSet());
    }

    private static Set<String> fields(ListingDocument listing) {
        return listing.patents().stream()
                .flatMap(patent -> patent.ipc().stream())
                .map(symbol -> symbol.subclass())
                .collect(Collectors.toSet());
    }
}
