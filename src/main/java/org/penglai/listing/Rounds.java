package org.penglai.listing;

import java.time.LocalDate;
import java.util.Optional;

/** How far each day's round through all open listings has come, so that it goes on after a crash and is made once. */
public interface Rounds {

    /** The round of that day as it stands, kept from others until the transaction ends; a new one where there is none. */
    Round of(LocalDate day);

    void save(Round round);

    /**
     * One day's round.
     *
     * @param after the last listing that was looked at
     * @param looked at how many it looked
     * @param changed how many it suspended, opened again or ended
     */
    record Round(LocalDate day, Optional<ListingId> after, int looked, int changed, boolean isOver) {

        Round on(ListingId last, int more, int moreChanged) {
            return new Round(day, Optional.of(last), looked + more, changed + moreChanged, /* isOver= */ false);
        }

        Round over(int more, int moreChanged) {
            return new Round(day, after, looked + more, changed + moreChanged, /* isOver= */ true);
        }
    }
}
