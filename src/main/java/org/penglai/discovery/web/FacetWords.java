package org.penglai.discovery.web;

import java.util.Arrays;
import java.util.Map;
import org.penglai.discovery.FacetName;
import org.penglai.discovery.Sort;
import org.penglai.kernel.Industry;
import org.penglai.kernel.Language;
import org.penglai.platform.http.Messages;

/** How the values of facets read in words. */
record FacetWords(Messages messages, Language language) {

    /** The value in words; a code that has none stands for itself. */
    String label(FacetName facet, String value) {
        return switch (facet) {
            case MODE -> text("listing.mode." + value, value);
            case INDUSTRY -> industry(value);
            case IPC -> symbol(value);
            case PATENT_KIND -> text("patent.kind." + value, value);
            case OWNER_KIND -> text("discovery.owner-kind." + value, value);
            case DIVISION -> text("division." + value, value);
            case PRICE -> text("discovery.price." + value, value);
            case TRL -> messages.text(language, "discovery.trl", Map.of("level", value));
            case REMAINING_YEARS -> messages.text(language, "discovery.years", Map.of("years", value));
        };
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

    /** A section with its title, anything longer as it is written: {@code H01M 10/0525}. */
    private String symbol(String value) {
        return value.length() == 1
                ? text("discovery.ipc." + value, value)
                : value.replaceFirst("^([A-H]\\d\\d[A-Z])(?=\\d)", "$1 ");
    }

    private String text(String key, String otherwise) {
        return messages.has(key) ? messages.text(language, key) : otherwise;
    }
}
