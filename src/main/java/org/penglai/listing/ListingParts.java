package org.penglai.listing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.patent.ApplicationNumber;

/** A listing's content as it is written in the contract and stored: what people fill in, field by field. */
public record ListingParts(
        ListingMode mode,
        List<String> patents,
        @Nullable UUID agency,
        @Nullable String titleZh,
        @Nullable String titleEn,
        @Nullable String summary,
        @Nullable List<String> applicationFields,
        @Nullable List<String> products,
        @Nullable Integer trl,
        @Nullable String territory,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Nullable FeePlanParts feePlan) {

    /** What is permitted where nothing else is said. */
    private static final String WHOLE_COUNTRY = "全国";

    private static final String CITY = "烟台市";

    /** Writes a listing's content. */
    public static ListingParts of(ListingContent content) {
        var terms = content.terms();
        var text = content.text();
        return new ListingParts(
                terms.mode(),
                terms.patents().stream().map(ApplicationNumber::canonical).toList(),
                content.agency().map(OrganisationId::value).orElse(null),
                text.title().zh(),
                text.title().en(),
                text.summary(),
                text.applicationFields(),
                text.products(),
                text.readiness().orElse(null),
                terms.territory(),
                terms.startsOn().orElse(null),
                terms.endsOn().orElse(null),
                terms.feePlan().map(FeePlanParts::of).orElse(null));
    }

    /** What it says, or one refusal that names every field that cannot be read. */
    public ListingContent content() {
        var refusal = Refusal.invalid("listing.invalid");
        var numbers = numbers(refusal);
        var plan = plan(refusal);
        var terms = built(
                refusal,
                () -> new ListingTerms(
                        mode,
                        numbers,
                        text(territory).isEmpty() ? usualTerritory() : text(territory),
                        Optional.ofNullable(startsOn),
                        Optional.ofNullable(endsOn),
                        plan));
        var words = built(
                refusal,
                () -> new ListingText(
                        Bilingual.of(text(titleZh), text(titleEn)),
                        text(summary),
                        list(applicationFields),
                        list(products),
                        Optional.ofNullable(trl)));
        if (!refusal.violations().isEmpty() || terms.isEmpty() || words.isEmpty()) {
            throw refusal;
        }
        return new ListingContent(
                terms.get(), words.get(), Optional.ofNullable(agency).map(OrganisationId::new));
    }

    /** The free licence is for local firms (the city's action plan, annex three). */
    private String usualTerritory() {
        return mode == ListingMode.FREE_LICENCE ? CITY : WHOLE_COUNTRY;
    }

    /** What is wrong goes beside what was wrong before; numbers that cannot be read are not called missing as well. */
    private <T> Optional<T> built(Refusal refusal, Supplier<T> making) {
        try {
            return Optional.of(making.get());
        } catch (Refusal wrong) {
            wrong.violations().stream()
                    .filter(one -> patents.isEmpty()
                            || !one.code().equals("required")
                            || !one.pointer().equals("/patents"))
                    .forEach(one -> refusal.violation(one.pointer(), one.code(), one.facts()));
            return Optional.empty();
        }
    }

    private List<ApplicationNumber> numbers(Refusal refusal) {
        var numbers = new ArrayList<ApplicationNumber>();
        for (var at = 0; at < patents.size(); at++) {
            try {
                numbers.add(ApplicationNumber.parse(patents.get(at)));
            } catch (Refusal wrong) {
                refusal.violation("/patents/" + at, wrong.code(), wrong.facts());
            }
        }
        return numbers;
    }

    private Optional<FeePlan> plan(Refusal refusal) {
        try {
            return Optional.ofNullable(feePlan).map(FeePlanParts::plan);
        } catch (Refusal wrong) {
            wrong.violations().forEach(one -> refusal.violation(one.pointer(), one.code(), one.facts()));
            return Optional.empty();
        }
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    private static List<String> list(@Nullable List<String> items) {
        return items == null ? List.of() : items;
    }
}
