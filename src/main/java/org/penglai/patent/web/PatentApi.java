package org.penglai.patent.web;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Tx;
import org.penglai.patent.ApplicationNumber;
import org.penglai.patent.EventKind;
import org.penglai.patent.Patent;
import org.penglai.patent.Patents;
import org.penglai.patent.RegisterEvent;
import org.penglai.patent.Registering;
import org.penglai.platform.http.ApiRouter;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Endpoint;
import org.penglai.platform.http.Reply;

/** Patents over the API. */
public final class PatentApi {

    private final Tx tx;
    private final Registering registering;
    private final Patents patents;

    public PatentApi(Tx tx, Registering registering, Patents patents) {
        this.tx = tx;
        this.registering = registering;
        this.patents = patents;
    }

    public Map<String, Endpoint> operations() {
        return Map.of(
                "createPatent", this::createPatent,
                "getPatent", this::getPatent,
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
        var reading = ApplicationNumber.read(call.path("number"));
        return elsewhere(reading, "")
                .orElseGet(() -> tx.run(now -> shown(200, patents.require(reading.number()), LegalDays.of(now))));
    }

    private Reply listPatentHistory(Call call) {
        var reading = ApplicationNumber.read(call.path("number"));
        return elsewhere(reading, "/history").orElseGet(() -> {
            var events = patents.require(reading.number()).register().events();
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

    /** A number in another spelling lives at its canonical address. */
    private static Optional<Reply> elsewhere(ApplicationNumber.Reading reading, String rest) {
        return reading.isCanonical()
                ? Optional.empty()
                : Optional.of(Reply.permanently(address(reading.number(), rest)));
    }

    private static Reply shown(int status, Patent patent, LocalDate day) {
        return Reply.json(status, PatentView.of(patent, day)).version(patent.version());
    }

    private static String address(ApplicationNumber number, String rest) {
        return ApiRouter.BASE + "/patents/" + number.canonical() + rest;
    }
}
