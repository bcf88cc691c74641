package org.penglai.identity.web;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.penglai.identity.Invitation;
import org.penglai.identity.InvitationId;
import org.penglai.identity.Membership;
import org.penglai.identity.MembershipId;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Role;
import org.penglai.platform.http.ApiRouter;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Endpoint;
import org.penglai.platform.http.Reply;

/** Members and invitations over the API. */
public final class MemberApi {

    private final Desk desk;

    public MemberApi(Desk desk) {
        this.desk = desk;
    }

    public Map<String, Endpoint> operations() {
        return Map.of(
                "listMembers", this::listMembers,
                "changeMember", this::changeMember,
                "removeMember", this::removeMember,
                "leaveOrganisation", this::leave,
                "inviteMember", this::invite,
                "listInvitations", this::invitations,
                "revokeInvitation", this::revoke,
                "getInvitation", this::invitation,
                "acceptInvitation", this::accept);
    }

    record MemberView(String id, String name, List<String> roles, boolean administrator, Instant joinedAt) {
        static MemberView of(Membership membership) {
            return new MemberView(
                    membership.id().toString(),
                    membership.person().name(),
                    codes(membership.roles()),
                    membership.administrator(),
                    membership.joinedAt());
        }
    }

    record MemberList(List<MemberView> items, List<String> offeredRoles) {}

    /** @param link to be sent to the invited person; only of an open one */
    record InvitationView(
            String id,
            String purpose,
            List<String> roles,
            boolean administrator,
            Invitation.State state,
            Instant invitedAt,
            Instant expiresAt,
            Optional<String> link) {}

    record InvitationList(List<InvitationView> items) {}

    /** What the holder of the link sees. */
    record OfferView(
            Bilingual organisation,
            List<String> roles,
            boolean administrator,
            Invitation.State state,
            Instant expiresAt) {}

    /** The body of {@code inviteMember} and {@code changeMember}. */
    record RolesForm(Optional<String> purpose, List<String> roles, Optional<Boolean> administrator) {}

    /** The body of {@code acceptInvitation}. */
    record JoinForm(Optional<String> contactName) {}

    private Reply listMembers(Call call) {
        var id = IdentityApi.id(call);
        var members = desk.staffing().members(call.actor(), id);
        return Reply.json(
                200,
                new MemberList(
                        members.stream().map(MemberView::of).toList(),
                        desk.staffing().offered(id).stream().map(Role::code).toList()));
    }

    private Reply changeMember(Call call) {
        var form = call.body(RolesForm.class);
        var changed = desk.staffing()
                .change(
                        call.actor(),
                        IdentityApi.id(call),
                        member(call),
                        roles(form.roles()),
                        form.administrator().orElse(false));
        return Reply.json(200, MemberView.of(changed));
    }

    private Reply removeMember(Call call) {
        desk.staffing().remove(call.actor(), IdentityApi.id(call), member(call));
        return Reply.noContent();
    }

    private Reply leave(Call call) {
        desk.staffing().leave(call.actor());
        return Reply.noContent();
    }

    private Reply invite(Call call) {
        var form = call.body(RolesForm.class);
        var id = IdentityApi.id(call);
        var made = desk.staffing()
                .invite(
                        call.actor(),
                        id,
                        new Invitation.Wanted(
                                form.purpose().orElse(""),
                                roles(form.roles()),
                                form.administrator().orElse(false)));
        return Reply.json(201, view(made, made.invitedAt()))
                .location(ApiRouter.BASE + "/invitations/" + desk.links().token(made.id()));
    }

    private Reply invitations(Call call) {
        var now = desk.staffing().now();
        return Reply.json(
                200,
                new InvitationList(desk.staffing().invitations(call.actor(), IdentityApi.id(call)).stream()
                        .map(each -> view(each, now))
                        .toList()));
    }

    private Reply revoke(Call call) {
        var invitation = call.id("invitation", "invitation.unknown", InvitationId::new);
        desk.staffing().revoke(call.actor(), IdentityApi.id(call), invitation);
        return Reply.noContent();
    }

    private Reply invitation(Call call) {
        var found = desk.staffing().invitation(desk.links().id(call.path("token")));
        return Reply.json(
                200,
                new OfferView(
                        desk.organisations().require(found.organisation()).name(),
                        codes(found.wanted().roles()),
                        found.wanted().administrator(),
                        found.stateAt(desk.staffing().now()),
                        found.expiresAt()));
    }

    private Reply accept(Call call) {
        var name = call.body(JoinForm.class).contactName().orElse("");
        var joined = desk.staffing().join(call.person(), desk.links().id(call.path("token")), name);
        return Reply.json(201, MemberView.of(joined));
    }

    private InvitationView view(Invitation invitation, Instant now) {
        var state = invitation.stateAt(now);
        return new InvitationView(
                invitation.id().toString(),
                invitation.wanted().purpose(),
                codes(invitation.wanted().roles()),
                invitation.wanted().administrator(),
                state,
                invitation.invitedAt(),
                invitation.expiresAt(),
                state == Invitation.State.OPEN ? Optional.of(desk.links().link(invitation.id())) : Optional.empty());
    }

    static MembershipId member(Call call) {
        return call.id("member", "membership.unknown", MembershipId::new);
    }

    static Set<Role> roles(List<String> codes) {
        try {
            return codes.stream().map(Role::of).collect(Collectors.toUnmodifiableSet());
        } catch (IllegalArgumentException foreign) {
            throw Refusal.invalid("membership.invalid").violation("/roles", "choose");
        }
    }

    static List<String> codes(Set<Role> roles) {
        return roles.stream().sorted(Comparator.naturalOrder()).map(Role::code).toList();
    }
}
