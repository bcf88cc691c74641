package org.penglai.audit.web;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.penglai.audit.AuditEvent;
import org.penglai.audit.AuditTrail;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Form;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Reply;
import org.penglai.platform.http.View;

/** The page on which operators and auditors look through the record. */
public final class AuditPages {

    private static final int PAGE_SIZE = 50;

    private final AuditTrail trail;
    private final Pages pages;

    public AuditPages(AuditTrail trail, Pages pages) {
        this.trail = trail;
        this.pages = pages;
    }

    public List<PageRoute> routes() {
        return List.of(
                PageRoute.get("/operator/audit", "listAuditEvents", this::list),
                PageRoute.get("/operator/audit.csv", "exportAuditEvents", this::export));
    }

    /**
     * What the page shows.
     *
     * @param filter as asked for
     * @param next address of the next page; empty on the last
     * @param table address of the same as a table to take along
     */
    public record Model(List<AuditEvent> events, Form filter, String next, String table) {}

    private Reply list(Call call) {
        var found = trail.list(AuditForm.query(call, PAGE_SIZE + 1));
        var shown = found.subList(0, Math.min(found.size(), PAGE_SIZE));
        var filter = filter(call);
        var next = found.size() > PAGE_SIZE
                ? "/operator/audit?" + filter + "after=" + shown.getLast().position()
                : "";
        return pages.show(
                call,
                "audit/events",
                new Model(shown, new Form(call.query(), java.util.Map.of()), next, "/operator/audit.csv?" + filter));
    }

    private Reply export(Call call) {
        return AuditApi.csv(trail.list(AuditForm.query(call, AuditApi.EXPORT_MAX)));
    }

    private static String filter(Call call) {
        return Stream.of("kind", "subject", "object", "from", "until")
                .flatMap(name -> call.query(name).stream().map(value -> name + "=" + View.encode(value) + "&"))
                .collect(Collectors.joining());
    }
}
