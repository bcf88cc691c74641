package org.penglai.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Role;

/**
 * An invitation to join an organisation (邀请), for one person and until a moment.
 *
 * @param purpose what the inviting administrator wrote to tell it from others
 */
public record Invitation(
        InvitationId id,
        OrganisationId organisation,
        Wanted wanted,
        String invitedBy,
        Instant invitedAt,
        Instant expiresAt,
        Optional<Ending> ending) {

    /** What the invited person is to be. */
    public record Wanted(String purpose, Set<Role> roles, boolean administrator) {
        private static final int PURPOSE_MAX = 60;

        public Wanted {
            purpose = purpose.strip();
            roles = Set.copyOf(roles);
            var refusal = Refusal.invalid("membership.invalid");
            if (roles.isEmpty()) {
                refusal.violation("/roles", "required");
            }
            if (purpose.length() > PURPOSE_MAX) {
                refusal.violation("/purpose", "maxLength", java.util.Map.of("limit", PURPOSE_MAX));
            }
            if (!refusal.violations().isEmpty()) {
                throw refusal;
            }
        }
    }

    /** How it came to its end before its time. */
    public record Ending(How how, Instant at, String by) {
        /** Somebody joined by it, or it was taken back. */
        public enum How {
            ACCEPTED,
            REVOKED
        }
    }

    /** What can be done with it now. */
    public enum State {
        OPEN,
        ACCEPTED,
        REVOKED,
        EXPIRED
    }

    public State stateAt(Instant now) {
        return ending.map(end -> end.how() == Ending.How.ACCEPTED ? State.ACCEPTED : State.REVOKED)
                .orElse(now.isBefore(expiresAt) ? State.OPEN : State.EXPIRED);
    }

    /** The same, come to its end; only an open one does. */
    Invitation end(Ending.How how, Instant now, String by) {
        var state = stateAt(now);
        if (state != State.OPEN) {
            throw Refusal.conflict("invitation.not-open")
                    .with("state", state.name())
                    .violation("", "invitation.state." + state.name());
        }
        return new Invitation(
                id, organisation, wanted, invitedBy, invitedAt, expiresAt, Optional.of(new Ending(how, now, by)));
    }
}
