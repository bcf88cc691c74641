package org.penglai.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.penglai.kernel.OrganisationId;

/** Who belongs to which organisation, and who is invited. */
public interface Memberships {

    /** The person's membership that goes on. */
    Optional<Membership> current(String subject);

    /** Those whose membership goes on, the earliest first. */
    List<Membership> of(OrganisationId organisation);

    void add(Membership membership);

    void save(Membership membership);

    void end(MembershipId id, Instant at);

    /** Invitations of the organisation, the latest first. */
    List<Invitation> invitations(OrganisationId organisation, int most);

    Optional<Invitation> find(InvitationId id);

    /** The same, nobody else changing it until the transaction ends. */
    Optional<Invitation> lock(InvitationId id);

    void add(Invitation invitation);

    /** Enters how it ended. */
    void save(Invitation ended);
}
