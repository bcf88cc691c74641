package org.penglai.identity.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penglai.identity.Bar;
import org.penglai.identity.Identification.OtherId;
import org.penglai.identity.OrganisationKind;
import org.penglai.identity.Proof;
import org.penglai.identity.Registration;
import org.penglai.identity.Registrations;
import org.penglai.identity.Standing;
import org.penglai.identity.Verification;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Role;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Choice;
import org.penglai.platform.http.Form;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Problems;
import org.penglai.platform.http.Reply;
import org.penglai.platform.http.Typed;

/** Pages of organisations: registering one, what it says of itself with its documents, and what operators decide on it. */
public final class OrganisationPages {

    private static final String ONE = "/organisations/:id";

    private final Desk desk;
    private final Pages pages;
    private final Readers readers;
    private final ProofApi proofs;

    public OrganisationPages(Desk desk, Pages pages) {
        this.desk = desk;
        this.pages = pages;
        this.readers = new Readers(desk);
        this.proofs = new ProofApi(desk);
    }

    /**
     * What the form shows.
     *
     * @param edited the organisation that is edited; none while registering
     * @param member whether the reader belongs to an organisation already
     */
    public record FormModel(
            Form form,
            Problems.@Nullable Shown problem,
            Optional<Registration> edited,
            boolean member,
            List<Choice> kinds,
            List<Choice> otherIds) {}

    /** What only those inside see. */
    public record Inside(
            List<Proof> proofs,
            List<Registrations.Past> figures,
            List<Registrations.Decided> decisions,
            List<Bar> bars,
            Optional<LocalDate> answerBy,
            Optional<LocalDate> askAgainFrom) {}

    /** Which form of the page was refused, and how. */
    public record Tried(String which, Form form, Problems.@Nullable Shown problem) {
        static final Tried NOTHING = new Tried("", Form.EMPTY, null);

        public Form form(String name) {
            return which.equals(name) ? form : Form.EMPTY;
        }

        public Problems.@Nullable Shown problem(String name) {
            return which.equals(name) ? problem : null;
        }
    }

    /** What an organisation's page shows. */
    public record PageModel(
            Registration registration,
            Verification verification,
            boolean invented,
            boolean own,
            boolean administers,
            boolean office,
            Optional<Inside> inside,
            SizeWords words,
            LocalDate today,
            Tried tried) {

        /** Why it is of its size: with the figures for those inside. */
        public Optional<String> reason() {
            return registration
                    .content()
                    .figures()
                    .flatMap(figures -> figures.sizing()
                            .map(sizing ->
                                    inside.isPresent() ? words.reason(sizing) : words.outcome(sizing, figures.year())));
        }

        /** The last day of the verification. */
        public Optional<LocalDate> until() {
            return registration.standing().until();
        }

        /** Whether its administrators may ask to be looked at again today. */
        public boolean mayAskAgain() {
            return administers
                    && switch (registration.standing()) {
                        case Standing.Pending _ -> false;
                        case Standing.Rejected _ -> true;
                        case Standing.Verified verified ->
                            verified.askedAgain().isEmpty()
                                    && inside.flatMap(Inside::askAgainFrom)
                                            .filter(from -> !today.isBefore(from))
                                            .isPresent();
                    };
        }

        /** Whether an operator of elsewhere may decide on it now. */
        public boolean mayDecide() {
            return office && !own;
        }

        public String size(Registrations.Past past) {
            return past.figures().sizing().map(words::reason).orElse("–");
        }
    }

    public List<PageRoute> routes() {
        return List.of(
                PageRoute.get("/organisations/new", "createOrganisation", this::blank),
                PageRoute.post("/organisations", "createOrganisation", this::register),
                PageRoute.get(ONE, "getOrganisation", this::one),
                PageRoute.get(ONE + "/edit", "editOrganisation", this::filled),
                PageRoute.post(ONE + "/edit", "editOrganisation", this::edit),
                PageRoute.post(ONE + "/verification-request", "askVerification", this::askAgain),
                PageRoute.upload(ONE + "/documents", "addOrganisationDocument", this::addDocument),
                PageRoute.get(ONE + "/documents/:document", "getOrganisationDocument", proofs::fetch),
                PageRoute.post(ONE + "/verification", "verifyOrganisation", this::decide));
    }

    private Reply blank(Call call) {
        var form = Form.of(Map.of("contactName", call.person().name()));
        return pages.show(call, "identity/register", model(call, form, null, Optional.empty()));
    }

    private Reply register(Call call) {
        return pages.form(
                call,
                () -> {
                    var typed = new TypedOrganisation(call.form());
                    var made = typed.when(
                            () -> typed.said().read(desk.sizes(), today()),
                            () -> desk.enrolling()
                                    .register(call.person(), call.form().value("contactName"), typed.said()));
                    return Reply.seeOther(address(made) + "?done=registered");
                },
                rejected -> pages.show(
                        rejected.problem().status(),
                        call,
                        "identity/register",
                        model(call, rejected.form(), rejected.problem(), Optional.empty())));
    }

    private Reply filled(Call call) {
        var edited = desk.registrations().require(IdentityApi.id(call));
        desk.staffing().requireAdministers(call.actor(), edited.id());
        var form = TypedOrganisation.filled(edited.content());
        return pages.show(call, "identity/register", model(call, form, null, Optional.of(edited)));
    }

    private Reply edit(Call call) {
        var id = IdentityApi.id(call);
        return pages.form(
                call,
                () -> {
                    var typed = new TypedOrganisation(call.form());
                    var edited = typed.when(
                            () -> typed.said().read(desk.sizes(), today()),
                            () -> desk.enrolling().edit(call.actor(), id, version(call), typed.said()));
                    return Reply.seeOther(address(edited) + "?done=edited");
                },
                rejected -> pages.show(
                        rejected.problem().status(),
                        call,
                        "identity/register",
                        model(
                                call,
                                rejected.form(),
                                rejected.problem(),
                                Optional.of(desk.registrations().require(id)))));
    }

    /** The version that the form was filled in with. */
    private static long version(Call call) {
        var typed = call.form().value("version");
        return typed.matches("\\d{1,18}") ? Long.parseLong(typed) : 0;
    }

    private Reply askAgain(Call call) {
        return deed(call, "ask", () -> desk.enrolling().askAgain(call.actor(), IdentityApi.id(call)));
    }

    private Reply addDocument(Call call) {
        return deed(call, "document", () -> proofs.added(call));
    }

    private Reply decide(Call call) {
        return deed(call, "decision", () -> {
            var refusal = Refusal.invalid("organisation.decision");
            var decision = new Typed(call.form(), refusal).choice("decision", Registration.Decision.class);
            if (decision.isEmpty()) {
                throw refusal.violations().isEmpty() ? refusal.violation("/decision", "required") : refusal;
            }
            desk.verifying()
                    .decide(
                            call.actor(),
                            IdentityApi.id(call),
                            decision.get(),
                            call.form().value("note"));
        });
    }

    /** Does it and shows the page again, or shows it with what is wrong at the form that was sent. */
    private Reply deed(Call call, String which, Runnable deed) {
        return pages.form(
                call,
                () -> {
                    deed.run();
                    return Reply.seeOther("/organisations/" + IdentityApi.id(call) + "?done=" + which);
                },
                rejected ->
                        show(rejected.problem().status(), call, new Tried(which, rejected.form(), rejected.problem())));
    }

    private Reply one(Call call) {
        return show(200, call, Tried.NOTHING);
    }

    private Reply show(int status, Call call, Tried tried) {
        var registration = readers.readable(call, IdentityApi.id(call));
        var actor = call.caller().actor();
        var inside = readers.isInside(actor, registration.id());
        var today = today();
        return pages.show(
                status,
                call,
                "identity/organisation",
                new PageModel(
                        registration,
                        registration.verificationOn(today),
                        desk.organisations().require(registration.id()).invented(),
                        IdentityApi.isOwn(actor, registration.id()),
                        actor.filter(known -> desk.staffing().administers(known, registration.id()))
                                .isPresent(),
                        actor.filter(known -> known.is(Role.OPERATOR)).isPresent(),
                        inside ? Optional.of(inside(registration)) : Optional.empty(),
                        new SizeWords(pages.messages(), call.language()),
                        today,
                        tried));
    }

    private Inside inside(Registration registration) {
        var id = registration.id();
        return new Inside(
                desk.proofs().of(id),
                desk.registrations().figures(id),
                desk.registrations().decisions(id),
                desk.barring().known(id),
                registration.standing().waitingSince().map(desk.law()::answerBy),
                registration.standing().until().map(desk.law()::askAgainFrom));
    }

    private LocalDate today() {
        return desk.tx().run(LegalDays::of);
    }

    private static String address(Registration registration) {
        return "/organisations/" + registration.id();
    }

    private FormModel model(Call call, Form form, Problems.@Nullable Shown problem, Optional<Registration> edited) {
        return new FormModel(
                form,
                problem,
                edited,
                call.caller().actor().isPresent(),
                choices(call, "organisation.kind.", OrganisationKind.values()),
                choices(call, "organisation.other-id.", OtherId.Kind.values()));
    }

    private List<Choice> choices(Call call, String prefix, Enum<?>... values) {
        return Arrays.stream(values)
                .map(value -> Choice.of(value.name(), pages.messages().text(call.language(), prefix + value.name())))
                .toList();
    }
}
