package org.penglai.patent.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;
import org.penglai.patent.AnnuityOutlook;
import org.penglai.patent.ApplicationNumber;
import org.penglai.patent.EventKind;
import org.penglai.patent.Patent;
import org.penglai.patent.PatentReference;
import org.penglai.patent.Patents;
import org.penglai.patent.Reckoning;
import org.penglai.patent.RegisterEvent;
import org.penglai.patent.Registering;
import org.penglai.platform.http.ApiRouter;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Endpoint;
import org.penglai.platform.http.Reply;

/** Patents over the API. */
public final class PatentApi {

    /** Items of a page where the caller does not say. */
    private static final int LIMIT = 20;

    private final Tx tx;
    private final Registering registering;
    private final Patents patents;
    private final Reckoning reckoning;

    public PatentApi(Tx tx, Registering registering, Patents patents, Reckoning reckoning) {
        this.reckoning = reckoning;
        this.tx = tx;
        this.registering = registering;
        this.patents = patents;
    }

    public Map<String, Endpoint> operations() {
        return Map.of(
                "createPatent", this::createPatent,
                "getPatent", this::getPatent,
                "editPatent", this::editPatent,
                "listMyPatents", this::listMyPatents,
                "getPatentAnnuities", this::getPatentAnnuities,
                "listPatentHistory", this::listPatentHistory,
                "addPatentEvent", this::addPatentEvent);
    }

    /** The body of {@code addPatentEvent}. */
    record EventForm(
            EventKind kind,
            LocalDate date,
            String source,
            @Nullable Map<String, String> details) {
        RegisterEvent event() {
            return new RegisterEvent(kind, date, source, details == null ? Map.of() : details);
        }
    }

    private Reply createPatent(Call call) {
        var entered = call.body(PatentForm.class).entered();
        return tx.run(now -> {
            var patent = registering.register(call.actor(), entered);
            return shown(201, patent, LegalDays.of(now)).location(address(patent.number(), ""));
        });
    }

    private Reply getPatent(Call call) {
        return elsewhere(call, "").orElseGet(() -> tx.run(now -> shown(200, visible(call), LegalDays.of(now))));
    }

    private Reply editPatent(Call call) {
        var number = ApplicationNumber.parse(call.path("number"));
        var about = call.body(BibliographyForm.class).bibliography();
        return tx.run(now ->
                shown(200, registering.describe(call.actor(), number, call.ifMatch(), about), LegalDays.of(now)));
    }

    private Reply getPatentAnnuities(Call call) {
        return elsewhere(call, "/annuities")
                .orElseGet(() -> tx.run(now -> {
                    var patent = visible(call);
                    return Reply.json(
                            200, AnnuityView.of(patent.number(), reckoning.outlook(patent, LegalDays.of(now))));
                }));
    }

    /** An own patent in a list: what it is, how it stands, what is due and what its owner has to see to. */
    record Mine(
            String applicationNumber,
            String titleZh,
            String titleEn,
            PatentView.StatusView status,
            Optional<LocalDate> annuityDueOn,
            AnnuityOutlook.State annuity,
            List<Reckoning.Attention> attention) {}

    /** A page of own patents. */
    record MinePage(List<Mine> items, Optional<String> next) {}

    private Reply listMyPatents(Call call) {
        var limit = call.query("limit").map(Integer::parseInt).orElse(LIMIT);
        var after = call.query("after").map(ApplicationNumber::parse);
        return tx.run(now -> {
            var found = patents.ownedBy(call.actor().organisation(), after, limit + 1);
            var shown = found.subList(0, Math.min(limit, found.size()));
            var next =
                    found.size() > limit ? Optional.of(shown.getLast().number().canonical()) : Optional.<String>empty();
            var day = LegalDays.of(now);
            return Reply.json(
                    200,
                    new MinePage(shown.stream().map(patent -> mine(patent, day)).toList(), next));
        });
    }

    private Mine mine(Patent patent, LocalDate day) {
        var outlook = reckoning.outlook(patent, day);
        var title = patent.bibliography().title();
        return new Mine(
                patent.number().canonical(),
                title.zh(),
                title.en(),
                PatentView.StatusView.of(patent.statusOn(day)),
                outlook.dueOn(),
                outlook.state(),
                reckoning.attention(patent, day));
    }

    private Reply listPatentHistory(Call call) {
        return elsewhere(call, "/history").orElseGet(() -> {
            var events = visible(call).register().events();
            return Reply.json(
                    200,
                    Map.of(
                            "items",
                            events.stream().map(PatentView.EventView::of).toList()));
        });
    }

    private Reply addPatentEvent(Call call) {
        var number = ApplicationNumber.parse(call.path("number"));
        var event = call.body(EventForm.class).event();
        return tx.run(now -> shown(201, registering.record(number, event), LegalDays.of(now)));
    }

    private Patent visible(Call call) {
        var number = ApplicationNumber.parse(call.path("number"));
        var patent = patents.require(number);
        if (!patent.isVisibleTo(call.caller().actor())) {
            throw Refusal.unknown("patent.unknown").with("number", number.canonical());
        }
        return patent;
    }

    /** A number in another spelling, or that of a publication, leads to the canonical address. */
    private Optional<Reply> elsewhere(Call call, String rest) {
        var reference = PatentReference.parse(call.path("number"));
        return reference instanceof PatentReference.ByApplication(var reading) && reading.isCanonical()
                ? Optional.empty()
                : Optional.of(Reply.permanently(address(patents.require(reference), rest)));
    }

    private static Reply shown(int status, Patent patent, LocalDate day) {
        return Reply.json(status, PatentView.of(patent, day)).version(patent.version());
    }

    private static String address(ApplicationNumber number, String rest) {
        return ApiRouter.BASE + "/patents/" + number.canonical() + rest;
    }
}
