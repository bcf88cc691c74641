package org.penglai.listing.web;

import java.util.List;
import java.util.Optional;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Role;
import org.penglai.listing.Listing;
import org.penglai.listing.PromotionalWords.Found;

/**
 * A word of advertisement with what stands around it, for those who can change or judge it.
 *
 * @param field which text
 * @param start where the word begins in that text
 */
public record Wording(String field, int start, int end, String before, String word, String after, Bilingual reason) {

    /** So many characters are shown on each side. */
    private static final int AROUND = 16;

    static List<Wording> of(List<Found> found, Listing listing, Optional<Actor> reader) {
        var works = reader.filter(actor -> listing.isSoldBy(actor) || actor.is(Role.OPERATOR))
                .isPresent();
        return works ? found.stream().map(Wording::of).toList() : List.of();
    }

    static Wording of(Found found) {
        var text = found.text();
        var from = Math.max(0, found.start() - AROUND);
        var to = Math.min(text.length(), found.end() + AROUND);
        return new Wording(
                found.field(),
                found.start(),
                found.end(),
                (from > 0 ? "…" : "") + text.substring(from, found.start()),
                found.word(),
                text.substring(found.end(), to) + (to < text.length() ? "…" : ""),
                found.reason());
    }
}
