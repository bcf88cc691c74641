package org.penglai.identity.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.identity.Bar;
import org.penglai.identity.BarId;
import org.penglai.identity.Barring;
import org.penglai.kernel.LegalDays;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Endpoint;
import org.penglai.platform.http.Reply;

/** Barred parties over the API. */
public final class BarApi {

    private final Desk desk;

    public BarApi(Desk desk) {
        this.desk = desk;
    }

    public Map<String, Endpoint> operations() {
        return Map.of("listBars", this::list, "barOrganisation", this::bar, "liftBar", this::lift);
    }

    record BarView(
            String id,
            Bar.Ground ground,
            String source,
            String reason,
            LocalDate from,
            Optional<LocalDate> until,
            Optional<LocalDate> liftedOn,
            boolean holds,
            List<Bar.Deed> keepsFrom,
            String citation) {}

    record BarList(List<BarView> items) {}

    /** The body of {@code barOrganisation}. */
    record BarForm(Bar.Ground ground, String source, String reason, LocalDate from, Optional<LocalDate> until) {
        Barring.Entered entered() {
            return new Barring.Entered(ground, new Bar.Statement(source, reason), from, until);
        }
    }

    /** The body of {@code liftBar}. */
    record LiftForm(String reason) {}

    private Reply list(Call call) {
        var found = desk.barring().of(call.actor(), IdentityApi.id(call));
        return Reply.json(
                200, new BarList(found.stream().map(bar -> view(call, bar)).toList()));
    }

    private Reply bar(Call call) {
        var entered = call.body(BarForm.class).entered();
        return Reply.json(201, view(call, desk.barring().bar(call.actor(), IdentityApi.id(call), entered)));
    }

    private Reply lift(Call call) {
        var id = call.id("bar", "bar.unknown", BarId::new);
        var reason = call.body(LiftForm.class).reason();
        return Reply.json(200, view(call, desk.barring().lift(call.actor(), IdentityApi.id(call), id, reason)));
    }

    private BarView view(Call call, Bar bar) {
        var rule = desk.barring().law().of(bar.ground());
        LocalDate today = desk.tx().run(LegalDays::of);
        return new BarView(
                bar.id().toString(),
                bar.ground(),
                bar.statement().source(),
                bar.statement().reason(),
                bar.from(),
                bar.until(),
                bar.liftedOn(),
                bar.holdsOn(today),
                rule.deeds().stream().sorted().toList(),
                rule.citation().in(call.language()));
    }
}
