package org.penglai.listing;

import java.time.LocalDate;
import java.util.Optional;
import org.penglai.patent.ApplicationNumber;

/**
 * What binds a patent by acts on this platform, whether or not a register knows of it yet.
 *
 * @param reference the deal or listing
 * @param until the last day, where there is one
 */
public record Bond(ApplicationNumber patent, Kind kind, String reference, LocalDate since, Optional<LocalDate> until) {

    /** What it is. */
    public enum Kind {
        /** An exclusive or sole licence was agreed. */
        ONLY_LICENCE,
        /** An open licence was taken. */
        OPEN_LICENCE,
        /** Another licence was agreed. */
        LICENCE,
        /** An open licence is announced and on offer. */
        OPEN_OFFER
    }

    public boolean standsOn(LocalDate day) {
        return until.filter(day::isAfter).isEmpty();
    }
}
