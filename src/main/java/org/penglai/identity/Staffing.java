package org.penglai.identity;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Ids;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Person;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Role;
import org.penglai.kernel.Tx;

/**
 * Who belongs to an organisation and acts as what: its administrators invite, change and remove, everybody may leave, and one
 * administrator always stays. Whoever changes this holds the organisation's row, so that two cannot leave at once.
 */
public final class Staffing {

    private static final int INVITATIONS_MOST = 100;

    private final Tx tx;
    private final Ids ids;
    private final Registrations registrations;
    private final Memberships memberships;
    private final OrganisationLaw law;

    public Staffing(Tx tx, Ids ids, Registrations registrations, Memberships memberships, OrganisationLaw law) {
        this.tx = tx;
        this.ids = ids;
        this.registrations = registrations;
        this.memberships = memberships;
        this.law = law;
    }

    /** Who belongs to the actor's own organisation. */
    public List<Membership> members(Actor actor, OrganisationId id) {
        requireOwn(actor, id);
        return memberships.of(id);
    }

    /** Whether the actor administers that organisation. */
    public boolean administers(Actor actor, OrganisationId id) {
        return administrator(memberships, actor, id);
    }

    /** Refuses unless the actor administers that organisation. */
    public void requireAdministers(Actor actor, OrganisationId id) {
        requireAdministrator(memberships, actor, id);
    }

    /** What members may act as: what the kind offers; in a public office what somebody there holds already. */
    public List<Role> offered(OrganisationId id) {
        var kind = registrations.require(id).content().kind();
        var roles = new LinkedHashSet<>(kind.roles());
        if (kind == OrganisationKind.GOVERNMENT) {
            memberships.of(id).forEach(member -> roles.addAll(member.roles()));
        }
        return List.copyOf(roles);
    }

    /** Invites somebody; the link is the bearer's, once and until it ends. */
    public Invitation invite(Actor actor, OrganisationId id, Invitation.Wanted wanted) {
        return tx.run(now -> {
            requireAdministrator(memberships, actor, id);
            requireOffered(id, wanted.roles());
            var invitation = new Invitation(
                    new InvitationId(ids.next()),
                    id,
                    wanted,
                    actor.subject(),
                    now,
                    law.invitationEnds(now),
                    Optional.empty());
            memberships.add(invitation);
            return invitation;
        });
    }

    /** The invitations of an organisation, for its administrators. */
    public List<Invitation> invitations(Actor actor, OrganisationId id) {
        requireAdministrator(memberships, actor, id);
        return memberships.invitations(id, INVITATIONS_MOST);
    }

    /** Takes an open invitation back. */
    public void revoke(Actor actor, OrganisationId id, InvitationId invitation) {
        tx.run(now -> {
            requireAdministrator(memberships, actor, id);
            var open = memberships
                    .lock(invitation)
                    .filter(found -> found.organisation().equals(id))
                    .orElseThrow(Staffing::unknownInvitation);
            memberships.save(open.end(Invitation.Ending.How.REVOKED, now, actor.subject()));
            return now;
        });
    }

    /** The invitation with its organisation's registration, for whoever holds the link. */
    public Invitation invitation(InvitationId id) {
        return memberships.find(id).orElseThrow(Staffing::unknownInvitation);
    }

    /** The moment it is now, by the one clock. */
    public Instant now() {
        return tx.run(now -> now);
    }

    /** Joins by an invitation. */
    public Membership join(Person person, InvitationId id, String contactName) {
        return tx.run(now -> {
            memberships.current(person.subject()).ifPresent(membership -> {
                throw memberAlready(membership);
            });
            var invitation = memberships.lock(id).orElseThrow(Staffing::unknownInvitation);
            memberships.save(invitation.end(Invitation.Ending.How.ACCEPTED, now, person.subject()));
            var joined = new Membership(
                    new MembershipId(ids.next()),
                    Enrolling.named(person, contactName),
                    invitation.organisation(),
                    invitation.wanted().roles(),
                    invitation.wanted().administrator(),
                    now);
            memberships.add(joined);
            return joined;
        });
    }

    /** Says what a member acts as from now on. */
    public Membership change(
            Actor actor, OrganisationId id, MembershipId member, Set<Role> roles, boolean administrator) {
        return tx.run(now -> {
            requireAdministrator(memberships, actor, id);
            registrations.requireLocked(id);
            var wanted = new Invitation.Wanted("", roles, administrator);
            requireOffered(id, wanted.roles());
            var before = member(id, member);
            if (before.administrator() && !administrator) {
                requireAnotherAdministrator(before);
            }
            var next = before.acting(wanted.roles(), administrator);
            memberships.save(next);
            return next;
        });
    }

    /** Ends a member's membership. */
    public void remove(Actor actor, OrganisationId id, MembershipId member) {
        tx.run(now -> {
            requireAdministrator(memberships, actor, id);
            registrations.requireLocked(id);
            end(member(id, member), now);
            return now;
        });
    }

    /** Ends the actor's own membership. */
    public void leave(Actor actor) {
        tx.run(now -> {
            registrations.requireLocked(actor.organisation());
            var own = memberships.current(actor.subject()).orElseThrow(Staffing::unknownMember);
            end(own, now);
            return now;
        });
    }

    private void end(Membership membership, Instant now) {
        if (membership.administrator()) {
            requireAnotherAdministrator(membership);
        }
        memberships.end(membership.id(), now);
    }

    private Membership member(OrganisationId id, MembershipId member) {
        return memberships.of(id).stream()
                .filter(found -> found.id().equals(member))
                .findFirst()
                .orElseThrow(Staffing::unknownMember);
    }

    private void requireAnotherAdministrator(Membership leaving) {
        var others = memberships.of(leaving.organisation()).stream()
                .anyMatch(other -> other.administrator() && !other.id().equals(leaving.id()));
        if (!others) {
            throw Refusal.conflict("membership.last-administrator");
        }
    }

    private void requireOffered(OrganisationId id, Set<Role> roles) {
        var offered = offered(id);
        var foreign =
                roles.stream().filter(role -> !offered.contains(role)).sorted().toList();
        if (!foreign.isEmpty()) {
            throw Refusal.invalid("membership.invalid")
                    .violation(
                            "/roles",
                            "membership.role-not-offered",
                            java.util.Map.of(
                                    "roles",
                                    String.join(
                                            ", ",
                                            foreign.stream().map(Role::code).toList())));
        }
    }

    static void requireOwn(Actor actor, OrganisationId id) {
        if (!actor.actsFor(id)) {
            throw Refusal.forbidden("organisation.not-yours");
        }
    }

    static void requireAdministrator(Memberships memberships, Actor actor, OrganisationId id) {
        requireOwn(actor, id);
        if (!administrator(memberships, actor, id)) {
            throw Refusal.forbidden("organisation.not-administrator");
        }
    }

    private static boolean administrator(Memberships memberships, Actor actor, OrganisationId id) {
        return actor.actsFor(id)
                && memberships
                        .current(actor.subject())
                        .filter(Membership::administrator)
                        .filter(own -> own.organisation().equals(id))
                        .isPresent();
    }

    static Refusal memberAlready(Membership membership) {
        return Refusal.conflict("membership.exists")
                .with("organisation", membership.organisation().toString());
    }

    private static Refusal unknownInvitation() {
        return Refusal.unknown("invitation.unknown");
    }

    private static Refusal unknownMember() {
        return Refusal.unknown("membership.unknown");
    }
}
