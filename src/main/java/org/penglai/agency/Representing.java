package org.penglai.agency;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.penglai.kernel.OrganisationId;
import org.penglai.patent.ApplicationNumber;

/** Says which agency may act for which owner, on a day and in matters of which patents. */
public final class Representing {

    private final Appointments appointments;

    public Representing(Appointments appointments) {
        this.appointments = appointments;
    }

    /** Whether the agency may act for the owner. */
    public boolean mayAct(
            OrganisationId agency, OrganisationId owner, Collection<ApplicationNumber> patents, LocalDate day) {
        return appointments.accepted(agency).stream()
                .anyMatch(one -> one.head().owner().equals(owner) && one.lets(day, patents));
    }

    /** What holds for the agency on the day. */
    public List<Appointment.Accepted> heldBy(OrganisationId agency, LocalDate day) {
        return appointments.accepted(agency).stream()
                .filter(one -> one.head().scope().holdsOn(day))
                .toList();
    }

    /** The agencies that may act for the owner on the day, in matters of some of its patents at least. */
    public Set<OrganisationId> agenciesOf(OrganisationId owner, LocalDate day) {
        var found = new LinkedHashSet<OrganisationId>();
        appointments.given(owner).stream()
                .filter(one -> one.head().scope().holdsOn(day))
                .forEach(one -> found.add(one.head().agency()));
        return found;
    }
}
