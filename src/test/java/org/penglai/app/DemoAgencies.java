package org.penglai.app;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.penglai.agency.AppointmentId;
import org.penglai.agency.Scope;
import org.penglai.kernel.OrganisationId;
import org.penglai.stack.DemoUsers;

/** Appointments of the demo's agency in every state: holding, declined, ended and waiting for an answer. */
final class DemoAgencies {

    private static final OrganisationId BROKER = DemoParties.id(DemoUsers.BROKER.organisation());

    private final Wiring made;
    private final DemoClock clock;

    DemoAgencies(Wiring made, DemoClock clock) {
        this.made = made;
        this.clock = clock;
    }

    void appoint() {
        clock.on(LocalDate.of(2021, 3, 1), () -> {
            var trial = accepted(DemoUsers.YANTAI_UNIVERSITY, from(LocalDate.of(2021, 3, 1), Optional.empty()));
            made.appointing.end(DemoPatents.actor(DemoUsers.YANTAI_UNIVERSITY), trial, "试行结束，另行委托（虚构）");
            var hasty = proposed(DemoUsers.JINAN_INSTITUTE, from(LocalDate.of(2021, 3, 1), Optional.empty()));
            made.appointing.decline(DemoPatents.actor(DemoUsers.BROKER), hasty, "人手不足，请来年再议（虚构）");
            return trial;
        });
        clock.on(LocalDate.of(2022, 1, 4), () -> {
            accepted(
                    DemoUsers.JINAN_INSTITUTE, from(LocalDate.of(2022, 1, 4), Optional.of(LocalDate.of(2027, 12, 31))));
            return accepted(DemoUsers.YANTAI_UNIVERSITY, from(LocalDate.of(2022, 1, 4), Optional.empty()));
        });
        clock.on(LocalDate.of(2026, 11, 18), () -> {
            proposed(DemoUsers.YANTAI_UNIVERSITY, from(LocalDate.of(2028, 1, 1), Optional.empty()));
            return proposed(DemoUsers.JINAN_INSTITUTE, from(LocalDate.of(2028, 1, 1), Optional.empty()));
        });
    }

    private static Scope from(LocalDate day, Optional<LocalDate> until) {
        return new Scope(List.of(), day, until);
    }

    private AppointmentId accepted(DemoUsers owner, Scope scope) {
        return made.appointing
                .accept(DemoPatents.actor(DemoUsers.BROKER), proposed(owner, scope))
                .id();
    }

    private AppointmentId proposed(DemoUsers owner, Scope scope) {
        return made.appointing.propose(DemoPatents.actor(owner), BROKER, scope).id();
    }
}
