package org.penglai.patentimport.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penglai.kernel.Refusal;
import org.penglai.patentimport.ImportFormat;
import org.penglai.patentimport.ImportWriters.Told;
import org.penglai.patentimport.PatentImport;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Form;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Problems;
import org.penglai.platform.http.Reply;

/** The pages of imports: a file is sent, watched on its way, and its errors are read and taken home. */
public final class ImportPages {

    private static final String HOME = "/patent-imports";
    private static final int PAGE_SIZE = 20;

    /** Rows with errors of one page. */
    private static final int ERRORS = 50;

    private final ImportDesk desk;
    private final Pages pages;

    public ImportPages(ImportDesk desk, Pages pages) {
        this.desk = desk;
        this.pages = pages;
    }

    /**
     * What the page of all imports shows, with the form for a new one.
     *
     * @param next address of the next page; empty on the last
     */
    public record ListModel(
            Form form, Problems.@Nullable Shown problem, List<PatentImport> imports, boolean first, String next) {
        /** The formats of templates and exports. */
        public List<ImportFormat> formats() {
            return ImportFormat.written();
        }
    }

    /**
     * What the page of one import shows.
     *
     * @param next address of the next page of errors; empty on the last
     */
    public record OneModel(PatentImport one, List<Told> faults, boolean first, String next) {}

    public List<PageRoute> routes() {
        return List.of(
                PageRoute.get(HOME, "listPatentImports", this::list),
                PageRoute.upload(HOME, "createPatentImport", this::receive),
                PageRoute.get(HOME + "/templates/:format", "getPatentTemplate", desk::template),
                PageRoute.get(HOME + "/:id", "getPatentImport", this::one),
                PageRoute.get(HOME + "/:id/rejected-rows", "getRejectedRows", desk::rejected),
                PageRoute.get("/patent-exports/:format", "exportPatents", desk::patents));
    }

    private Reply list(Call call) {
        return pages.show(call, "patentimport/list", model(call, Form.EMPTY, null));
    }

    private Reply receive(Call call) {
        return pages.form(
                call,
                () -> Reply.seeOther(HOME + "/" + desk.receive(call).id()),
                rejected -> pages.show(
                        rejected.problem().status(),
                        call,
                        "patentimport/list",
                        model(call, rejected.form(), rejected.problem())));
    }

    private ListModel model(Call call, Form form, Problems.@Nullable Shown problem) {
        var after = call.query("after").map(ImportDesk::cursor);
        var found = desk.receiving().list(call.actor(), after, PAGE_SIZE + 1);
        var shown = found.subList(0, Math.min(found.size(), PAGE_SIZE));
        var next = found.size() > PAGE_SIZE ? HOME + "?after=" + shown.getLast().id() : "";
        return new ListModel(form, problem, shown, after.isEmpty(), next);
    }

    private Reply one(Call call) {
        var one = desk.receiving().find(call.actor(), ImportDesk.id(call));
        var after = call.query("after").map(ImportPages::row).orElse(0);
        var found = desk.receiving().faults(call.actor(), one.id(), after, ERRORS + 1);
        var last = found.stream()
                .map(fault -> fault.row())
                .distinct()
                .limit(ERRORS)
                .reduce((a, b) -> b);
        var more = found.stream().map(fault -> fault.row()).distinct().count() > ERRORS;
        var told = found.stream()
                .filter(fault -> !more || fault.row() <= last.orElse(0))
                .map(fault -> desk.words().told(fault, call.language()))
                .toList();
        var next = more ? HOME + "/" + one.id() + "?after=" + last.orElseThrow() : "";
        return pages.show(call, "patentimport/import", new OneModel(one, told, after == 0, next));
    }

    private static int row(String written) {
        return Optional.of(written)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::parseInt)
                .orElseThrow(() ->
                        Refusal.of(Refusal.Kind.MALFORMED, "request.parameters").violation("after", "cursor"));
    }
}
