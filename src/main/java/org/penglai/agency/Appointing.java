package org.penglai.agency;

import java.util.List;
import java.util.Optional;
import org.penglai.identity.OrganisationKind;
import org.penglai.identity.Organisations;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Ids;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;
import org.penglai.patent.Patents;

/** Use case: an owner appoints an agency, the agency answers, and either ends it. */
public final class Appointing {

    private static final int REASON_MAX = 500;

    /** How many appointments whose last day is over are ended in one round. */
    private static final int ROUND = 100;

    private final Tx tx;
    private final Ids ids;
    private final Appointments appointments;
    private final Sources sources;
    private final AppointmentJournal journal;

    /** Where it looks. */
    public record Sources(Organisations organisations, Patents patents) {}

    public Appointing(Tx tx, Ids ids, Appointments appointments, Sources sources, AppointmentJournal journal) {
        this.tx = tx;
        this.ids = ids;
        this.appointments = appointments;
        this.sources = sources;
        this.journal = journal;
    }

    /** Asks the agency to act for the caller's organisation. */
    public Appointment.Proposed propose(Actor owner, OrganisationId agency, Scope scope) {
        return tx.run(now -> {
            var refusal = Refusal.invalid("appointment.invalid");
            requireAgency(agency, refusal);
            requireOwned(owner.organisation(), scope, refusal);
            if (scope.isOverOn(LegalDays.of(now))) {
                refusal.violation("/until", "appointment.over");
            }
            if (!refusal.violations().isEmpty()) {
                throw refusal;
            }
            requireNoneOpen(owner.organisation(), agency);
            var head = new Appointment.Head(new AppointmentId(ids.next()), owner.organisation(), agency, scope, now);
            var proposed = new Appointment.Proposed(head);
            appointments.add(proposed);
            journal.tell(AppointmentJournal.PROPOSED, proposed);
            return proposed;
        });
    }

    /** The agency takes it on. */
    public Appointment.Accepted accept(Actor agency, AppointmentId id) {
        return tx.run(now -> {
            var proposed = proposed(agency, id, "ACCEPT");
            if (proposed.head().scope().isOverOn(LegalDays.of(now))) {
                throw Refusal.conflict("appointment.over");
            }
            var next = proposed.accept(now);
            appointments.save(next);
            journal.tell(AppointmentJournal.ACCEPTED, next);
            return next;
        });
    }

    /** The agency does not take it on. */
    public Appointment.Declined decline(Actor agency, AppointmentId id, String reason) {
        return tx.run(now -> {
            var next = proposed(agency, id, "DECLINE").decline(bounded(reason), now);
            appointments.save(next);
            journal.tell(AppointmentJournal.DECLINED, next);
            return next;
        });
    }

    /** Either side ends what holds; the owner also takes back what was not answered. */
    public Appointment.Ended end(Actor side, AppointmentId id, String reason) {
        return tx.run(now -> {
            var known = locked(side, id);
            var why = bounded(reason);
            var next = switch (known) {
                case Appointment.Accepted accepted -> accepted.end(side.organisation(), why, now);
                case Appointment.Proposed proposed
                when side.actsFor(proposed.head().owner()) -> proposed.takeBack(why, now);
                default -> throw wrongState(known, "END");
            };
            appointments.save(next);
            journal.tell(AppointmentJournal.ENDED, next);
            return next;
        });
    }

    /** Ends what has had its last day; each in a transaction of its own. Answers how many. */
    public int runOut() {
        var over = tx.run(now -> appointments.over(LegalDays.of(now), ROUND));
        over.forEach(id -> tx.run(now -> {
            appointments.lock(id).ifPresent(known -> {
                if (known instanceof Appointment.Accepted accepted
                        && accepted.head().scope().isOverOn(LegalDays.of(now))) {
                    var next = accepted.runOut(now);
                    appointments.save(next);
                    journal.tell(AppointmentJournal.ENDED, next);
                }
            });
            return id;
        }));
        return over.size();
    }

    /** The caller's own, on either side, newest first. */
    public List<Appointment> of(Actor side, int limit) {
        return appointments.of(side.organisation(), limit);
    }

    /** Only the agency answers, whoever else knows of it. */
    private Appointment.Proposed proposed(Actor agency, AppointmentId id, String action) {
        var known = locked(agency, id);
        if (!agency.actsFor(known.head().agency())) {
            throw Refusal.forbidden("appointment.not-agency");
        }
        if (!(known instanceof Appointment.Proposed proposed)) {
            throw wrongState(known, action);
        }
        return proposed;
    }

    private Appointment locked(Actor side, AppointmentId id) {
        return appointments.lock(id).filter(known -> known.isOf(side)).orElseThrow(() -> Appointments.unknown(id));
    }

    private void requireAgency(OrganisationId agency, Refusal refusal) {
        var known = sources.organisations().find(agency);
        if (known.filter(found -> found.kind() == OrganisationKind.AGENCY).isEmpty()) {
            refusal.violation("/agency", "appointment.agency-unknown");
        }
    }

    private void requireOwned(OrganisationId owner, Scope scope, Refusal refusal) {
        var known = sources.patents().findAll(scope.patents());
        for (var at = 0; at < scope.patents().size(); at++) {
            var number = scope.patents().get(at);
            if (Optional.ofNullable(known.get(number))
                    .filter(patent -> patent.isOwnedBy(owner))
                    .isEmpty()) {
                refusal.violation(
                        "/patents/" + at, "appointment.not-owned", java.util.Map.of("number", number.canonical()));
            }
        }
    }

    private void requireNoneOpen(OrganisationId owner, OrganisationId agency) {
        appointments.of(owner, Integer.MAX_VALUE).stream()
                .filter(one -> one instanceof Appointment.Proposed)
                .filter(one -> one.head().agency().equals(agency))
                .findFirst()
                .ifPresent(open -> {
                    throw Refusal.conflict("appointment.exists")
                            .with("appointment", open.id().toString());
                });
    }

    private static String bounded(String reason) {
        var said = reason.strip();
        if (said.length() > REASON_MAX) {
            throw Refusal.invalid("appointment.invalid")
                    .violation("/reason", "maxLength", java.util.Map.of("limit", REASON_MAX));
        }
        return said;
    }

    private static Refusal wrongState(Appointment known, String action) {
        return Refusal.conflict("appointment.state")
                .with("state", known.state().name())
                .with("action", action);
    }
}
