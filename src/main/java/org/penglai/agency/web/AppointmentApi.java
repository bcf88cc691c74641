package org.penglai.agency.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penglai.agency.Appointing;
import org.penglai.agency.Appointment;
import org.penglai.agency.AppointmentId;
import org.penglai.agency.Scope;
import org.penglai.identity.Organisations;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;
import org.penglai.patent.ApplicationNumber;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Endpoint;
import org.penglai.platform.http.Reply;

/** Appointments of agencies over the API. */
public final class AppointmentApi {

    /** More than any organisation has. */
    static final int MOST = 200;

    private final Parts parts;

    /** What API and page work with. */
    public record Parts(Tx tx, Appointing appointing, Organisations organisations) {}

    public AppointmentApi(Parts parts) {
        this.parts = parts;
    }

    public Map<String, Endpoint> operations() {
        return Map.of(
                "listAppointments", this::list,
                "appointAgency", this::appoint,
                "acceptAppointment", this::accept,
                "declineAppointment", this::decline,
                "endAppointment", this::end);
    }

    /** The body of {@code appointAgency}. */
    record AppointmentForm(
            UUID agency,
            @Nullable List<String> patents,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    /** The body of {@code declineAppointment} and {@code endAppointment}. */
    record ReasonForm(@Nullable String reason) {
        String said() {
            return reason == null ? "" : reason;
        }
    }

    /** An appointment on the wire. */
    record AppointmentView(
            String id,
            String owner,
            String agency,
            Appointment.State state,
            List<String> patents,
            LocalDate from,
            Optional<LocalDate> until,
            Instant proposedAt,
            Optional<String> reason) {

        static AppointmentView of(Appointment appointment) {
            var head = appointment.head();
            return new AppointmentView(
                    head.id().toString(),
                    head.owner().toString(),
                    head.agency().toString(),
                    appointment.state(),
                    head.scope().patents().stream()
                            .map(ApplicationNumber::canonical)
                            .toList(),
                    head.scope().from(),
                    head.scope().until(),
                    head.proposedAt(),
                    Optional.of(appointment.why()).filter(why -> !why.isEmpty()));
        }
    }

    /** The caller's appointments. */
    record AppointmentList(List<AppointmentView> items) {}

    private Reply list(Call call) {
        var items = parts.appointing().of(call.actor(), MOST).stream()
                .map(AppointmentView::of)
                .toList();
        return Reply.json(200, new AppointmentList(items));
    }

    private Reply appoint(Call call) {
        var form = call.body(AppointmentForm.class);
        var from = form.from();
        var today = parts.tx().run(LegalDays::of);
        var patents = form.patents() == null ? List.<String>of() : form.patents();
        var scope = new Scope(numbers(patents), from == null ? today : from, Optional.ofNullable(form.until()));
        return shown(201, parts.appointing().propose(call.actor(), new OrganisationId(form.agency()), scope));
    }

    /** The numbers, or one refusal that names each that cannot be read. */
    static List<ApplicationNumber> numbers(List<String> written) {
        var refusal = Refusal.invalid("appointment.invalid");
        var numbers = new java.util.ArrayList<ApplicationNumber>();
        for (var at = 0; at < written.size(); at++) {
            try {
                numbers.add(ApplicationNumber.parse(written.get(at)));
            } catch (Refusal wrong) {
                refusal.violation("/patents/" + at, wrong.code(), wrong.facts());
            }
        }
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
        return numbers;
    }

    private Reply accept(Call call) {
        return shown(200, parts.appointing().accept(call.actor(), id(call)));
    }

    private Reply decline(Call call) {
        return shown(
                200,
                parts.appointing()
                        .decline(
                                call.actor(),
                                id(call),
                                call.body(ReasonForm.class).said()));
    }

    private Reply end(Call call) {
        return shown(
                200,
                parts.appointing()
                        .end(call.actor(), id(call), call.body(ReasonForm.class).said()));
    }

    private static Reply shown(int status, Appointment appointment) {
        return Reply.json(status, AppointmentView.of(appointment));
    }

    static AppointmentId id(Call call) {
        return call.id("id", "appointment.unknown", AppointmentId::new);
    }
}
