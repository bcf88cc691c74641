package org.penglai.need;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Industry;
import org.penglai.need.Nearest.Near;
import org.penglai.patent.IpcSymbol;

/**
 * What a firm is asked to confirm: the fields and industries that the listings nearest to its words agree on. Each hit has a
 * vote of the weight of its nearness, shared among its subclasses, so that one far hit decides nothing.
 *
 * @param complete whether the search could be asked
 */
public record Proposals(List<Field> ipc, List<IndustryShare> industries, boolean complete) {

    public static final Proposals NONE = new Proposals(List.of(), List.of(), /* complete= */ false);

    /** At the most so many fields are proposed; more would have to be read, not confirmed. */
    private static final int FIELDS = 5;

    private static final int INDUSTRIES = 3;

    /** A field that fewer hits share than this is chance, unless hardly anything was found. */
    private static final int AGREEING = 2;

    /** Least share of the vote, in thousandths. */
    private static final int LEAST = 60;

    private static final int EXAMPLES = 2;
    private static final int WHOLE = 1000;

    public Proposals {
        ipc = List.copyOf(ipc);
        industries = List.copyOf(industries);
    }

    /**
     * A field.
     *
     * @param symbol IPC subclass
     * @param share of the vote, in thousandths
     * @param examples titles of what was found in it
     */
    public record Field(String symbol, int share, List<Bilingual> examples) {
        public Field {
            examples = List.copyOf(examples);
        }
    }

    /** An industry with its share of the vote, in thousandths. */
    public record IndustryShare(Industry industry, int share) {}

    /** Collects the votes for one field. */
    private static final class Votes {
        private long weight;
        private int hits;
        private final List<Bilingual> examples = new ArrayList<>();

        void add(long vote, Bilingual title) {
            weight += vote;
            hits++;
            if (examples.size() < EXAMPLES) {
                examples.add(title);
            }
        }
    }

    /** What the hits, nearest first, agree on. */
    static Proposals of(List<Near> hits) {
        var fields = new LinkedHashMap<String, Votes>();
        var industries = new HashMap<Industry, Long>();
        var cast = 0L;
        for (var hit : hits) {
            var vote = (long) hit.nearness();
            var subclasses = hit.listing().patents().stream()
                    .flatMap(patent -> patent.ipc().stream())
                    .map(IpcSymbol::subclass)
                    .distinct()
                    .toList();
            for (var subclass : subclasses) {
                fields.computeIfAbsent(subclass, one -> new Votes())
                        .add(vote / subclasses.size(), hit.listing().words().title());
            }
            hit.listing().offer().industries().forEach(one -> industries.merge(one, vote, Long::sum));
            cast += vote;
        }
        return new Proposals(fields(fields, cast, hits.size()), industries(industries, cast), /* complete= */ true);
    }

    private static List<Field> fields(Map<String, Votes> votes, long cast, int hits) {
        return votes.entrySet().stream()
                .filter(entry -> entry.getValue().hits >= AGREEING || hits <= AGREEING)
                .map(entry ->
                        new Field(entry.getKey(), share(entry.getValue().weight, cast), entry.getValue().examples))
                .filter(field -> field.share() >= LEAST)
                .sorted(Comparator.comparingInt(Field::share).reversed().thenComparing(Field::symbol))
                .limit(FIELDS)
                .toList();
    }

    private static List<IndustryShare> industries(Map<Industry, Long> votes, long cast) {
        return votes.entrySet().stream()
                .map(entry -> new IndustryShare(entry.getKey(), share(entry.getValue(), cast)))
                .filter(one -> one.share() >= LEAST)
                .sorted(Comparator.comparingInt(IndustryShare::share).reversed().thenComparing(IndustryShare::industry))
                .limit(INDUSTRIES)
                .toList();
    }

    private static int share(long votes, long cast) {
        return cast == 0 ? 0 : (int) (votes * WHOLE / cast);
    }
}
