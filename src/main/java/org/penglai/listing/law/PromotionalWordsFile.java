package org.penglai.listing.law;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.penglai.kernel.Bilingual;
import org.penglai.listing.Citation;
import org.penglai.listing.PromotionalWords;

/** The file of promotional words; a word that stands there twice, or without its reason, keeps the server from starting. */
public final class PromotionalWordsFile {

    private static final String SHIPPED = "/law/promotional-words.yaml";

    private PromotionalWordsFile() {}

    /** A text in both languages. */
    record Words(String zh, String en) {}

    /** Words with their reason, as written. */
    record WrittenEntry(Words reason, List<String> words) {}

    /** Where the rule stands, as written. */
    record WrittenSource(Words law, Words article, Citation.Status status, LocalDate validFrom) {}

    /** The whole file as written. */
    record Written(WrittenSource source, List<WrittenEntry> entries) {
        PromotionalWords words() {
            var seen = new HashSet<String>();
            entries.stream().flatMap(entry -> entry.words.stream()).forEach(word -> {
                if (word.isBlank() || !seen.add(word)) {
                    throw new IllegalStateException("listed twice, or empty: " + word);
                }
            });
            var text = Bilingual.of(
                    "《" + source.law.zh + "》" + source.article.zh, source.law.en + ", " + source.article.en);
            return new PromotionalWords(
                    entries.stream()
                            .map(entry -> new PromotionalWords.Entry(
                                    entry.words, Bilingual.of(entry.reason.zh, entry.reason.en)))
                            .toList(),
                    new Citation(text, source.status, source.validFrom, Optional.empty()));
        }
    }

    /** The data that is shipped. */
    public static PromotionalWords shipped() {
        try (var file = PromotionalWordsFile.class.getResourceAsStream(SHIPPED)) {
            if (file == null) {
                throw new IllegalStateException("missing from the jar: " + SHIPPED);
            }
            return read(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Reads a file of that form. */
    static PromotionalWords read(InputStream file) throws IOException {
        return ListingLawFile.YAML.readValue(file, Written.class).words();
    }
}
