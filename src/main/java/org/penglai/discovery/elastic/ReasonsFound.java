package org.penglai.discovery.elastic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.penglai.discovery.Likeness.Reasons;
import org.penglai.discovery.ListingDocument;
import org.penglai.discovery.ListingDocument.Subject;
import org.penglai.discovery.NeedText;
import org.penglai.kernel.Industry;
import org.penglai.kernel.Spelling;

/** Says why a listing fits a text: the text's words that stand in it and where, and the fields that both share. */
final class ReasonsFound {

    private static final int WORDS_MAX = 8;

    private ReasonsFound() {}

    /** @param words the text's words, the heaviest first */
    static Reasons of(ListingDocument listing, NeedText need, List<String> words, Set<String> agreed) {
        var texts = texts(listing);
        var shared = new ArrayList<String>();
        var fields = new LinkedHashSet<String>();
        for (var word : words) {
            var where = texts.entrySet().stream()
                    .filter(text -> text.getValue().contains(word))
                    .map(Map.Entry::getKey)
                    .toList();
            if (!where.isEmpty() && shared.size() < WORDS_MAX && isNew(word, shared)) {
                shared.add(word);
                fields.addAll(where);
            }
        }
        return new Reasons(shared, List.copyOf(fields), confirmed(listing, need), agreed, industries(listing, need));
    }

    /** A word that stands in another one says nothing besides it. */
    private static boolean isNew(String word, List<String> shared) {
        return shared.stream().noneMatch(other -> other.contains(word));
    }

    private static Map<String, String> texts(ListingDocument listing) {
        var texts = new LinkedHashMap<String, String>();
        var words = listing.words();
        texts.put(
                "title",
                plain(words.title().zh() + " " + words.title().en() + " "
                        + joined(
                                listing,
                                patent -> patent.title().zh() + " "
                                        + patent.title().en())));
        texts.put(
                "abstract",
                plain(joined(
                        listing,
                        patent -> patent.abstractText().zh() + " "
                                + patent.abstractText().en())));
        texts.put("summary", plain(words.summary()));
        texts.put("applicationFields", plain(String.join(" ", words.applicationFields())));
        texts.put("products", plain(String.join(" ", words.products())));
        return texts;
    }

    private static String joined(ListingDocument listing, Function<Subject, String> text) {
        return listing.patents().stream().map(text).collect(Collectors.joining(" "));
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static Set<String> confirmed(ListingDocument listing, NeedText need) {
        var symbols = listing.patents().stream()
                .flatMap(patent -> patent.ipc().stream())
                .map(symbol -> Spelling.plain(symbol.toString()))
                .toList();
        return need.ipc().stream()
                .filter(prefix -> symbols.stream().anyMatch(symbol -> symbol.startsWith(Spelling.plain(prefix))))
                .collect(Collectors.toSet());
    }

    private static Set<Industry> industries(ListingDocument listing, NeedText need) {
        return need.industries().stream()
                .filter(listing.offer().industries()::contains)
                .collect(Collectors.toSet());
    }
}
