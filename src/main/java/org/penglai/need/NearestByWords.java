package org.penglai.need;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.penglai.discovery.Filters;
import org.penglai.discovery.Hit;
import org.penglai.discovery.Query;
import org.penglai.discovery.Searching;
import org.penglai.discovery.Sort;

/** {@link Nearest} by the search for words: the title of a need and the words that are about its matter. */
public final class NearestByWords implements Nearest {

    private final Searching searching;
    private final Talk talk;
    private final Supplier<LocalDate> today;

    public NearestByWords(Searching searching, Talk talk, Supplier<LocalDate> today) {
        this.searching = searching;
        this.talk = talk;
        this.today = today;
    }

    @Override
    public List<Near> to(NeedContent content, NeedFields fields, int limit) {
        var page = new Query.Page(limit, Optional.empty());
        var hits = searching
                .search(new Query(asked(content), Filters.NONE, Sort.RELEVANCE, /* facets= */ false, page, today.get()))
                .items();
        return hits.stream()
                .map(hit -> new Near(hit.listing(), nearness(hit, hits)))
                .toList();
    }

    private static int nearness(Hit hit, List<Hit> hits) {
        var best = hits.getFirst().score().orElse(0f);
        var share = best <= 0 ? 0 : (double) Comparison.WHOLE * hit.score().orElse(0f) / best;
        return Math.clamp(Math.round(share), 0, Comparison.WHOLE);
    }

    /** As much as is searched at once. */
    private String asked(NeedContent content) {
        var text = new StringBuilder(content.title());
        for (var stretch : talk.stretches(content.use() + "\n" + content.text())) {
            if (text.length() + 1 + stretch.length() > Query.TEXT_MAX) {
                break;
            }
            if (text.indexOf(stretch) < 0) {
                text.append(' ').append(stretch);
            }
        }
        return text.toString();
    }
}
