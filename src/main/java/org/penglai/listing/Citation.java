package org.penglai.listing;

import java.time.LocalDate;
import java.util.Optional;
import org.penglai.kernel.Bilingual;

/**
 * Where a rule stands.
 *
 * @param text the law and its article in words
 * @param status whether the text binds, guides, or is a draft
 * @param validFrom first day on which it holds
 * @param validUntil last day on which it holds, where it has ended
 */
public record Citation(Bilingual text, Status status, LocalDate validFrom, Optional<LocalDate> validUntil) {

    /** What weight the text has. */
    public enum Status {
        IN_FORCE,
        GUIDANCE,
        ISSUED_TEXT_UNSEEN,
        DRAFT
    }

    public boolean isValidOn(LocalDate day) {
        return !day.isBefore(validFrom) && validUntil.filter(day::isAfter).isEmpty();
    }
}
