package org.penglai.discovery.web;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.penglai.discovery.FacetName;
import org.penglai.discovery.ListingDocument;
import org.penglai.discovery.Sort;
import org.penglai.discovery.Subjects;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.DivisionCode;
import org.penglai.kernel.Industry;
import org.penglai.kernel.Language;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.OperationCentre;
import org.penglai.listing.ListingMode;
import org.penglai.patent.IpcSymbol;
import org.penglai.patent.PatentKind;
import org.penglai.platform.http.Messages;

/** How the values of facets read in words. */
record FacetWords(Messages messages, Language language, Function<String, Optional<Bilingual>> subjects) {

    /** Words without subjects of the classification. */
    FacetWords(Messages messages, Language language) {
        this(messages, language, symbol -> Optional.empty());
    }

    /** The value in words; a code that has none stands for itself. */
    String label(FacetName facet, String value) {
        return switch (facet) {
            case MODE -> text("listing.mode." + value, value);
            case INDUSTRY -> industry(value);
            case CENTRE -> centre(value);
            case IPC -> symbol(value);
            case PATENT_KIND -> text("patent.kind." + value, value);
            case OWNER_KIND -> text("discovery.owner-kind." + value, value);
            case OWNER_NAME -> value;
            case DIVISION -> text("division." + value, value);
            case PRICE -> text("discovery.price." + value, value);
            case TRL -> messages.text(language, "discovery.trl", Map.of("level", value));
            case REMAINING_YEARS -> messages.text(language, "discovery.years", Map.of("years", value));
        };
    }

    /** The way of transfer or licence. */
    String mode(ListingMode mode) {
        return label(FacetName.MODE, mode.name());
    }

    /** The kind of patent. */
    String kind(PatentKind kind) {
        return label(FacetName.PATENT_KIND, kind.name());
    }

    /** The industries of an offer, in the plan's order; marked where the owner did not choose them. */
    Stream<String> industries(ListingDocument.Offer offer) {
        var mark = offer.proposed() ? " " + messages.text(language, "discovery.industry.proposed") : "";
        return offer.industries().stream()
                .sorted()
                .map(industry -> industry.label().in(language) + mark);
    }

    /** Where an owner is registered. */
    String place(DivisionCode division) {
        var code = division.value();
        var own = text("division." + code, "");
        return own.isEmpty() ? text("division." + code.substring(0, 4), code) : own;
    }

    /** A symbol with its subject. */
    String symbol(IpcSymbol symbol) {
        var key = symbol.subgroup().matches("0+")
                ? symbol.subclass() + symbol.mainGroup()
                : symbol.path().getLast();
        return symbol(key);
    }

    String maturity(int level) {
        return label(FacetName.TRL, String.valueOf(level));
    }

    String free() {
        return messages.text(language, "discovery.hit.free");
    }

    String negotiable() {
        return messages.text(language, "discovery.hit.negotiable");
    }

    /** Several of a kind in one cell. */
    String joined(Stream<String> parts) {
        var between = messages.text(language, "discovery.between");
        return String.join(between, parts.distinct().toList());
    }

    /** The legal day of an instant. */
    String day(Instant instant) {
        return LegalDays.of(instant).toString();
    }

    /** The facet's own name. */
    String title(FacetName facet) {
        return messages.text(language, "discovery.facet." + facet.wire());
    }

    /** What was asked for by another parameter. */
    String chip(String parameter, String value) {
        return messages.text(language, "discovery.chip." + parameter, Map.of("value", said(value)));
    }

    /** The order's name. */
    String order(Sort sort) {
        return messages.text(language, "discovery.sort." + sort.wire());
    }

    private String said(String value) {
        var key = "discovery.chip.value." + value;
        return messages.has(key) ? messages.text(language, key) : value;
    }

    private String industry(String value) {
        return Arrays.stream(Industry.values())
                .filter(industry -> industry.name().equals(value))
                .map(industry -> industry.label().in(language))
                .findFirst()
                .orElse(value);
    }

    private String centre(String value) {
        return Arrays.stream(OperationCentre.values())
                .filter(centre -> centre.name().equals(value))
                .map(centre -> centre.label().in(language))
                .findFirst()
                .orElse(value);
    }

    private String symbol(String value) {
        return new Subjects(subjects).named(value, language);
    }

    private String text(String key, String otherwise) {
        return messages.has(key) ? messages.text(language, key) : otherwise;
    }
}
