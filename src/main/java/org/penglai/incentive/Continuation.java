package org.penglai.incentive;

import java.time.LocalDate;
import org.penglai.kernel.Bilingual;

/**
 * A dated statement that a programme goes on after its own term (延续).
 *
 * @param from first day of it
 * @param to last day of it
 * @param basis entered by an official, or assumed for demonstration
 * @param enteredOn day on which it was stated
 * @param note why it is held to go on
 */
public record Continuation(LocalDate from, LocalDate to, Basis basis, LocalDate enteredOn, Bilingual note) {

    /** What a continuation rests on. */
    public enum Basis {
        ENTERED,
        /** Nobody has decided it; every trace and total that uses it says so. */
        ASSUMED
    }

    boolean covers(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
