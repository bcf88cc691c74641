package org.penglai.identity.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.penglai.identity.Figures;
import org.penglai.identity.Identification;
import org.penglai.identity.Measure;
import org.penglai.identity.OrganisationKind;
import org.penglai.identity.Registration;
import org.penglai.identity.Registrations;
import org.penglai.identity.SizeClass;
import org.penglai.identity.Standing;
import org.penglai.identity.Verification;
import org.penglai.identity.YearFigures;
import org.penglai.kernel.Bilingual;

/** An organisation as the API shows it: to anyone what is public, to its own members and the offices the rest. */
record OrganisationView(
        String id,
        Bilingual name,
        OrganisationKind kind,
        Optional<String> uscc,
        String divisionCode,
        boolean local,
        Optional<Boolean> codeAgrees,
        Optional<SizeClass> sizeClass,
        Optional<String> sizeReason,
        Optional<Integer> figuresYear,
        Optional<String> industry,
        Verification verification,
        Optional<LocalDate> verifiedUntil,
        boolean invented,
        Optional<OtherIdView> otherId,
        Optional<String> verificationNote,
        Optional<List<FiguresView>> figures) {

    /** Another identification than the credit code. */
    record OtherIdView(Identification.OtherId.Kind kind, String number, String country) {}

    /** Figures as they were said, with the size that followed. */
    record FiguresView(
            int year,
            String industry,
            Optional<Long> employees,
            Optional<Long> revenueFen,
            Optional<Long> assetsFen,
            Optional<SizeClass> sizeClass,
            Optional<String> sizeReason,
            Instant enteredAt) {}

    /** How much is shown, and in which words. */
    record Reader(boolean inside, List<Registrations.Past> figures, SizeWords words, LocalDate today) {}

    static OrganisationView of(Registration registration, boolean invented, Reader reader) {
        var content = registration.content();
        var figures = content.figures();
        return new OrganisationView(
                registration.id().toString(),
                content.name(),
                content.kind(),
                content.uscc(),
                content.divisionCode(),
                content.isLocal(),
                content.codeAgrees(),
                content.size(),
                figures.flatMap(known -> reason(known, reader)),
                figures.map(YearFigures::year),
                figures.map(known -> known.industry().value()),
                registration.verificationOn(reader.today()),
                registration.standing().until(),
                invented,
                reader.inside() ? otherId(content) : Optional.empty(),
                reader.inside() && registration.standing() instanceof Standing.Rejected rejected
                        ? Optional.of(rejected.note())
                        : Optional.empty(),
                reader.inside()
                        ? Optional.of(reader.figures().stream()
                                .map(past -> figures(past, reader))
                                .toList())
                        : Optional.empty());
    }

    /** With the figures for those inside; for others only the line and what came of it. */
    private static Optional<String> reason(YearFigures figures, Reader reader) {
        return figures.sizing()
                .map(sizing -> reader.inside()
                        ? reader.words().reason(sizing)
                        : reader.words().outcome(sizing, figures.year()));
    }

    private static FiguresView figures(Registrations.Past past, Reader reader) {
        var figures = past.figures();
        return new FiguresView(
                figures.year(),
                figures.industry().value(),
                figure(figures.figures(), Measure.EMPLOYEES),
                figure(figures.figures(), Measure.REVENUE),
                figure(figures.figures(), Measure.ASSETS),
                figures.size(),
                reason(figures, reader),
                past.enteredAt());
    }

    private static Optional<Long> figure(Figures figures, Measure measure) {
        return Optional.ofNullable(figures.values().get(measure));
    }

    private static Optional<OtherIdView> otherId(Registration.Content content) {
        return content.identification() instanceof Identification.OtherId(var kind, var number, var country)
                ? Optional.of(new OtherIdView(kind, number, country))
                : Optional.empty();
    }
}
