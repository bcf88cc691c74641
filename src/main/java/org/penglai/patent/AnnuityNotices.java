package org.penglai.patent;

import java.time.LocalDate;
import java.util.Optional;

/** Which warnings of annuities have been given, and for which day all patents were gone through. */
public interface AnnuityNotices {

    /** Stands for the notice that the due day has passed. */
    int OVERDUE = -1;

    /** Takes note of a notice; false when it had been given before. */
    boolean give(ApplicationNumber number, LocalDate dueOn, int days);

    /** The last day for which all patents were gone through. */
    Optional<LocalDate> lastRound();

    /** All patents were gone through for the day. */
    void roundDone(LocalDate day);
}
