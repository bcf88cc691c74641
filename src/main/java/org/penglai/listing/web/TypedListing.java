package org.penglai.listing.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penglai.identity.Organisation;
import org.penglai.identity.OrganisationKind;
import org.penglai.identity.Organisations;
import org.penglai.kernel.Refusal;
import org.penglai.listing.FeeMode;
import org.penglai.listing.FeePlanParts;
import org.penglai.listing.ListingContent;
import org.penglai.listing.ListingMode;
import org.penglai.listing.ListingParts;
import org.penglai.platform.http.Form;
import org.penglai.platform.http.Typed;

/** Reads the page's form of a listing, naming everything that cannot be read at once, and fills it in for editing. */
final class TypedListing {

    private final Organisations organisations;

    TypedListing(Organisations organisations) {
        this.organisations = organisations;
    }

    ListingContent read(Form form) {
        var refusal = Refusal.invalid("listing.invalid");
        var typed = new Typed(form, refusal);
        var mode = typed.choice("mode", ListingMode.class);
        if (form.value("mode").isEmpty()) {
            typed.wrong("mode", "choose");
        }
        var parts = new ListingParts(
                mode.orElse(ListingMode.ORDINARY_LICENCE),
                patents(form),
                agency(form, typed),
                form.value("titleZh"),
                form.value("titleEn"),
                form.value("summary"),
                form.lines("applicationFields"),
                form.lines("products"),
                typed.number("trl").orElse(null),
                form.value("territory"),
                typed.date("startsOn").orElse(null),
                typed.date("endsOn").orElse(null),
                fee(form, refusal, mode));
        return content(parts, refusal);
    }

    private static ListingContent content(ListingParts parts, Refusal refusal) {
        try {
            var content = parts.content();
            if (refusal.violations().isEmpty()) {
                return content;
            }
        } catch (Refusal wrong) {
            if (refusal.violations().isEmpty()) {
                throw wrong;
            }
            wrong.violations().forEach(one -> refusal.violation(one.pointer(), one.code(), one.facts()));
        }
        throw refusal;
    }

    /** A free licence has no price to choose: nothing typed there means free. */
    private static @Nullable FeePlanParts fee(Form form, Refusal refusal, Optional<ListingMode> mode) {
        var parts = new TypedFee(form, refusal).parts();
        return parts == null && mode.filter(ListingMode.FREE_LICENCE::equals).isPresent()
                ? FeePlanParts.ofMode(FeeMode.FREE)
                : parts;
    }

    /** Ticked one by one or typed, one on each line. */
    static List<String> patents(Form form) {
        return form.all("patents").stream()
                .flatMap(typed -> List.of(typed.split("[\\n，、,；;]")).stream())
                .map(String::strip)
                .filter(number -> !number.isEmpty())
                .distinct()
                .toList();
    }

    private @Nullable UUID agency(Form form, Typed typed) {
        return form.optional("agency")
                .flatMap(code -> organisations
                        .findByUscc(code.toUpperCase(Locale.ROOT))
                        .filter(found -> found.kind() == OrganisationKind.AGENCY)
                        .map(found -> found.id().value())
                        .or(() -> typed.wrong("agency", "listing.agency-unknown")))
                .orElse(null);
    }

    /** The form as it was when it was last saved. */
    Form filled(ListingContent content) {
        var parts = ListingParts.of(content);
        var fields = new LinkedHashMap<String, List<String>>();
        put(fields, "mode", parts.mode().name());
        fields.put("patents", parts.patents());
        put(
                fields,
                "agency",
                content.agency()
                        .flatMap(organisations::find)
                        .flatMap(Organisation::uscc)
                        .orElse(""));
        put(fields, "titleZh", parts.titleZh());
        put(fields, "titleEn", parts.titleEn());
        put(fields, "summary", parts.summary());
        put(fields, "applicationFields", String.join("\n", content.text().applicationFields()));
        put(fields, "products", String.join("\n", content.text().products()));
        put(fields, "trl", parts.trl());
        put(fields, "territory", parts.territory());
        put(fields, "startsOn", parts.startsOn());
        put(fields, "endsOn", parts.endsOn());
        var plan = parts.feePlan();
        if (plan != null) {
            TypedFee.typed(plan).forEach((field, value) -> put(fields, field, value));
        }
        return new Form(fields, Map.of());
    }

    private static void put(Map<String, List<String>> fields, String field, @Nullable Object value) {
        fields.put(field, List.of(value == null ? "" : value.toString()));
    }
}
