package org.penglai.keeping;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.penglai.kernel.Actor;

/** Where personal data are looked for, in all records at once. */
public interface PersonalRecords {

    /** A thing found, by the id of its record kind. */
    record Found(String kind, String what, Instant since, boolean stays, Optional<LocalDate> until) {}

    List<Found> of(Actor person);
}
