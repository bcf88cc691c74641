package org.penglai.identity;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.DivisionCode;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.SocialCreditCode;

/**
 * What is said when an organisation is registered or edited, as it was typed; read into content with all that is wrong at
 * once. Empty texts stand for what was not said.
 */
public record Said(
        String name,
        String nameEn,
        Optional<OrganisationKind> kind,
        String uscc,
        Other other,
        String divisionCode,
        Yearly yearly) {

    private static final int NAME_MAX = 200;

    /** The other identification, as typed. */
    public record Other(Optional<Identification.OtherId.Kind> kind, String number, String country) {
        boolean isSaid() {
            return kind.isPresent() || !number.isBlank() || !country.isBlank();
        }
    }

    /** The figures of a year, as typed. */
    public record Yearly(String industry, Optional<Integer> year, Figures figures) {}

    /** The content, or a refusal that names everything that is wrong. */
    public Registration.Content read(SizeStandard standard, LocalDate today) {
        var refusal = Refusal.invalid("organisation.invalid");
        requireName(refusal);
        if (kind.isEmpty()) {
            refusal.violation("/kind", "required");
        }
        var identification = identification(refusal);
        var place = place(refusal);
        var figures = kind.filter(OrganisationKind.ENTERPRISE::equals)
                .flatMap(enterprise -> figures(refusal, standard, today));
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
        return new Registration.Content(
                Bilingual.of(name.strip(), nameEn.isBlank() ? name.strip() : nameEn.strip()),
                kind.orElseThrow(),
                identification.orElseThrow(),
                place.orElseThrow(),
                figures);
    }

    private void requireName(Refusal refusal) {
        if (name.isBlank()) {
            refusal.violation("/name", "required");
        }
        Map.of("/name", name, "/nameEn", nameEn).forEach((pointer, text) -> {
            if (text.strip().length() > NAME_MAX) {
                refusal.violation(pointer, "maxLength", Map.of("limit", NAME_MAX));
            }
        });
    }

    private Optional<Identification> identification(Refusal refusal) {
        if (other.isSaid() && !uscc.isBlank()) {
            refusal.violation("/uscc", "organisation.identified-twice");
            return Optional.empty();
        }
        var found = other.isSaid() ? otherId(refusal) : creditCode(refusal);
        if (found.isPresent() && kind.isPresent() && !found.get().suits(kind.get())) {
            refusal.violation(
                    other.isSaid() ? "/otherId/kind" : "/uscc",
                    "organisation.identification-of." + kind.get().name());
            return Optional.empty();
        }
        return found;
    }

    private Optional<Identification> creditCode(Refusal refusal) {
        if (uscc.isBlank()) {
            var abroad = kind.filter(OrganisationKind.FOREIGN::equals).isPresent();
            refusal.violation(abroad ? "/otherId/number" : "/uscc", "required");
            return Optional.empty();
        }
        return tried(refusal, "/uscc", () -> new Identification.CreditCode(SocialCreditCode.parse(uscc)));
    }

    private Optional<Identification> otherId(Refusal refusal) {
        if (other.kind().isEmpty()) {
            refusal.violation("/otherId/kind", "required");
            return Optional.empty();
        }
        return tried(
                refusal,
                "/otherId",
                () -> new Identification.OtherId(other.kind().get(), other.number(), other.country()));
    }

    private Optional<String> place(Refusal refusal) {
        var abroad = kind.filter(OrganisationKind.FOREIGN::equals).isPresent();
        if (abroad && (divisionCode.isBlank() || divisionCode.strip().equals(Registration.ABROAD))) {
            return Optional.of(Registration.ABROAD);
        }
        if (divisionCode.isBlank()) {
            refusal.violation("/divisionCode", "required");
            return Optional.empty();
        }
        return tried(
                refusal, "/divisionCode", () -> DivisionCode.parse(divisionCode).value());
    }

    private Optional<YearFigures> figures(Refusal refusal, SizeStandard standard, LocalDate today) {
        var year = yearly.year();
        if (year.isEmpty()) {
            refusal.violation("/figuresYear", "required");
        } else if (year.get() > today.getYear() || year.get() < today.getYear() - 2) {
            refusal.violation(
                    "/figuresYear",
                    "organisation.figures-year",
                    Map.of("from", today.getYear() - 2, "to", today.getYear()));
        }
        if (yearly.industry().isBlank()) {
            refusal.violation("/industry", "required");
            return Optional.empty();
        }
        return tried(refusal, "/industry", () -> IndustryClass.parse(yearly.industry()))
                .flatMap(industry -> tried(
                        refusal,
                        "",
                        () -> YearFigures.of(standard, year.orElse(today.getYear()), industry, yearly.figures())));
    }

    /** What it reads, or its own violations – where it names none, one at the pointer – added to the refusal. */
    private static <T> Optional<T> tried(Refusal refusal, String pointer, Supplier<T> reader) {
        try {
            return Optional.of(reader.get());
        } catch (Refusal wrong) {
            if (wrong.violations().isEmpty()) {
                refusal.violation(pointer, wrong.code(), wrong.facts());
            }
            wrong.violations().forEach(each -> refusal.violation(each.pointer(), each.code(), each.facts()));
            return Optional.empty();
        }
    }
}
