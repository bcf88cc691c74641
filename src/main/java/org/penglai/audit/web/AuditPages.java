package org.penglai.audit.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.penglai.audit.AuditEvent;
import org.penglai.audit.AuditTrail;
import org.penglai.kernel.Refusal;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Form;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Problems;
import org.penglai.platform.http.Reply;
import org.penglai.platform.http.View;

/** The page on which operators and auditors look through the record. */
public final class AuditPages {

    private static final int PAGE_SIZE = 50;

    private final AuditTrail trail;
    private final Names names;
    private final Pages pages;

    /** Says who persons are that are members now; whoever has left or was erased has no name any more. */
    @FunctionalInterface
    public interface Names {
        /** The names, by subject. */
        Map<String, String> of(Set<String> subjects);
    }

    public AuditPages(AuditTrail trail, Names names, Pages pages) {
        this.trail = trail;
        this.names = names;
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
     * @param names of the persons in it, by subject
     * @param filter as asked for
     * @param next address of the next page; empty on the last
     * @param table address of the same as a table to take along
     */
    public record Model(
            List<AuditEvent> events,
            Map<String, String> names,
            Form filter,
            Problems.@Nullable Shown problem,
            String next,
            String table) {}

    private Reply list(Call call) {
        var filter = filter(call);
        var typed = new Form(call.query(), Map.of());
        try {
            var found = trail.list(AuditForm.query(call, PAGE_SIZE + 1));
            var shown = found.subList(0, Math.min(found.size(), PAGE_SIZE));
            var next = found.size() > PAGE_SIZE
                    ? "/operator/audit?" + filter + "after=" + shown.getLast().position()
                    : "";
            var subjects =
                    shown.stream().flatMap(event -> event.subject().stream()).collect(Collectors.toSet());
            return pages.show(
                    call,
                    "audit/events",
                    new Model(shown, names.of(subjects), typed, null, next, "/operator/audit.csv?" + filter));
        } catch (Refusal wrong) {
            if (wrong.violations().isEmpty()) {
                throw wrong;
            }
            var problem = pages.problems().shown(wrong, call.language());
            var model = new Model(List.of(), Map.of(), typed.refused(wrong), problem, "", "/operator/audit.csv");
            return pages.show(problem.status(), call, "audit/events", model);
        }
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
