package org.penglai.identity.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penglai.identity.Figures;
import org.penglai.identity.IndustryClass;
import org.penglai.identity.Measure;
import org.penglai.identity.SizeClass;
import org.penglai.identity.SizeStandard;
import org.penglai.identity.Sizing;
import org.penglai.kernel.Refusal;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Endpoint;
import org.penglai.platform.http.Form;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Problems;
import org.penglai.platform.http.Reply;

/** The size of an enterprise: a firm's own check, open to anyone, on a page and over the API; nothing of it is kept. */
public final class SizePages {

    private static final String OPERATION = "getSizeClass";

    private final SizeStandard standard;
    private final Pages pages;

    public SizePages(SizeStandard standard, Pages pages) {
        this.standard = standard;
        this.pages = pages;
    }

    /** A row of the standard in words. */
    public record Row(int number, String industry, String classes, String large, String medium, String small) {}

    /** What came of the check. */
    public record Outcome(SizeClass size, String reason, String source, boolean sme) {}

    /** What the page shows. */
    public record Model(Form form, Problems.@Nullable Shown problem, Optional<Outcome> outcome, List<Row> rows) {}

    public List<PageRoute> routes() {
        return List.of(PageRoute.get("/size-class", OPERATION, this::page));
    }

    public Map<String, Endpoint> operations() {
        return Map.of(OPERATION, this::api);
    }

    private Reply api(Call call) {
        var figures = Figures.NONE;
        for (var measure : Measure.values()) {
            var given = call.query(measure.field());
            if (given.isPresent()) {
                figures = figures.with(measure, Long.parseLong(given.get()));
            }
        }
        var industry = IndustryClass.parse(call.query(TypedFigures.INDUSTRY).orElse(""));
        return Reply.json(200, SizeView.of(standard, standard.size(industry, figures), words(call)));
    }

    private Reply page(Call call) {
        var form = new Form(call.query(), Map.of());
        if (form.values().isEmpty()) {
            return show(200, call, new Model(form, null, Optional.empty(), rows(call)));
        }
        try {
            var sizing = typed(form);
            var words = words(call);
            var outcome = new Outcome(
                    sizing.size(),
                    words.reason(sizing),
                    words.source(standard, sizing.line()),
                    sizing.size().isSme());
            return show(200, call, new Model(form, null, Optional.of(outcome), rows(call)));
        } catch (Refusal refused) {
            var shown = pages.problems().shown(refused, call.language());
            return show(shown.status(), call, new Model(form.refused(refused), shown, Optional.empty(), rows(call)));
        }
    }

    private Sizing typed(Form form) {
        var refusal = Refusal.invalid("size-class.figures");
        var industry = TypedFigures.industry(form, refusal);
        var figures = TypedFigures.figures(form, refusal);
        if (form.value(TypedFigures.INDUSTRY).isEmpty()) {
            refusal.violation("/" + TypedFigures.INDUSTRY, "required");
        }
        if (industry.isEmpty() || !refusal.violations().isEmpty()) {
            throw refusal;
        }
        try {
            return standard.size(industry.get(), figures);
        } catch (Refusal refused) {
            throw TypedFigures.typed(refused);
        }
    }

    private Reply show(int status, Call call, Model model) {
        return pages.show(status, call, "identity/size", model);
    }

    private List<Row> rows(Call call) {
        var words = words(call);
        return standard.lines().stream()
                .map(line -> new Row(
                        line.number(),
                        line.industry().in(call.language()),
                        classes(line.classes()),
                        words.bounds(line.of(SizeClass.LARGE)),
                        words.bounds(line.of(SizeClass.MEDIUM)),
                        words.bounds(line.of(SizeClass.SMALL))))
                .toList();
    }

    /** Neighbouring divisions as one range. */
    private static String classes(List<String> starts) {
        var text = new StringBuilder();
        for (var at = 0; at < starts.size(); at++) {
            var from = at;
            while (at + 1 < starts.size() && follows(starts.get(at), starts.get(at + 1))) {
                at++;
            }
            text.append(text.isEmpty() ? "" : ", ")
                    .append(starts.get(from))
                    .append(from == at ? "" : "–" + starts.get(at));
        }
        return text.toString();
    }

    private static boolean follows(String one, String next) {
        return one.length() == next.length() && Integer.parseInt(one) + 1 == Integer.parseInt(next);
    }

    private SizeWords words(Call call) {
        return new SizeWords(pages.messages(), call.language());
    }
}
