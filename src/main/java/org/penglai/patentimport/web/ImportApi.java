package org.penglai.patentimport.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.patentimport.ImportFormat;
import org.penglai.patentimport.ImportWriters.Told;
import org.penglai.patentimport.PatentImport;
import org.penglai.platform.http.ApiRouter;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Endpoint;
import org.penglai.platform.http.Messages;
import org.penglai.platform.http.Reply;

/** Imports and exports of patents over the API. */
public final class ImportApi {

    private static final int LIMIT = 20;

    /** Rows with errors of one page. */
    private static final int ERRORS = 100;

    private final ImportDesk desk;
    private final Messages messages;

    public ImportApi(ImportDesk desk, Messages messages) {
        this.desk = desk;
        this.messages = messages;
    }

    public Map<String, Endpoint> operations() {
        return Map.of(
                "createPatentImport", this::create,
                "listPatentImports", this::list,
                "getPatentImport", this::get,
                "listPatentImportErrors", this::errors,
                "getPatentImportErrorTable", this::table,
                "getRejectedRows", desk::rejected,
                "getPatentTemplate", desk::template,
                "exportPatents", desk::patents);
    }

    /** An import on the wire. */
    record ImportView(
            String id,
            String organisation,
            String fileName,
            ImportFormat format,
            String charset,
            PatentImport.State state,
            int total,
            int rows,
            int accepted,
            int added,
            int updated,
            int unchanged,
            int rejected,
            int remarked,
            int progress,
            List<String> ignoredColumns,
            Optional<ProblemView> problem,
            Instant createdAt,
            Optional<Instant> finishedAt) {}

    /** Why a file as a whole was given up. */
    record ProblemView(String code, String title, String detail) {}

    /** What is wrong with a row, or was remarked about it. */
    record ErrorView(int row, String column, String code, String message, Optional<String> right, boolean remark) {
        static ErrorView of(Told told) {
            var fault = told.fault();
            return new ErrorView(
                    fault.row(),
                    fault.column(),
                    fault.code(),
                    told.reason(),
                    Optional.of(told.right()).filter(text -> !text.isEmpty()),
                    fault.remark());
        }
    }

    /** A page of something; {@code next} is asked for with {@code after}. */
    record Listed<T>(List<T> items, Optional<String> next) {}

    private Reply create(Call call) {
        var queued = desk.receive(call);
        return Reply.json(202, view(call, queued)).location(ApiRouter.BASE + "/patent-imports/" + queued.id());
    }

    private Reply list(Call call) {
        int limit = call.query("limit").map(Integer::parseInt).orElse(LIMIT);
        var after = call.query("after").map(ImportDesk::cursor);
        var found = desk.receiving().list(call.actor(), after, limit + 1);
        var items = found.stream().limit(limit).map(one -> view(call, one)).toList();
        var next = found.size() > limit ? Optional.of(items.getLast().id()) : Optional.<String>empty();
        return Reply.json(200, new Listed<>(items, next));
    }

    private Reply get(Call call) {
        return Reply.json(200, view(call, desk.receiving().find(call.actor(), ImportDesk.id(call))));
    }

    private Reply errors(Call call) {
        int limit = call.query("limit").map(Integer::parseInt).orElse(ERRORS);
        int after = call.query("after").map(Integer::parseInt).orElse(0);
        var told = told(call, after, limit);
        var rows = told.stream().map(ErrorView::row).distinct().count();
        var next = rows == limit ? Optional.of(String.valueOf(told.getLast().row())) : Optional.<String>empty();
        return Reply.json(200, new Listed<>(told, next));
    }

    private List<ErrorView> told(Call call, int after, int limit) {
        return desk.receiving().faults(call.actor(), ImportDesk.id(call), after, limit).stream()
                .map(fault -> ErrorView.of(desk.words().told(fault, call.language())))
                .toList();
    }

    /** All of them as a table; bounded by the rows of an import. */
    private Reply table(Call call) {
        var text = new StringBuilder("row,column,code,message,right,remark\r\n");
        var after = 0;
        for (var page = told(call, after, 1000); !page.isEmpty(); page = told(call, after, 1000)) {
            for (var one : page) {
                text.append(one.row());
                List.of(one.column(), one.code(), one.message(), one.right().orElse(""))
                        .forEach(cell -> text.append(',').append(cell(cell)));
                text.append(',').append(one.remark()).append("\r\n");
            }
            after = page.getLast().row();
        }
        return Reply.text(200, "text/csv; charset=utf-8", text.toString())
                .header("Content-Disposition", "attachment; filename=\"import-errors.csv\"");
    }

    /** Quoted as RFC 4180 says; what a spreadsheet would take for a formula becomes text. */
    private static String cell(String text) {
        var plain = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + plain.replace("\"", "\"\"") + '"';
    }

    private ImportView view(Call call, PatentImport one) {
        var source = one.source();
        var tally = one.tally();
        return new ImportView(
                one.id().toString(),
                one.organisation().toString(),
                source.name(),
                source.format(),
                source.charset(),
                one.state(),
                one.total(),
                tally.rows(),
                tally.accepted(),
                tally.added(),
                tally.updated(),
                tally.unchanged(),
                tally.rejected(),
                tally.remarked(),
                one.progress(),
                source.ignored(),
                one.problem().map(problem -> problem(call, problem)),
                one.createdAt(),
                one.finishedAt());
    }

    private ProblemView problem(Call call, PatentImport.Problem problem) {
        var key = "problem." + problem.code();
        return new ProblemView(
                problem.code(),
                messages.text(call.language(), key + ".title", problem.facts()),
                messages.text(call.language(), key + ".detail", problem.facts()));
    }
}
