package org.penglai.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What every page must have, looked at in the browser: names for inputs, order of headings, room on a phone. */
final class PageChecks {

    private static final String SCRIPT = script();

    private PageChecks() {}

    /** Fails with everything that is wrong with the page as it stands. */
    static void hold(Page page) {
        assertThat((List<?>) page.evaluate(SCRIPT))
                .as("faults of %s at %d px", page.url(), page.viewportSize().width)
                .isEmpty();
    }

    private static String script() {
        try (var in = PageChecks.class.getClassLoader().getResourceAsStream("e2e/page-checks.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException("the page checks cannot be read", unreadable);
        }
    }
}
