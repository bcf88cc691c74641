package org.penglai.terms;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Language;

/**
 * One edition of a document (版本). It is written over while it is a draft and stands unchanged once it is announced.
 *
 * @param number from 1, without gaps
 * @param reason why it differs from the one before
 * @param revision how often the draft was written
 */
public record Edition(
        Document document,
        int number,
        Bilingual text,
        Bilingual reason,
        int revision,
        Optional<Announcement> announcement) {

    /** Longest text, in characters of one language. */
    public static final int TEXT_MAX = 20_000;

    /** Longest reason. */
    public static final int REASON_MAX = 1_000;

    /** When it was announced, and from when it is in force. */
    public record Announcement(Instant announcedAt, Instant inForceAt) {}

    public boolean isDraft() {
        return announcement.isEmpty();
    }

    /** Whether it was announced and is not in force yet: the time for comments. */
    public boolean isAwaited(Instant now) {
        return announcement.filter(given -> now.isBefore(given.inForceAt())).isPresent();
    }

    /** Whether its day has come; a later edition may have followed since. */
    public boolean hasBegun(Instant now) {
        return announcement.filter(given -> !now.isBefore(given.inForceAt())).isPresent();
    }

    /** The paragraphs in that language. */
    public List<String> paragraphs(Language language) {
        return text.in(language)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
