package org.penglai.discovery.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.penglai.discovery.Hit.Highlight;
import org.penglai.discovery.Hit.Segment;

/**
 * The passages in which the words stand. The engine marks them with two control characters, which are cut out again
 * here, so that texts never reach a page as markup.
 */
final class Passages {

    private static final char OPEN = '\u0001';
    private static final char CLOSE = '\u0002';

    private static final List<String> TITLES = List.of("titleZh", "titleEn", "patents.titleZh", "patents.titleEn");
    private static final List<String> TEXTS = List.of(
            "summary",
            "applicationFields",
            "products",
            "patents.abstractZh",
            "patents.abstractEn",
            "patents.claimsZh",
            "patents.claimsEn");

    private static final Map<String, Object> WHOLE = Map.of("number_of_fragments", 0);
    private static final Map<String, Object> PART = Map.of("number_of_fragments", 1, "fragment_size", 140);

    private Passages() {}

    /** The question, for the words that are to be marked. */
    static Map<String, Object> request(Map<String, Object> marked) {
        var fields = new LinkedHashMap<String, Object>();
        TITLES.forEach(field -> fields.put(field, WHOLE));
        TEXTS.forEach(field -> fields.put(field, PART));
        return Map.of(
                "pre_tags",
                List.of(String.valueOf(OPEN)),
                "post_tags",
                List.of(String.valueOf(CLOSE)),
                "require_field_match",
                false,
                "highlight_query",
                marked,
                "fields",
                fields);
    }

    /** The answer of one hit, titles first. */
    static List<Highlight> read(JsonNode answer) {
        var found = new ArrayList<Highlight>();
        Stream.concat(TITLES.stream(), TEXTS.stream())
                .forEach(field -> answer.path(field)
                        .forEach(passage -> found.add(new Highlight(field, segments(passage.asText())))));
        return found;
    }

    /** Cuts at the marks; marked pieces that touch, as overlapping pairs do, become one. */
    static List<Segment> segments(String marked) {
        var segments = new ArrayList<Segment>();
        var piece = new StringBuilder();
        var isHit = false;
        for (var i = 0; i < marked.length(); i++) {
            var sign = marked.charAt(i);
            if (sign == OPEN || sign == CLOSE) {
                add(segments, piece, isHit);
                isHit = sign == OPEN;
            } else {
                piece.append(sign);
            }
        }
        add(segments, piece, isHit);
        return List.copyOf(segments);
    }

    private static void add(List<Segment> segments, StringBuilder piece, boolean isHit) {
        if (piece.isEmpty()) {
            return;
        }
        var text = piece.toString();
        piece.setLength(0);
        if (!segments.isEmpty() && segments.getLast().hit() == isHit) {
            text = segments.removeLast().text() + text;
        }
        segments.add(new Segment(text, isHit));
    }
}
