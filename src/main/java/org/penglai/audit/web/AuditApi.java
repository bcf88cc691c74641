package org.penglai.audit.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.audit.AuditEvent;
import org.penglai.audit.AuditTrail;
import org.penglai.kernel.OrganisationId;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Endpoint;
import org.penglai.platform.http.Reply;

/** The record over the API. */
public final class AuditApi {

    /** Rows of one table to take along: a month of a busy platform; a longer time is taken in parts. */
    static final int EXPORT_MAX = 10_000;

    private static final int LIMIT = 20;

    private final AuditTrail trail;

    public AuditApi(AuditTrail trail) {
        this.trail = trail;
    }

    public Map<String, Endpoint> operations() {
        return Map.of("listAuditEvents", this::list, "exportAuditEvents", this::export);
    }

    /** An event on the wire. */
    record EventView(
            String position,
            String at,
            String kind,
            String operation,
            String outcome,
            String object,
            Optional<String> subject,
            Optional<String> organisation,
            String client,
            String request) {

        static EventView of(AuditEvent event) {
            return new EventView(
                    Long.toString(event.position()),
                    event.at().toString(),
                    event.kind(),
                    event.operation(),
                    event.outcome(),
                    event.object(),
                    event.subject(),
                    event.organisation().map(OrganisationId::toString),
                    event.client(),
                    event.request());
        }
    }

    /** One page of the record; {@code next} is asked for with {@code after}. */
    record EventList(List<EventView> items, Optional<String> next) {}

    private Reply list(Call call) {
        int limit = call.query("limit").map(Integer::parseInt).orElse(LIMIT);
        var found = trail.list(AuditForm.query(call, limit + 1));
        var items = found.stream().limit(limit).map(EventView::of).toList();
        var next = found.size() > limit ? Optional.of(items.getLast().position()) : Optional.<String>empty();
        return Reply.json(200, new EventList(items, next));
    }

    private Reply export(Call call) {
        return csv(trail.list(AuditForm.query(call, EXPORT_MAX)));
    }

    static Reply csv(List<AuditEvent> events) {
        var text =
                new StringBuilder("position,at,kind,operation,outcome,object,subject,organisation,client,request\r\n");
        for (var event : events) {
            text.append(event.position());
            for (var cell : List.of(
                    event.at().toString(),
                    event.kind(),
                    event.operation(),
                    event.outcome(),
                    event.object(),
                    event.subject().orElse(""),
                    event.organisation().map(OrganisationId::toString).orElse(""),
                    event.client(),
                    event.request())) {
                text.append(',').append(cell(cell));
            }
            text.append("\r\n");
        }
        return Reply.text(200, "text/csv; charset=utf-8", text.toString())
                .header("Content-Disposition", "attachment; filename=\"audit-events.csv\"");
    }

    /** Quoted as RFC 4180 says; what a spreadsheet would take for a formula becomes text. */
    private static String cell(String text) {
        var plain = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + plain.replace("\"", "\"\"") + '"';
    }
}
