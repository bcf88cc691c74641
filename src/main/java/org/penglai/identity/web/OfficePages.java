package org.penglai.identity.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penglai.identity.Bar;
import org.penglai.identity.BarId;
import org.penglai.identity.Barring;
import org.penglai.identity.BarringLaw;
import org.penglai.identity.Organisation;
import org.penglai.identity.Verifying;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Form;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Problems;
import org.penglai.platform.http.Reply;
import org.penglai.platform.http.Typed;

/** The operators' pages of organisations: those that wait for verification, and barred parties. */
public final class OfficePages {

    private final Desk desk;
    private final Pages pages;

    public OfficePages(Desk desk, Pages pages) {
        this.desk = desk;
        this.pages = pages;
    }

    /** An organisation that waits, with how many documents it has on file. */
    public record Row(Verifying.Waiting waiting, long documents) {}

    /** The queue. */
    public record QueueModel(List<Row> rows, LocalDate today) {
        public boolean isOverdue(Row row) {
            return row.waiting().dueOn().isBefore(today);
        }
    }

    /** A bar with its party's name. */
    public record BarRow(Bar bar, Bilingual party, boolean holds) {}

    /** Barred parties, and the form that bars one. */
    public record BarsModel(
            List<BarRow> rows,
            BarringLaw law,
            Optional<Organisation> party,
            String tried,
            Form form,
            Problems.@Nullable Shown problem) {}

    public List<PageRoute> routes() {
        return List.of(
                PageRoute.get("/operator/organisations", "listOrganisationsToVerify", this::queue),
                PageRoute.get("/operator/bars", "barOrganisation", this::bars),
                PageRoute.post("/organisations/:id/bars", "barOrganisation", this::bar),
                PageRoute.post("/organisations/:id/bars/:bar/lifting", "liftBar", this::lift));
    }

    private Reply queue(Call call) {
        var waiting = desk.verifying().waiting();
        var documents = desk.proofs()
                .counts(waiting.stream().map(each -> each.registration().id()).toList());
        var rows = waiting.stream()
                .map(each ->
                        new Row(each, documents.getOrDefault(each.registration().id(), 0L)))
                .toList();
        return pages.show(call, "identity/queue", new QueueModel(rows, today()));
    }

    private Reply bars(Call call) {
        var party = call.query("organisation").flatMap(this::known);
        return show(200, call, party, "", Form.EMPTY, null);
    }

    private Optional<Organisation> known(String id) {
        try {
            return desk.organisations().find(new OrganisationId(java.util.UUID.fromString(id)));
        } catch (IllegalArgumentException notAnId) {
            return desk.organisations().findByUscc(id.strip().toUpperCase(java.util.Locale.ROOT));
        }
    }

    private Reply bar(Call call) {
        var id = IdentityApi.id(call);
        return pages.form(
                call,
                () -> {
                    desk.barring().bar(call.actor(), id, entered(call.form()));
                    return Reply.seeOther("/operator/bars?done=barred");
                },
                rejected -> show(
                        rejected.problem().status(),
                        call,
                        desk.organisations().find(id),
                        "bar",
                        rejected.form(),
                        rejected.problem()));
    }

    private static Barring.Entered entered(Form form) {
        var refusal = Refusal.invalid("bar.invalid");
        var typed = new Typed(form, refusal);
        var ground = typed.choice("ground", Bar.Ground.class);
        if (form.value("ground").isEmpty()) {
            refusal.violation("/ground", "required");
        }
        var from = typed.requiredDate("from");
        var until = typed.date("until");
        for (var field : List.of("source", "reason")) {
            typed.required(field);
        }
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
        var statement = new Bar.Statement(form.value("source"), form.value("reason"));
        return new Barring.Entered(ground.orElseThrow(), statement, from.orElseThrow(), until);
    }

    private Reply lift(Call call) {
        var id = call.id("bar", "bar.unknown", BarId::new);
        return pages.form(
                call,
                () -> {
                    desk.barring()
                            .lift(
                                    call.actor(),
                                    IdentityApi.id(call),
                                    id,
                                    call.form().value("reason"));
                    return Reply.seeOther("/operator/bars?done=lifted");
                },
                rejected -> show(
                        rejected.problem().status(),
                        call,
                        Optional.empty(),
                        id.toString(),
                        rejected.form(),
                        rejected.problem()));
    }

    private Reply show(
            int status,
            Call call,
            Optional<Organisation> party,
            String tried,
            Form form,
            Problems.@Nullable Shown problem) {
        var bars = desk.barring().all();
        Map<OrganisationId, Organisation> parties = desk.organisations()
                .findAll(bars.stream().map(Bar::party).distinct().toList());
        var today = today();
        var rows = bars.stream()
                .map(bar -> new BarRow(
                        bar,
                        Optional.ofNullable(parties.get(bar.party()))
                                .map(Organisation::name)
                                .orElse(new Bilingual("–", "–")),
                        bar.holdsOn(today)))
                .toList();
        return pages.show(
                status,
                call,
                "identity/bars",
                new BarsModel(rows, desk.barring().law(), party, tried, form, problem));
    }

    private LocalDate today() {
        return desk.tx().run(LegalDays::of);
    }
}
