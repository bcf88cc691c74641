package org.penglai.agency.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.penglai.agency.Appointment;
import org.penglai.agency.Scope;
import org.penglai.agency.web.AppointmentApi.Parts;
import org.penglai.identity.Organisation;
import org.penglai.identity.OrganisationKind;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Role;
import org.penglai.patent.ApplicationNumber;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Choice;
import org.penglai.platform.http.Form;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Problems;
import org.penglai.platform.http.Reply;
import org.penglai.platform.http.Typed;

/** The page of appointments: whom the owner has appointed and may appoint, and what the agency is asked and holds. */
public final class AppointmentPages {

    private static final String HOME = "/appointments";

    private static final Set<String> DONE = Set.of("proposed", "accepted", "declined", "ended");

    private final Parts parts;
    private final Pages pages;

    public AppointmentPages(Parts parts, Pages pages) {
        this.parts = parts;
        this.pages = pages;
    }

    public List<PageRoute> routes() {
        return List.of(
                PageRoute.get(HOME, "listAppointments", this::list),
                PageRoute.post(HOME, "appointAgency", this::appoint),
                PageRoute.post(HOME + "/:id/acceptance", "acceptAppointment", this::accept),
                PageRoute.post(HOME + "/:id/refusal", "declineAppointment", this::decline),
                PageRoute.post(HOME + "/:id/end", "endAppointment", this::end));
    }

    /**
     * One appointment as its reader sees it.
     *
     * @param other the other side's name
     * @param mine whether the reader's organisation is the owner
     * @param holds whether the agency may act by it today
     */
    public record Row(Appointment appointment, Bilingual other, boolean mine, boolean holds) {
        /** What stands beside it: accepted and not begun yet, holding, or its state. */
        public String standing() {
            return appointment instanceof Appointment.Accepted && !holds
                    ? "NOT_YET"
                    : appointment.state().name();
        }

        /** The standing by a state whose colour says as much. */
        public String colour() {
            return switch (appointment) {
                case Appointment.Proposed _ -> "SUBMITTED";
                case Appointment.Accepted _ -> holds ? "PUBLISHED" : "DRAFT";
                case Appointment.Declined _ -> "CLOSED";
                case Appointment.Ended _ -> "CLOSED";
            };
        }

        public boolean isOpen() {
            return appointment instanceof Appointment.Proposed;
        }

        /** Whether the reader can answer it. */
        public boolean toAnswer() {
            return isOpen() && !mine;
        }

        /** Whether the reader can end it or take it back. */
        public boolean toEnd() {
            return appointment instanceof Appointment.Accepted || isOpen() && mine;
        }
    }

    /**
     * What the page shows.
     *
     * @param agencies whom the reader can appoint; none where the reader appoints nobody
     * @param tried the appointment whose form was refused; empty for the form of a new one
     */
    public record Model(
            List<Row> rows,
            boolean appoints,
            List<Choice> agencies,
            String done,
            String tried,
            Form form,
            Problems.@Nullable Shown problem) {

        /** The problem of that appointment's form, or of the form of a new one. */
        public Problems.@Nullable Shown problem(String of) {
            return tried.equals(of) ? problem : null;
        }
    }

    private Reply list(Call call) {
        return show(200, call, "", Form.EMPTY, null);
    }

    private Reply appoint(Call call) {
        return deed(call, "", "proposed", () -> {
            var form = call.form();
            var refusal = Refusal.invalid("appointment.invalid");
            var typed = new Typed(form, refusal);
            var agency = agency(form);
            if (agency.isEmpty()) {
                refusal.violation("/agency", "choose");
            }
            var from = typed.date("from");
            var until = typed.date("until");
            var numbers = numbers(form, refusal);
            var today = parts.tx().run(LegalDays::of);
            if (!refusal.violations().isEmpty()) {
                throw refusal;
            }
            var scope = new Scope(numbers, from.orElse(today), until);
            parts.appointing().propose(call.actor(), agency.orElseThrow(), scope);
        });
    }

    /** What cannot be read is told with whatever else is wrong. */
    private static List<ApplicationNumber> numbers(Form form, Refusal refusal) {
        try {
            return AppointmentApi.numbers(Arrays.stream(form.value("patents").split("[\\s，、,；;]+"))
                    .filter(number -> !number.isEmpty())
                    .toList());
        } catch (Refusal unreadable) {
            unreadable.violations().forEach(one -> refusal.violation(one.pointer(), one.code(), one.facts()));
            return List.of();
        }
    }

    private static Optional<OrganisationId> agency(Form form) {
        try {
            return form.optional("agency").map(java.util.UUID::fromString).map(OrganisationId::new);
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    private Reply accept(Call call) {
        return deed(
                call, key(call), "accepted", () -> parts.appointing().accept(call.actor(), AppointmentApi.id(call)));
    }

    private Reply decline(Call call) {
        return deed(
                call,
                key(call),
                "declined",
                () -> parts.appointing()
                        .decline(
                                call.actor(),
                                AppointmentApi.id(call),
                                call.form().value("reason")));
    }

    private Reply end(Call call) {
        return deed(
                call,
                key(call),
                "ended",
                () -> parts.appointing()
                        .end(call.actor(), AppointmentApi.id(call), call.form().value("reason")));
    }

    private static String key(Call call) {
        return AppointmentApi.id(call).toString();
    }

    private Reply deed(Call call, String tried, String done, Runnable deed) {
        return pages.form(
                call,
                () -> {
                    deed.run();
                    return Reply.seeOther(HOME + "?done=" + done);
                },
                rejected -> show(rejected.problem().status(), call, tried, rejected.form(), rejected.problem()));
    }

    private Reply show(int status, Call call, String tried, Form form, Problems.@Nullable Shown problem) {
        var actor = call.actor();
        var found = parts.appointing().of(actor, AppointmentApi.MOST);
        var names = parts.organisations()
                .findAll(found.stream()
                        .flatMap(one -> Stream.of(one.head().owner(), one.head().agency()))
                        .distinct()
                        .toList());
        var today = parts.tx().run(LegalDays::of);
        var rows = found.stream().map(one -> row(one, actor, names, today)).toList();
        var done = call.query("done").filter(DONE::contains).orElse("");
        var appoints = actor.is(Role.PATENTEE);
        var model = new Model(rows, appoints, appoints ? agencies(call) : List.of(), done, tried, form, problem);
        return pages.show(status, call, "agency/appointments", model);
    }

    private static Row row(Appointment one, Actor reader, Map<OrganisationId, Organisation> names, LocalDate today) {
        var mine = reader.actsFor(one.head().owner());
        var other = names.get(mine ? one.head().agency() : one.head().owner());
        return new Row(
                one,
                other == null ? Bilingual.of("–", "–") : other.name(),
                mine,
                one instanceof Appointment.Accepted accepted
                        && accepted.head().scope().holdsOn(today));
    }

    private List<Choice> agencies(Call call) {
        return parts.organisations().ofKind(OrganisationKind.AGENCY, AppointmentApi.MOST).stream()
                .map(known -> Choice.of(known.id().toString(), known.name().in(call.language())))
                .toList();
    }
}
