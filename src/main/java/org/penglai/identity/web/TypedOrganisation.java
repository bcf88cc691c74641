package org.penglai.identity.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.penglai.identity.Identification;
import org.penglai.identity.Identification.OtherId;
import org.penglai.identity.Measure;
import org.penglai.identity.OrganisationKind;
import org.penglai.identity.Registration;
import org.penglai.identity.Said;
import org.penglai.identity.YearFigures;
import org.penglai.kernel.Refusal;
import org.penglai.platform.http.Form;
import org.penglai.platform.http.Typed;

/** Reads the form of an organisation, and fills it in for editing. */
final class TypedOrganisation {

    private final Form form;
    private final Refusal unreadable = Refusal.invalid("organisation.invalid");
    private final Said said;

    TypedOrganisation(Form form) {
        this.form = form;
        var typed = new Typed(form, unreadable);
        this.said = new Said(
                form.value("name"),
                form.value("nameEn"),
                typed.choice("kind", OrganisationKind.class),
                form.value("uscc"),
                new Said.Other(
                        typed.choice("otherId.kind", OtherId.Kind.class),
                        form.value("otherId.number"),
                        form.value("otherId.country")),
                form.value("divisionCode"),
                new Said.Yearly(
                        form.value("industry"), typed.number("figuresYear"), TypedFigures.figures(form, unreadable)));
    }

    Said said() {
        return said;
    }

    /**
     * Does it when everything can be read; else names what cannot be read together with all else that is wrong.
     *
     * @param check finds what else is wrong, without doing anything
     */
    Registration when(Runnable check, Supplier<Registration> deed) {
        try {
            if (unreadable.violations().isEmpty()) {
                return deed.get();
            }
            check.run();
        } catch (Refusal refused) {
            throw TypedFigures.typed(unreadable.violations().isEmpty() ? refused : joined(refused));
        }
        throw unreadable;
    }

    /** A field that cannot be read is not missing besides. */
    private Refusal joined(Refusal refused) {
        var known = unreadable.violations().stream()
                .map(violation -> violation.pointer().replaceAll("Fen$", ""))
                .toList();
        refused.violations().stream()
                .filter(violation -> !known.contains(violation.pointer().replaceAll("Fen$", "")))
                .forEach(violation -> unreadable.violation(violation.pointer(), violation.code(), violation.facts()));
        return unreadable;
    }

    Form form() {
        return form;
    }

    /** The form filled in with what is known. */
    static Form filled(Registration.Content content) {
        var values = new LinkedHashMap<String, String>();
        values.put("name", content.name().zh());
        values.put("nameEn", content.name().en());
        values.put("kind", content.kind().name());
        values.put("uscc", content.uscc().orElse(""));
        if (content.identification() instanceof Identification.OtherId(var kind, var number, var country)) {
            values.putAll(Map.of("otherId.kind", kind.name(), "otherId.number", number, "otherId.country", country));
        }
        values.put("divisionCode", content.divisionCode().equals(Registration.ABROAD) ? "" : content.divisionCode());
        content.figures().ifPresent(figures -> fill(values, figures));
        return Form.of(values);
    }

    private static void fill(Map<String, String> values, YearFigures figures) {
        values.put("industry", figures.industry().value());
        values.put("figuresYear", String.valueOf(figures.year()));
        for (var measure : Measure.values()) {
            var figure = Optional.ofNullable(figures.figures().values().get(measure));
            figure.ifPresent(value -> values.put(
                    TypedFigures.field(measure),
                    measure == Measure.EMPLOYEES ? String.valueOf(value) : SizeWords.wan(value)));
        }
    }
}
