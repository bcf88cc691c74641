package org.penglai.need.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.penglai.kernel.DivisionCode;
import org.penglai.kernel.Industry;
import org.penglai.kernel.Refusal;
import org.penglai.need.Decision;
import org.penglai.need.DeclineReason;
import org.penglai.need.NeedContent;
import org.penglai.need.NeedFields;
import org.penglai.need.Responding.Said;
import org.penglai.platform.http.Form;
import org.penglai.platform.http.Typed;

/** Reads what people type into the forms of needs, and says all that is wrong at once. */
final class NeedForms {

    private NeedForms() {}

    /** The need as described. */
    static NeedContent content(Form form, Places places) {
        var refusal = Refusal.invalid("need.invalid");
        var typed = new Typed(form, refusal);
        var budget = typed.yuan("budget");
        var deadline = typed.date("deadline");
        var division = division(form, typed, places);
        try {
            var content = new NeedContent(
                    form.value("title"),
                    form.value("text"),
                    form.value("use"),
                    division,
                    budget,
                    deadline,
                    form.value("named").equals("true"));
            if (refusal.violations().isEmpty()) {
                return content;
            }
        } catch (Refusal more) {
            more.violations().forEach(one -> refusal.violation(one.pointer(), one.code(), one.facts()));
        }
        throw refusal;
    }

    private static Optional<DivisionCode> division(Form form, Typed typed, Places places) {
        try {
            return form.optional("division")
                    .map(place -> places.find(place).orElseGet(() -> DivisionCode.parse(place)));
        } catch (Refusal malformed) {
            return typed.wrong("division", "need.division");
        }
    }

    /** A described need as the form that edits it. */
    static Form filled(NeedContent content, int version) {
        return Form.of(Map.of(
                "title", content.title(),
                "text", content.text(),
                "use", content.use(),
                "division", content.division().map(DivisionCode::value).orElse(""),
                "budget",
                        content.budget()
                                .map(money -> BigDecimal.valueOf(money.fen(), 2)
                                        .stripTrailingZeros()
                                        .toPlainString())
                                .orElse(""),
                "deadline", content.deadline().map(String::valueOf).orElse(""),
                "named", String.valueOf(content.named()),
                "version", String.valueOf(version)));
    }

    /** The fields that were ticked, and those that were added by hand. */
    static NeedFields fields(Form form) {
        var refusal = Refusal.invalid("need.invalid");
        var symbols = new LinkedHashSet<>(form.all("ipc"));
        for (var written : added(form)) {
            try {
                symbols.addAll(new NeedFields(java.util.Set.of(written), java.util.Set.of()).ipc());
            } catch (Refusal malformed) {
                refusal.violation("/moreIpc", "need.ipc", Map.of("given", written));
            }
        }
        var industries = new ArrayList<Industry>();
        for (var written : form.all("industries")) {
            try {
                industries.add(Industry.valueOf(written));
            } catch (IllegalArgumentException foreign) {
                refusal.violation("/industries", "choose");
            }
        }
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
        return new NeedFields(symbols, industries.stream().collect(Collectors.toSet()));
    }

    /** Symbols hold no commas, so any kind of comma or line end parts them. */
    private static List<String> added(Form form) {
        return form.lines("moreIpc").stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .filter(symbol -> !symbol.isEmpty())
                .toList();
    }

    /** What a side says. */
    static Said said(Form form) {
        var refusal = Refusal.invalid("need.answer");
        var typed = new Typed(form, refusal);
        var decision = typed.choice("decision", Decision.class);
        if (form.value("decision").isEmpty()) {
            typed.wrong("decision", "choose");
        }
        var reason = typed.choice("declineReason", DeclineReason.class);
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
        var said = decision.orElseThrow();
        return new Said(
                said,
                said == Decision.DECLINED ? reason : Optional.empty(),
                form.value("words"),
                form.value("named").equals("true"));
    }
}
