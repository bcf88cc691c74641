package org.penglai.agency;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;

/** The appointments of agencies. */
public interface Appointments {

    Optional<Appointment> find(AppointmentId id);

    /** The appointment, kept from changing until the transaction ends. */
    Optional<Appointment> lock(AppointmentId id);

    void add(Appointment.Proposed proposed);

    /** Saves the next state of a locked appointment. */
    void save(Appointment next);

    /** Those of which the organisation is one side, newest first. */
    List<Appointment> of(OrganisationId organisation, int limit);

    /** What the agency has accepted and nobody has ended, the oldest first; whether it holds on a day says each. */
    List<Appointment.Accepted> accepted(OrganisationId agency);

    /** What the owner's agencies have accepted and nobody has ended, the oldest first. */
    List<Appointment.Accepted> given(OrganisationId owner);

    /** What was accepted and whose last day is before that one. */
    List<AppointmentId> over(LocalDate day, int limit);

    /** The refusal for an appointment that does not exist, or must not be known to. */
    static Refusal unknown(AppointmentId id) {
        return Refusal.unknown("appointment.unknown").with("id", id.toString());
    }
}
