package org.penglai.agency;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.penglai.kernel.Refusal;
import org.penglai.patent.ApplicationNumber;

/**
 * What an agency is appointed for, and for how long.
 *
 * @param patents for which; for all that the owner has or will have where none is named
 * @param from first day
 * @param until last day; without one it lasts until somebody ends it
 */
public record Scope(List<ApplicationNumber> patents, LocalDate from, Optional<LocalDate> until) {

    /** Who appoints for more than this appoints for all. */
    public static final int PATENTS_MAX = 200;

    public Scope {
        patents = patents.stream().distinct().toList();
        var refusal = Refusal.invalid("appointment.invalid");
        if (patents.size() > PATENTS_MAX) {
            refusal.violation("/patents", "maxItems", java.util.Map.of("limit", PATENTS_MAX));
        }
        if (until.filter(from::isAfter).isPresent()) {
            refusal.violation("/until", "appointment.backwards");
        }
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
    }

    /** Whether it is for all of the owner's patents. */
    public boolean isForAll() {
        return patents.isEmpty();
    }

    boolean covers(Collection<ApplicationNumber> numbers) {
        return isForAll() || patents.containsAll(numbers);
    }

    /** Whether the day is one of its days. */
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && !isOverOn(day);
    }

    boolean isOverOn(LocalDate day) {
        return until.filter(day::isAfter).isPresent();
    }
}
