package org.penglai.terms;

import java.util.Arrays;
import java.util.Locale;
import org.penglai.kernel.Refusal;

/** The texts that bind the platform and its users. */
public enum Document {
    SERVICE_AGREEMENT,
    TRADING_RULES,
    PRIVACY_NOTICE;

    /** Name in addresses: lower case with hyphens. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The document of that name, or a 404 refusal. */
    public static Document of(String slug) {
        return Arrays.stream(values())
                .filter(document -> document.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("terms.unknown").with("document", slug));
    }
}
