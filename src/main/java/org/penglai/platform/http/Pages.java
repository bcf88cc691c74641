package org.penglai.platform.http;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Ids;
import org.penglai.kernel.Refusal;

/** Renders pages: a template with its model and a {@link View}. */
public final class Pages {

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(
            /* classDirectory= */ null, ContentType.Html, Pages.class.getClassLoader(), "org.penglai.pages");
    private final Messages messages;
    private final Assets assets;
    private final Problems problems;
    private final Gate gate;
    private final Ids ids;
    private final boolean demo;
    private final ToIntFunction<Actor> unread;

    /** @param demo whether every page says that what it shows is invented */
    public Pages(Messages messages, Assets assets, Gate gate, Ids ids, boolean demo) {
        this(messages, assets, gate, ids, demo, nobody -> 0);
    }

    private Pages(Messages messages, Assets assets, Gate gate, Ids ids, boolean demo, ToIntFunction<Actor> unread) {
        this.messages = messages;
        this.assets = assets;
        this.problems = new Problems(messages);
        this.gate = gate;
        this.ids = ids;
        this.demo = demo;
        this.unread = unread;
        templates.setTrimControlStructures(true);
    }

    /** The same, with the number of what each person has not read yet in the head of every page. */
    public Pages counting(ToIntFunction<Actor> told) {
        return new Pages(messages, assets, gate, ids, demo, told);
    }

    /** The page, 200. */
    public Reply show(Call call, String template, Object model) {
        return show(200, call, template, model);
    }

    public Reply show(int status, Call call, String template, Object model) {
        return Reply.html(status, render(call, template, model))
                .header("Content-Language", call.language().tag())
                .header("Vary", "Cookie, Accept-Language, HX-Request");
    }

    /** The HTML of a template that has the parameters {@code view} and {@code model}. */
    public String render(Call call, String template, Object model) {
        var out = new StringOutput(16 * 1024);
        templates.render(template + ".jte", Map.of("view", new View(this, call), "model", model), out);
        return out.toString();
    }

    /** Runs a form's deed; when it is refused for its input, shows the form again as typed, with what is wrong. */
    public Reply form(Call call, Supplier<Reply> deed, Function<Rejected, Reply> again) {
        try {
            return deed.get();
        } catch (Refusal refused) {
            if (refused.kind() == Refusal.Kind.UNAUTHENTICATED || refused.kind() == Refusal.Kind.UNAVAILABLE) {
                throw refused;
            }
            return again.apply(new Rejected(call.form().refused(refused), problems.shown(refused, call.language())));
        }
    }

    /** A form that was refused: what was typed with what is wrong beside it, and the problem as a whole. */
    public record Rejected(Form form, Problems.Shown problem) {}

    /** The page of a refusal. */
    public Reply problem(Call call, Refusal refusal) {
        var shown = problems.shown(refusal, call.language());
        return Problems.later(show(shown.status(), call, "layout/problem", shown), refusal);
    }

    public Messages messages() {
        return messages;
    }

    public Problems problems() {
        return problems;
    }

    Assets assets() {
        return assets;
    }

    boolean isDemo() {
        return demo;
    }

    /** A page goes without the number where it cannot be had. */
    int unread(Optional<Actor> actor) {
        try {
            return actor.map(unread::applyAsInt).orElse(0);
        } catch (Refusal away) {
            return 0;
        }
    }

    String once() {
        return ids.next().toString();
    }

    boolean admits(String operation, Caller caller) {
        try {
            gate.admit(operation, caller);
            return true;
        } catch (Refusal refused) {
            return false;
        }
    }
}
