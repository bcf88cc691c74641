package org.penglai.identity;

import java.time.LocalDate;
import java.util.List;
import org.penglai.kernel.Actor;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Role;
import org.penglai.kernel.Tx;

/** Checks that organisations are what they say: an operator decides, never on the own organisation. */
public final class Verifying {

    private static final int QUEUE_MOST = 100;
    private static final int NOTE_MAX = 1000;

    private final Tx tx;
    private final Registrations registrations;
    private final OrganisationLaw law;
    private final OrganisationJournal journal;

    public Verifying(Tx tx, Registrations registrations, OrganisationLaw law, OrganisationJournal journal) {
        this.tx = tx;
        this.registrations = registrations;
        this.law = law;
        this.journal = journal;
    }

    /** A registration that waits, and by when it is answered. */
    public record Waiting(Registration registration, LocalDate since, LocalDate dueOn) {}

    /** What waits for an operator, the longest waiting first; at most a hundred. */
    public List<Waiting> waiting() {
        return registrations.waiting(QUEUE_MOST).stream()
                .map(registration -> {
                    var since = registration.standing().waitingSince().orElseThrow();
                    return new Waiting(registration, LegalDays.of(since), law.answerBy(since));
                })
                .toList();
    }

    /** Decides on an organisation. */
    public Registration decide(Actor operator, OrganisationId id, Registration.Decision decision, String note) {
        var said = note.strip();
        if (said.length() > NOTE_MAX) {
            throw Refusal.invalid("organisation.decision")
                    .violation("/note", "maxLength", java.util.Map.of("limit", NOTE_MAX));
        }
        return tx.run(now -> {
            if (!operator.is(Role.OPERATOR) || operator.actsFor(id)) {
                throw Refusal.forbidden("organisation.own-verification");
            }
            var next = registrations.requireLocked(id).decide(decision, said, law, now);
            registrations.save(next, now);
            var until = next.standing().until();
            registrations.decided(
                    id, new Registrations.Decided(next.version(), decision, said, until, operator.subject(), now));
            journal.decided(next, decision, operator);
            return next;
        });
    }
}
