package org.penglai.identity.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penglai.identity.Figures;
import org.penglai.identity.Identification;
import org.penglai.identity.Measure;
import org.penglai.identity.OrganisationKind;
import org.penglai.identity.Said;

/** The body of {@code createOrganisation} and {@code editOrganisation}. */
record OrganisationForm(
        String name,
        @Nullable String nameEn,
        OrganisationKind kind,
        @Nullable String uscc,
        @Nullable OtherIdForm otherId,
        @Nullable String divisionCode,
        @Nullable String industry,
        @Nullable Long employees,
        @Nullable Long revenueFen,
        @Nullable Long assetsFen,
        @Nullable Integer figuresYear,
        @Nullable String contactName) {

    /** Another identification than the credit code. */
    record OtherIdForm(Identification.OtherId.Kind kind, String number, String country) {}

    Said said() {
        var other = otherId == null
                ? new Said.Other(Optional.empty(), "", "")
                : new Said.Other(Optional.of(otherId.kind()), otherId.number(), otherId.country());
        return new Said(
                name,
                text(nameEn),
                Optional.of(kind),
                text(uscc),
                other,
                text(divisionCode),
                new Said.Yearly(text(industry), Optional.ofNullable(figuresYear), figures()));
    }

    String contact() {
        return text(contactName);
    }

    private Figures figures() {
        var figures = with(Figures.NONE, Measure.EMPLOYEES, employees);
        return with(with(figures, Measure.REVENUE, revenueFen), Measure.ASSETS, assetsFen);
    }

    private static Figures with(Figures figures, Measure measure, @Nullable Long value) {
        return value == null ? figures : figures.with(measure, value);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
