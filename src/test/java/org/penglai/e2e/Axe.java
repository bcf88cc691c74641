package org.penglai.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Holds pages to WCAG 2.2, levels A and AA, by axe-core. That takes a good part of a second, so a page is held where it shows
 * something that no page before it in the run has shown: a part of that class and state within such a part.
 */
final class Axe {

    private static final String LIBRARY = resource("axe.min.js");

    private static final String RUN = """
            async () => (await axe.run(document, {
              runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
              resultTypes: ['violations'],
            })).violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary}`))
            """;

    private static final String PARTS = """
            () => {
              const of = part => [part.localName, part.getAttribute('class'), part.getAttribute('type'), part.dataset.state,
                part.dataset.outcome, part.dataset.progress, part.getAttribute('aria-invalid'), part.getAttribute('role'), part.open].join('.');
              return [...new Set([...document.body.querySelectorAll('*')].map(part => of(part) + ' in ' + of(part.parentElement)))];
            }
            """;

    private static final Set<String> HELD = ConcurrentHashMap.newKeySet();

    private static final boolean BOTH = Integer.getInteger("penglai.ways", 1) > 1;

    private static final AtomicInteger TURNS = new AtomicInteger();

    private Axe() {}

    /** Fails with everything that axe finds on the page as it stands. */
    static void hold(Page page) {
        assertThat(faults(page))
                .as("what axe says about %s at %d px", page.url(), page.viewportSize().width)
                .isEmpty();
    }

    /** What axe finds, one line for each part of the page that breaks a rule. */
    static List<String> faults(Page page) {
        if (!(boolean) page.evaluate("() => 'axe' in window")) {
            page.evaluate(LIBRARY);
        }
        return ((List<?>) page.evaluate(RUN)).stream().map(String::valueOf).toList();
    }

    /**
     * Holds a page that shows something new as it stands, or by night at the other width, by turns; both with {@code
     * -Dpenglai.ways=2}. Then it is as before.
     */
    static void holdOnce(Page page, int otherWidth) {
        var isNew = false;
        for (var part : (List<?>) page.evaluate(PARTS)) {
            isNew |= HELD.add(String.valueOf(part));
        }
        if (!isNew) {
            return;
        }
        var turn = TURNS.getAndIncrement() % 2;
        if (BOTH || turn == 0) {
            hold(page);
        }
        if (BOTH || turn == 1) {
            var size = page.viewportSize();
            page.setViewportSize(otherWidth, size.height);
            night(page);
            hold(page);
            day(page);
            page.setViewportSize(size.width, size.height);
        }
    }

    /** The reader's device asks for dark pages. */
    static void night(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    }

    /** The reader's device asks for light pages. */
    static void day(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    private static String resource(String name) {
        try (var in = Axe.class.getClassLoader().getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException(name + " cannot be read", unreadable);
        }
    }
}
