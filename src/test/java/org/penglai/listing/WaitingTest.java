package org.penglai.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.penglai.patent.PatentSamples;

final class WaitingTest {

    private static final Period WITHIN = Period.ofDays(5);

    /** Late in the evening of the 21st by universal time it is the 22nd in the country. */
    private static final Instant SUBMITTED = Instant.parse("2026-11-21T17:00:00Z");

    @Test
    void ageAndLastDayCountLegalDays() {
        var waiting = waitingOn(LocalDate.parse("2026-11-25"));

        assertThat(waiting.age()).isEqualTo(3);
        assertThat(waiting.due()).isEqualTo("2026-11-27");
    }

    @Test
    void itIsOverdueOnTheDayAfterTheLastOnly() {
        assertThat(waitingOn(LocalDate.parse("2026-11-27")).overdue()).isFalse();
        assertThat(waitingOn(LocalDate.parse("2026-11-28")).overdue()).isTrue();
    }

    @Test
    void whatIsNotSubmittedDoesNotWait() {
        var draft = ListingSamples.draft(ListingMode.ORDINARY_LICENCE);

        assertThat(Waiting.of(inspected(draft, ListingSamples.TODAY), WITHIN)).isEmpty();
    }

    private static Waiting waitingOn(LocalDate day) {
        var submitted = ListingSamples.draft(ListingMode.ORDINARY_LICENCE)
                .submit(ListingSamples.eligible(ListingMode.ORDINARY_LICENCE), SUBMITTED);
        return Waiting.of(inspected(submitted, day), WITHIN).orElseThrow();
    }

    private static Inspecting.Inspected inspected(Listing listing, LocalDate day) {
        var candidate = new Candidate(
                listing.terms(),
                ListingSamples.university(),
                List.of(PatentSamples.granted()),
                new Surroundings(List.of(), List.of(), Optional.empty()),
                day);
        return new Inspecting.Inspected(listing, candidate, ListingSamples.assess(candidate));
    }
}
