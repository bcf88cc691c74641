package org.penglai.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;

/** What organisations say of themselves, with its history. */
public interface Registrations {

    Optional<Registration> find(OrganisationId id);

    /** The same, nobody else changing it until the transaction ends. */
    Optional<Registration> lock(OrganisationId id);

    /** Enters a new one. */
    void add(Registration registration, Instant now);

    /** Enters the next version; figures that differ from the latest join their history. */
    void save(Registration next, Instant now);

    /** Those that wait for an operator, the longest waiting first. */
    List<Registration> waiting(int most);

    /** What it said of its years, the latest word first. */
    List<Past> figures(OrganisationId id);

    /** Puts a decision on record. */
    void decided(OrganisationId id, Decided decided);

    /** What was decided on it, the latest first. */
    List<Decided> decisions(OrganisationId id);

    /** Figures as they were said then. */
    record Past(YearFigures figures, Instant enteredAt) {}

    /** A decision as it was made. */
    record Decided(
            long version,
            Registration.Decision decision,
            String note,
            Optional<LocalDate> until,
            String by,
            Instant at) {}

    /** The registration, or a 404 refusal. */
    default Registration require(OrganisationId id) {
        return find(id).orElseThrow(() -> unknown(id));
    }

    /** The registration, locked, or a 404 refusal. */
    default Registration requireLocked(OrganisationId id) {
        return lock(id).orElseThrow(() -> unknown(id));
    }

    private static Refusal unknown(OrganisationId id) {
        return Refusal.unknown("organisation.unknown").with("id", id);
    }
}
