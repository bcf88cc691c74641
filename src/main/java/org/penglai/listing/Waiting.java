package org.penglai.listing;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.penglai.identity.Organisation;
import org.penglai.kernel.LegalDays;

/**
 * A listing that waits for an officer (待审核), with its owner and what the gate says of it today.
 *
 * @param age full days that it has waited
 * @param due the last day on which it is to be decided
 */
public record Waiting(Listing.Submitted listing, Organisation owner, Eligibility eligibility, int age, LocalDate due) {

    static Optional<Waiting> of(Inspecting.Inspected found, Period within) {
        if (!(found.listing() instanceof Listing.Submitted submitted)) {
            return Optional.empty();
        }
        var since = LegalDays.of(submitted.submittedAt());
        var today = found.eligibility().day();
        return Optional.of(new Waiting(
                submitted,
                found.candidate().seller(),
                found.eligibility(),
                (int) ChronoUnit.DAYS.between(since, today),
                since.plus(within)));
    }

    public boolean overdue() {
        return due.isBefore(eligibility.day());
    }

    /** Rules that are not simply passed. */
    public List<String> open() {
        return eligibility.checks().stream()
                .filter(check -> !check.isPassed())
                .map(Check::rule)
                .distinct()
                .toList();
    }
}
