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
 * @param passage the text in which they stand, or how the summary or the abstract begins
 */
public record HitView(ListingDocument listing, List<Segment> title, List<Segment> passage) {

    /** How many characters of a text are shown where no word of the query stands in it: about two lines. */
    private static final int CHINESE_BEGINNING = 100;

    private static final int ENGLISH_BEGINNING = 220;

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

    /** The owner's own words, which are Chinese as a rule; the abstract for those who read the other language. */
    private static String beginning(ListingDocument listing, Language language) {
        var summary = listing.words().summary();
        var abstractText = listing.patents().stream()
                .map(patent -> patent.abstractText().in(language))
                .findFirst()
                .orElse("");
        var isSummaryRead = !summary.isBlank() && (language == Language.ZH || abstractText.isBlank());
        var text = isSummaryRead ? summary : abstractText;
        return cut(text, language == Language.ZH ? CHINESE_BEGINNING : ENGLISH_BEGINNING);
    }

    /** The beginning, up to the end of a word where words are written apart. */
    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        var space = text.lastIndexOf(' ', length);
        return text.substring(0, space > length / 2 ? space : length) + "…";
    }
}
