package org.penglai.identity.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.identity.Registration;
import org.penglai.kernel.Actor;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Role;
import org.penglai.platform.http.ApiRouter;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Endpoint;
import org.penglai.platform.http.Messages;
import org.penglai.platform.http.Reply;

/** The caller and organisations over the API. */
public final class IdentityApi {

    private final Desk desk;
    private final Messages messages;
    private final Readers readers;

    public IdentityApi(Desk desk, Messages messages) {
        this.desk = desk;
        this.messages = messages;
        this.readers = new Readers(desk);
    }

    public Map<String, Endpoint> operations() {
        return Map.of(
                "getMe", this::getMe,
                "getOrganisation", this::getOrganisation,
                "createOrganisation", this::createOrganisation,
                "editOrganisation", this::editOrganisation,
                "askVerification", this::askVerification,
                "verifyOrganisation", this::verifyOrganisation,
                "listOrganisationsToVerify", this::listOrganisationsToVerify);
    }

    record MeView(
            String subject, String name, OrganisationView organisation, List<String> roles, boolean administrator) {}

    /** The body of {@code verifyOrganisation}. */
    record DecisionForm(Registration.Decision decision, Optional<String> note) {}

    /** One organisation in the queue. */
    record WaitingView(OrganisationView organisation, LocalDate since, LocalDate dueOn, long documents) {}

    /** The queue. */
    record QueueView(List<WaitingView> items) {}

    private Reply getMe(Call call) {
        var actor = call.actor();
        return Reply.json(
                200,
                new MeView(
                        actor.subject(),
                        actor.name(),
                        view(call, readers.readable(call, actor.organisation())),
                        actor.roles().stream().map(Role::code).sorted().toList(),
                        desk.staffing().administers(actor, actor.organisation())));
    }

    private Reply getOrganisation(Call call) {
        return shown(200, call, readers.readable(call, id(call)));
    }

    private Reply createOrganisation(Call call) {
        var form = call.body(OrganisationForm.class);
        var made = desk.enrolling().register(call.person(), form.contact(), form.said());
        // who registered it is its member from now on, and sees all of it
        return Reply.json(201, view(call, made, /* inside= */ true))
                .version(made.version())
                .location(ApiRouter.BASE + "/organisations/" + made.id());
    }

    private Reply editOrganisation(Call call) {
        var said = call.body(OrganisationForm.class).said();
        return shown(200, call, desk.enrolling().edit(call.actor(), id(call), call.ifMatch(), said));
    }

    private Reply askVerification(Call call) {
        return shown(200, call, desk.enrolling().askAgain(call.actor(), id(call)));
    }

    private Reply verifyOrganisation(Call call) {
        var form = call.body(DecisionForm.class);
        return shown(
                200,
                call,
                desk.verifying()
                        .decide(
                                call.actor(),
                                id(call),
                                form.decision(),
                                form.note().orElse("")));
    }

    private Reply listOrganisationsToVerify(Call call) {
        var waiting = desk.verifying().waiting();
        var documents = desk.proofs()
                .counts(waiting.stream().map(each -> each.registration().id()).toList());
        return Reply.json(
                200,
                new QueueView(waiting.stream()
                        .map(each -> new WaitingView(
                                view(call, each.registration()),
                                each.since(),
                                each.dueOn(),
                                documents.getOrDefault(each.registration().id(), 0L)))
                        .toList()));
    }

    private Reply shown(int status, Call call, Registration registration) {
        return Reply.json(status, view(call, registration)).version(registration.version());
    }

    private OrganisationView view(Call call, Registration registration) {
        return view(call, registration, readers.isInside(call.caller().actor(), registration.id()));
    }

    private OrganisationView view(Call call, Registration registration, boolean inside) {
        var figures = inside
                ? desk.registrations().figures(registration.id())
                : List.<org.penglai.identity.Registrations.Past>of();
        var words = new SizeWords(messages, call.language());
        LocalDate today = desk.tx().run(LegalDays::of);
        return OrganisationView.of(
                registration,
                desk.organisations().require(registration.id()).invented(),
                new OrganisationView.Reader(inside, figures, words, today));
    }

    static OrganisationId id(Call call) {
        return call.id("id", "organisation.unknown", OrganisationId::new);
    }

    static boolean isOwn(Optional<Actor> actor, OrganisationId id) {
        return actor.filter(known -> known.actsFor(id)).isPresent();
    }
}
