package org.penglai.patent.web;

import static java.util.stream.Collectors.joining;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.penglai.patent.ApplicationNumber;
import org.penglai.patent.CpcSymbol;
import org.penglai.patent.FrontPage;
import org.penglai.patent.WrittenFrontPage;
import org.penglai.platform.http.Form;

/** The front page as people type it: one thing on each line, its parts with upright bars between them. */
final class TypedFrontPage {

    private static final String FIELD = "frontPage.";

    private TypedFrontPage() {}

    static WrittenFrontPage read(Form form) {
        return new WrittenFrontPage(
                lines(form, "publications", parts -> new WrittenFrontPage.Publication(part(parts, 0), part(parts, 1))),
                lines(
                        form,
                        "priorities",
                        parts -> new WrittenFrontPage.Priority(part(parts, 0), part(parts, 1), part(parts, 2))),
                orNull(form.value(FIELD + "divisionalOf")),
                international(form),
                form.lines(FIELD + "applicants"),
                agent(form),
                form.lines(FIELD + "cpc"));
    }

    static Map<String, String> filled(FrontPage page) {
        var filled = new HashMap<String, String>();
        filled.put("publications", text(page.publications(), one -> one.number().printed() + "|" + one.date()));
        filled.put("priorities", text(page.priorities(), one -> one.office() + "|" + one.number() + "|" + one.date()));
        filled.put(
                "divisionalOf",
                page.divisionalOf().map(ApplicationNumber::canonical).orElse(""));
        filled.put(
                "international",
                page.international()
                        .map(pct -> pct.publication().isEmpty()
                                ? pct.application()
                                : pct.application() + "|" + pct.publication())
                        .orElse(""));
        filled.put("applicants", String.join("\n", page.applicants()));
        filled.put(
                "agent",
                page.agent()
                        .map(agent -> agent.agency() + "|" + agent.code() + "|" + String.join("、", agent.attorneys()))
                        .orElse(""));
        filled.put("cpc", text(page.cpc(), CpcSymbol::toString));
        var named = new HashMap<String, String>();
        filled.forEach((name, value) -> named.put(FIELD + name, value));
        return named;
    }

    private static WrittenFrontPage.@Nullable International international(Form form) {
        var written = form.value(FIELD + "international");
        if (written.isBlank()) {
            return null;
        }
        var parts = parts(written);
        return new WrittenFrontPage.International(part(parts, 0), part(parts, 1));
    }

    private static WrittenFrontPage.@Nullable Agent agent(Form form) {
        var written = form.value(FIELD + "agent");
        if (written.isBlank()) {
            return null;
        }
        var parts = parts(written);
        var attorneys = List.of(part(parts, 2).split("[，、；;,]")).stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        return new WrittenFrontPage.Agent(part(parts, 0), part(parts, 1), attorneys);
    }

    private static <T> List<T> lines(Form form, String field, Function<List<String>, T> reading) {
        return form.value(FIELD + field)
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> reading.apply(parts(line)))
                .toList();
    }

    private static List<String> parts(String line) {
        return List.of(line.split("[|｜]", -1));
    }

    private static String part(List<String> parts, int at) {
        return at < parts.size() ? parts.get(at).strip() : "";
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text;
    }

    private static <T> String text(List<T> items, Function<T, String> writing) {
        return items.stream().map(writing).collect(joining("\n"));
    }
}
