package org.penglai.identity.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.penglai.identity.Invitation;
import org.penglai.identity.InvitationId;
import org.penglai.identity.Membership;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Role;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Choice;
import org.penglai.platform.http.Form;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Problems;
import org.penglai.platform.http.Reply;

/** Pages of members: who they are, whom they invite, and joining by an invitation's link. */
public final class MemberPages {

    private static final String MEMBERS = "/organisations/:id/members";
    private static final String INVITATIONS = "/organisations/:id/invitations";

    private final Desk desk;
    private final Pages pages;

    public MemberPages(Desk desk, Pages pages) {
        this.desk = desk;
        this.pages = pages;
    }

    /** An invitation with its state, and its link while it is open. */
    public record Row(Invitation invitation, Invitation.State state, Optional<String> link) {}

    /**
     * What the members' page shows.
     *
     * @param tried which form was refused: {@code invite}, {@code leave} or a membership's id
     */
    public record MembersModel(
            OrganisationId id,
            Bilingual organisation,
            List<Membership> members,
            List<Row> invitations,
            List<Choice> roles,
            boolean administers,
            String subject,
            String tried,
            Form form,
            Problems.@Nullable Shown problem) {}

    /** What the holder of a link sees. */
    public record JoinModel(
            String token,
            Bilingual organisation,
            Invitation invitation,
            Invitation.State state,
            boolean member,
            Form form,
            Problems.@Nullable Shown problem) {}

    public List<PageRoute> routes() {
        return List.of(
                PageRoute.get(MEMBERS, "listMembers", this::members),
                PageRoute.post(MEMBERS + "/:member", "changeMember", this::change),
                PageRoute.post(MEMBERS + "/:member/removal", "removeMember", this::remove),
                PageRoute.post(INVITATIONS, "inviteMember", this::invite),
                PageRoute.post(INVITATIONS + "/:invitation/revocation", "revokeInvitation", this::revoke),
                PageRoute.post("/account/leaving", "leaveOrganisation", this::leave),
                PageRoute.get("/invitations/:token", "getInvitation", this::offer),
                PageRoute.post("/invitations/:token", "acceptInvitation", this::join));
    }

    private Reply members(Call call) {
        return show(200, call, IdentityApi.id(call), "", Form.EMPTY, null);
    }

    private Reply change(Call call) {
        return deed(
                call,
                call.path("member"),
                () -> desk.staffing()
                        .change(
                                call.actor(),
                                IdentityApi.id(call),
                                MemberApi.member(call),
                                roles(call),
                                administrator(call)));
    }

    private Reply remove(Call call) {
        return deed(
                call,
                call.path("member"),
                () -> desk.staffing().remove(call.actor(), IdentityApi.id(call), MemberApi.member(call)));
    }

    private Reply invite(Call call) {
        return deed(
                call,
                "invite",
                () -> desk.staffing()
                        .invite(
                                call.actor(),
                                IdentityApi.id(call),
                                new Invitation.Wanted(call.form().value("purpose"), roles(call), administrator(call))));
    }

    private Reply revoke(Call call) {
        var invitation = call.id("invitation", "invitation.unknown", InvitationId::new);
        return deed(call, "revoke", () -> desk.staffing().revoke(call.actor(), IdentityApi.id(call), invitation));
    }

    private Reply leave(Call call) {
        var id = call.actor().organisation();
        return pages.form(
                call,
                () -> {
                    desk.staffing().leave(call.actor());
                    return Reply.seeOther("/?done=left");
                },
                rejected -> show(rejected.problem().status(), call, id, "leave", rejected.form(), rejected.problem()));
    }

    private Reply deed(Call call, String which, Runnable deed) {
        var id = IdentityApi.id(call);
        return pages.form(
                call,
                () -> {
                    deed.run();
                    return Reply.seeOther("/organisations/" + id + "/members?done=" + call.operation());
                },
                rejected -> show(rejected.problem().status(), call, id, which, rejected.form(), rejected.problem()));
    }

    private Reply show(
            int status, Call call, OrganisationId id, String tried, Form form, Problems.@Nullable Shown problem) {
        var actor = call.actor();
        var members = desk.staffing().members(actor, id);
        var administers = desk.staffing().administers(actor, id);
        var roles = desk.staffing().offered(id).stream()
                .map(role -> Choice.of(role.code(), pages.messages().text(call.language(), "role." + role.code())))
                .toList();
        return pages.show(
                status,
                call,
                "identity/members",
                new MembersModel(
                        id,
                        desk.organisations().require(id).name(),
                        members,
                        administers ? rows(call, id) : List.of(),
                        roles,
                        administers,
                        actor.subject(),
                        tried,
                        form,
                        problem));
    }

    private List<Row> rows(Call call, OrganisationId id) {
        var now = desk.staffing().now();
        return desk.staffing().invitations(call.actor(), id).stream()
                .map(invitation -> row(invitation, now))
                .toList();
    }

    private Row row(Invitation invitation, Instant now) {
        var state = invitation.stateAt(now);
        return new Row(
                invitation,
                state,
                state == Invitation.State.OPEN ? Optional.of(desk.links().link(invitation.id())) : Optional.empty());
    }

    private Reply offer(Call call) {
        return offer(200, call, Form.EMPTY, null);
    }

    private Reply join(Call call) {
        return pages.form(
                call,
                () -> {
                    var id = desk.links().id(call.path("token"));
                    var joined =
                            desk.staffing().join(call.person(), id, call.form().value("contactName"));
                    return Reply.seeOther("/organisations/" + joined.organisation() + "?done=joined");
                },
                rejected -> offer(rejected.problem().status(), call, rejected.form(), rejected.problem()));
    }

    private Reply offer(int status, Call call, Form form, Problems.@Nullable Shown problem) {
        var token = call.path("token");
        var invitation = desk.staffing().invitation(desk.links().id(token));
        return pages.show(
                status,
                call,
                "identity/invitation",
                new JoinModel(
                        token,
                        desk.organisations().require(invitation.organisation()).name(),
                        invitation,
                        invitation.stateAt(desk.staffing().now()),
                        call.caller().actor().isPresent(),
                        form,
                        problem));
    }

    private static Set<Role> roles(Call call) {
        return MemberApi.roles(call.form().all("roles"));
    }

    private static boolean administrator(Call call) {
        return call.form().value("administrator").equals("true");
    }
}
