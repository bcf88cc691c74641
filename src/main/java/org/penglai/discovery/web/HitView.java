package org.penglai.discovery.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.penglai.discovery.Hit;
import org.penglai.discovery.Hit.Highlight;
import org.penglai.discovery.Hit.Segment;
import org.penglai.discovery.ListingDocument;
import org.penglai.kernel.Language;

/**
 * A hit as the page shows it.
 *
 * @param title in the reader's language, with the words that were found
 * @param passage the text in which they stand, or how the abstract begins
 */
public record HitView(ListingDocument listing, List<Segment> title, List<Segment> passage) {

    /** How much of an abstract is shown where no word of the query stands in it. */
    private static final int BEGINNING = 140;

    public HitView {
        title = List.copyOf(title);
        passage = List.copyOf(passage);
    }

    static HitView of(Hit hit, FacetWords words) {
        var language = words.language();
        return new HitView(hit.listing(), title(hit, language), passage(hit, language));
    }

    public String href() {
        return "/listings/" + listing.id();
    }

    private static List<Segment> title(Hit hit, Language language) {
        var title = hit.listing().words().title();
        var isZh = title.in(language).equals(title.zh());
        return hit.highlight(isZh ? "titleZh" : "titleEn")
                .map(Highlight::segments)
                .orElse(List.of(new Segment(title.in(language), false)));
    }

    /** The reader's language first; where the words stand in the other language only, that. */
    private static List<Segment> passage(Hit hit, Language language) {
        var own = language == Language.ZH ? "Zh" : "En";
        var other = language == Language.ZH ? "En" : "Zh";
        return Stream.of("patents.abstract" + own, "summary", "patents.abstract" + other, "patents.title" + other)
                .map(hit::highlight)
                .flatMap(Optional::stream)
                .findFirst()
                .map(Highlight::segments)
                .orElseGet(() -> List.of(new Segment(beginning(hit.listing(), language), false)));
    }

    private static String beginning(ListingDocument listing, Language language) {
        var text = listing.words().summary().isBlank()
                ? listing.patents().stream()
                        .map(patent -> patent.abstractText().in(language))
                        .findFirst()
                        .orElse("")
                : listing.words().summary();
        return text.length() <= BEGINNING ? text : text.substring(0, BEGINNING) + "…";
    }
}
