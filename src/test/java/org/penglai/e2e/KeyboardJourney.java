package org.penglai.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penglai.app.Api;
import org.penglai.app.DemoLoading;
import org.penglai.kernel.Language;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** Walks by the keyboard alone: every stop is seen, in the order of reading, and none holds the reader fast. */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KeyboardJourney {

    /** More stops than any page has that is walked here. */
    private static final int STOPS_MAX = 300;

    /** What the focus is on: whether it is seen to be, whether anything covers it, and whether it follows the stop before. */
    private static final String STOP = """
            () => {
              const at = document.activeElement;
              if (!at || at === document.body) { window.stopBefore = null; return null; }
              const box = at.getBoundingClientRect();
              const style = getComputedStyle(at);
              const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 2);
              const y = Math.min(Math.max(box.top + Math.min(box.height / 2, 12), 1), innerHeight - 2);
              const top = document.elementFromPoint(x, y);
              const before = window.stopBefore;
              window.stopBefore = at;
              return {
                what: at.outerHTML.slice(0, 120),
                outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
                seen: box.bottom > 0 && box.top < innerHeight && top !== null && (at.contains(top) || top.contains(at) || [...(at.labels ?? [])].some(label => label.contains(top))),
                follows: !before || before === at || !!(before.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING),
              };
            }
            """;

    private Browser browser;

    @BeforeAll
    void start(TestBed bed) {
        DemoLoading.into(bed);
        bed.server().start();
        browser = Browser.at(bed.server().uri());
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(
                                Api.of(bed).get("/search").expect(200).json().getInteger("total"))
                        .isPositive());
    }

    @AfterAll
    void stop() {
        browser.close();
    }

    @ParameterizedTest
    @CsvSource({"/, 1280", "/, 390", "/search, 1280", "/search, 390", "/programmes, 390", "/no/such/page, 1280"})
    void anyoneWalksThroughAPageFromItsFirstStopToItsLast(String path, int width) {
        try (var visitor = browser.visitor(Language.ZH)) {
            visitor.page().setViewportSize(width, 844);
            visitor.page().navigate(browser.site().resolve(path).toString());
            walk(visitor, "跳到正文");
        }
    }

    @ParameterizedTest
    @CsvSource({"/listings/new, 1280", "/patents/new, 390", "/deals, 390"})
    void aMemberWalksThroughFormsAndLists(String path, int width) {
        try (var visitor = browser.visitor(Language.EN)) {
            visitor.signIn(DemoUsers.YANTAI_UNIVERSITY).page().setViewportSize(width, 844);
            visitor.open(path);
            walk(visitor, "Skip to content");
        }
    }

    @Test
    void anOperatorWalksThroughADeal() {
        try (var visitor = browser.visitor(Language.ZH)) {
            visitor.signIn(DemoUsers.OPERATOR_A).open("/operator/deals");
            visitor.find("main .rows h2 a").first().click();
            walk(visitor, "跳到正文");
        }
    }

    @Test
    void thePhonesMenuOpensAndClosesByKeys() {
        try (var visitor = browser.visitor(Language.ZH)) {
            visitor.page().setViewportSize(390, 844);
            visitor.open("/");
            var keys = visitor.page().keyboard();

            visitor.find(".site-menu > summary").focus();
            keys.press("Enter");
            keys.press("Tab");
            assertThat(visitor.find(":focus").getAttribute("href")).isEqualTo("/search");
            keys.press("Shift+Tab");
            keys.press("Space");
            assertThat(visitor.find(".site-menu nav").isVisible()).isFalse();
        }
    }

    @Test
    void aRefusedFormTakesTheReaderToWhatIsWrongAndFromThereToTheField() {
        try (var visitor = browser.visitor(Language.ZH)) {
            visitor.signIn(DemoUsers.YANTAI_UNIVERSITY).open("/patents/new");
            var keys = visitor.page().keyboard();
            visitor.find("#f-applicationNumber").focus();
            keys.press("Enter");
            visitor.find("#errors").waitFor();

            PlaywrightAssertions.assertThat(visitor.find("#errors")).isFocused();
            keys.press("Tab");
            var target = visitor.find(":focus").getAttribute("href");
            keys.press("Enter");
            PlaywrightAssertions.assertThat(visitor.find(target)).isFocused();
            var described = visitor.find(":focus").getAttribute("aria-describedby");
            assertThat(described).contains("-error");
        }
    }

    @Test
    void narrowingASearchKeepsTheFocusAndSaysHowManyWereFound() {
        try (var visitor = browser.visitor(Language.ZH)) {
            visitor.open("/search");
            var before = visitor.find("#announced").innerText();
            visitor.page().evaluate("() => { window.announced = document.getElementById('announced'); }");
            var box = visitor.find("input[name=mode]").first();
            var id = box.getAttribute("id");
            box.focus();
            visitor.page().keyboard().press("Space");

            PlaywrightAssertions.assertThat(visitor.find("#announced")).not().hasText(before);
            assertThat(visitor.find("#announced").innerText()).matches(".*\\d+.*");
            assertThat((boolean)
                            visitor.page().evaluate("() => window.announced === document.getElementById('announced')"))
                    .as("the region that speaks stays the same")
                    .isTrue();
            assertThat(visitor.find(":focus").getAttribute("id")).isEqualTo(id);
            assertThat(visitor.find(":focus").isChecked()).isTrue();
        }
    }

    /** From the skip link by Tab to the end of the page, where the focus leaves it. */
    private static void walk(Visitor visitor, String first) {
        var keys = visitor.page().keyboard();
        visitor.page()
                .evaluate("() => { document.activeElement?.blur(); window.scrollTo(0, 0); window.stopBefore = null; }");
        var faults = new ArrayList<String>();
        var stops = 0;
        Object begin = null;
        for (var at = stop(visitor, keys); at != null && stops < STOPS_MAX; at = stop(visitor, keys)) {
            if (stops == 0) {
                assertThat(visitor.find(":focus").innerText()).isEqualTo(first);
                begin = at.get("what");
            } else if (at.get("what").equals(begin)) {
                break; // once around
            }
            stops++;
            for (var needed : List.of("outlined", "seen", "follows")) {
                if (!Boolean.TRUE.equals(at.get(needed))) {
                    faults.add("not " + needed + ": " + at.get("what"));
                }
            }
        }
        assertThat(faults).as("stops of %s", visitor.path()).isEmpty();
        assertThat(stops).as("stops until the focus leaves %s", visitor.path()).isBetween(5, STOPS_MAX - 1);
    }

    private static @org.jspecify.annotations.Nullable Map<?, ?> stop(
            Visitor visitor, com.microsoft.playwright.Keyboard keys) {
        keys.press("Tab");
        return (Map<?, ?>) visitor.page().evaluate(STOP);
    }
}
