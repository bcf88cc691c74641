package org.penglai.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.penglai.bench.Judged.Ask;
import org.penglai.discovery.CentreFields;
import org.penglai.discovery.ListingDocument;
import org.penglai.discovery.ListingDocument.Offer;
import org.penglai.discovery.ListingDocument.Subject;
import org.penglai.discovery.ListingDocument.Words;
import org.penglai.discovery.Matching;
import org.penglai.discovery.NeedText;
import org.penglai.discovery.Query;
import org.penglai.discovery.elastic.ListingIndexElastic;
import org.penglai.discovery.elastic.MatchingElastic;
import org.penglai.discovery.elastic.SearchingElastic;
import org.penglai.discovery.file.TermFiles;
import org.penglai.kernel.Bilingual;
import org.penglai.listing.ListingId;
import org.penglai.listing.ListingMode;
import org.penglai.patent.ApplicationNumber;
import org.penglai.patent.IpcSymbol;
import org.penglai.platform.search.SearchEngine;
import org.penglai.platform.search.SearchIndex;
import org.penglai.platform.search.SearchSettings;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/**
 * How well the search ranks, against bigrams in one field and the words of a dictionary segmenter in one field, each at its best
 * setting of several: judged needs, topics, known items and phrases, in one run on one engine. Needs go the way of needs,
 * everything else the way of the search box. Bigrams with each character beside them are a third way, which is printed too.
 */
@Stack
final class QualityBench {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final String ROW = "| %-36s | %-18s | %7s | %7s | %7s | %7s | %-44s | %-44s |";
    private static final List<String> WAYS = List.of("bigrams", "bigrams and single characters", "words");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Report report = new Report("quality of search");

    /** What every way came to in every setting. */
    private final List<String> settings = new ArrayList<>();

    /** A measure, with what is to be reached by it. */
    private record Measure(String name, ToDoubleBiFunction<List<String>, Ask> of) {}

    @Test
    void theHouseAgainstOneFieldOfBigramsOrWords(TestBed bed) throws Exception {
        var data = BenchData.require();
        report.say(ROW.formatted(
                "queries",
                "measure",
                "bigrams",
                "+single",
                "words",
                "Penglai",
                "against the better of bigrams and words",
                "against the best of the three, 95 % of samples"));
        report.say("|---|---|--:|--:|--:|--:|---|---|");
        var needs = measured(
                bed,
                Judged.needs(data),
                true,
                new Measure("nDCG@10 condensed", RankingMeasures::condensed),
                new Measure("nDCG@10", RankingMeasures::ndcg),
                new Measure("judged@10", RankingMeasures::judged));
        var topical = measured(bed, Judged.topical(data), false, new Measure("nDCG@10", RankingMeasures::ndcg));
        var known = measured(
                bed,
                Judged.known(data),
                false,
                new Measure("nDCG@10", RankingMeasures::ndcg),
                new Measure("MRR", RankingMeasures::reciprocalRank));
        var reworded = measured(
                bed,
                Judged.reworded(data),
                false,
                new Measure("success@10", RankingMeasures::success),
                new Measure("recall@10", RankingMeasures::recall));
        var translated =
                measured(bed, Judged.translated(data), false, new Measure("success@10", RankingMeasures::success));
        report.say(
                "to reach: needs condensed and topical 1.15 times the better one; known items 0.99 times; phrases 0.5 in Chinese"
                        + " and 0.6 from English");
        report.say("reached: needs %.3f, topical %.3f, known %.3f, Chinese %.3f, from English %.3f"
                .formatted(needs.gain(), topical.gain(), known.gain(), reworded.ours(), translated.ours()));
        settings.forEach(report::say);
        report.close();
        assertThat(topical.gain()).isGreaterThanOrEqualTo(1.15);
        assertThat(known.gain()).isGreaterThanOrEqualTo(0.99);
    }

    private record Seen(double ours, double theirs) {
        double gain() {
            return theirs == 0 ? Double.POSITIVE_INFINITY : ours / theirs;
        }
    }

    /** Prints every measure, and answers the first. */
    private Seen measured(TestBed bed, Judged judged, boolean areNeeds, Measure... measures) {
        var name = bed.indexPrefix() + "quality-" + judged.name().replaceAll("[^a-z]+", "-");
        var bigrams = OneField.bigrams(client, bed.elasticsearch().uri(), name + "-bigrams", /* singles= */ false);
        var singles = OneField.bigrams(client, bed.elasticsearch().uri(), name + "-singles", /* singles= */ true);
        var words = OneField.words(client, bed.elasticsearch().uri(), name + "-words");
        bigrams.fill(judged.texts());
        singles.fill(judged.texts());
        words.fill(judged.texts());
        var theirs = List.of(rankings(bigrams, judged), rankings(singles, judged), rankings(words, judged));
        var ours = ours(bed, name, judged, areNeeds);
        Optional<Seen> first = Optional.empty();
        for (var measure : measures) {
            var seen = row(judged, measure, theirs, ours);
            first = first.or(() -> Optional.of(seen));
        }
        return first.orElseThrow();
    }

    private Seen row(Judged judged, Measure measure, List<List<List<List<String>>>> theirs, List<List<String>> ours) {
        var best = new ArrayList<double[]>();
        for (var way = 0; way < WAYS.size(); way++) {
            var each = theirs.get(way).stream()
                    .map(ranking -> each(ranking, judged, measure))
                    .toList();
            best.add(best(each));
            settings.add("%s, %s, %s: %s"
                    .formatted(
                            judged.name(),
                            measure.name(),
                            WAYS.get(way),
                            IntStream.range(0, each.size())
                                    .mapToObj(number ->
                                            "%s %.4f".formatted(OneField.setting(number), mean(each.get(number))))
                                    .collect(Collectors.joining("; "))));
        }
        var our = each(ours, judged, measure);
        var better = best(List.of(best.getFirst(), best.getLast()));
        report.say(ROW.formatted(
                judged.name() + " (" + our.length + ")",
                measure.name(),
                "%.4f".formatted(mean(best.get(0))),
                "%.4f".formatted(mean(best.get(1))),
                "%.4f".formatted(mean(best.get(2))),
                "%.4f".formatted(mean(our)),
                against(our, better),
                against(our, best(best))));
        return new Seen(mean(our), mean(better));
    }

    private static double[] best(List<double[]> each) {
        return each.stream().max(Comparator.comparingDouble(QualityBench::mean)).orElseThrow();
    }

    private static String against(double[] our, double[] theirs) {
        var bounds = RankingMeasures.interval(our, theirs);
        return "%+.1f %% (%+.1f … %+.1f)"
                .formatted(100 * (new Seen(mean(our), mean(theirs)).gain() - 1), 100 * bounds[0], 100 * bounds[1]);
    }

    private static double[] each(List<List<String>> rankings, Judged judged, Measure measure) {
        return IntStream.range(0, rankings.size())
                .mapToDouble(number -> measure.of()
                        .applyAsDouble(rankings.get(number), judged.asks().get(number)))
                .toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    /** For each setting the ranking of each query. */
    private static List<List<List<String>>> rankings(OneField field, Judged judged) {
        return IntStream.range(0, OneField.settings())
                .mapToObj(setting -> judged.asks().stream()
                        .map(ask -> field.ranked(ask.text(), setting))
                        .toList())
                .toList();
    }

    private static List<List<String>> ours(TestBed bed, String name, Judged judged, boolean areNeeds) {
        var names = List.copyOf(judged.texts().keySet());
        try (var engine = new SearchEngine(SearchSettings.at(bed.elasticsearch().uri()))) {
            var index = new SearchIndex(engine, name, "listing-v2");
            var terms = TermFiles.shipped();
            var listings = new ListingIndexElastic(
                    index, CentreFields.NONE, terms.lexicon().senses());
            listings.needsRebuild();
            listings.rebuild(
                    () -> IntStream.range(0, names.size())
                            .mapToObj(number -> listing(number, judged.texts().get(names.get(number)))),
                    () -> {});
            var searching = new SearchingElastic(index, terms.lexicon());
            var matching =
                    new MatchingElastic(index, terms.talk(), terms.lexicon().senses());
            return judged.asks().stream()
                    .map(ask -> areNeeds ? needed(matching, ask.text()) : sought(searching, ask.text()))
                    .map(found ->
                            found.stream().map(id -> names.get(number(id))).toList())
                    .toList();
        }
    }

    private static List<ListingId> sought(SearchingElastic searching, String text) {
        var page = new Query.Page(Query.Page.LIMIT_MAX, Optional.empty());
        return searching.search(Query.of(text, TODAY).page(page)).items().stream()
                .map(hit -> hit.listing().id())
                .toList();
    }

    /** The first sentence of a need is its title. */
    private static List<ListingId> needed(Matching matching, String text) {
        var end = text.indexOf('。');
        var hasTitle = end > 0 && end <= 60;
        var need = NeedText.of(hasTitle ? text.substring(0, end) : "", hasTitle ? text.substring(end + 1) : text);
        return matching.forNeed(need, Matching.LIMIT_MAX).stream()
                .map(like -> like.listing().id())
                .toList();
    }

    private static ListingDocument listing(int number, Judged.Text text) {
        var title = Bilingual.of(text.title(), "");
        var subject = new Subject(
                new ApplicationNumber("20211%07d".formatted(9_000_000 + number)),
                title,
                Bilingual.of(text.abstractText(), ""),
                text.ipc().stream()
                        .map(symbol -> new IpcSymbol(symbol, 1, "00"))
                        .toList(),
                Optional.empty(),
                Optional.of(LocalDate.of(2041, 1, 1)));
        return new ListingDocument(
                new ListingId(new UUID(0x0199_0000_0000_7000L, 0x8000_0000_0000_0000L + number)),
                1,
                new Offer(
                        ListingMode.OPEN_LICENCE,
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Optional.empty(),
                        /* free= */ false,
                        Optional.empty(),
                        Set.of()),
                new Words(title, "", List.of(), List.of()),
                List.of(subject),
                List.of());
    }

    private static int number(ListingId id) {
        return (int) id.value().getLeastSignificantBits();
    }
}
