package org.penglai.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.penglai.app.Api;
import org.penglai.app.Config;
import org.penglai.app.DemoLoading;
import org.penglai.kernel.Language;
import org.penglai.stack.PostgresEngine;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** Somebody from a small firm looks for a patent among the demo's: types, narrows down, turns pages, gives a number. */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SearchJourney {

    private Browser browser;

    @BeforeAll
    void start(TestBed bed) throws SQLException {
        final int published;
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var statement = connection.createStatement()) {
            statement.execute("DELETE FROM membership");
            statement.execute("DELETE FROM organisation");
        }
        new DemoLoading().load(Config.from(new HashMap<>(bed.environment())), said -> {});
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM listing WHERE state = 'PUBLISHED'")) {
            assertThat(rows.next()).isTrue();
            published = rows.getInt(1);
        }
        bed.server().start();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(
                                Api.of(bed).get("/search").expect(200).json().getInteger("total"))
                        .isEqualTo(published)
                        .isPositive());
        browser = Browser.at(bed.server().uri());
    }

    @AfterAll
    void stop() {
        browser.close();
    }

    @Test
    void wordsFindListingsAndABoxNarrowsThemDownWithoutPressingAnything() {
        try (var visitor = browser.visitor(Language.ZH)) {
            // Given
            visitor.open("/search?q=电池").picture("search");
            assertThat(visitor.find("#found mark").first().innerText()).contains("电池");
            var before = visitor.find("#found h2").innerText();
            var mode = visitor.find("input[name=mode]").first().getAttribute("value");
            var label =
                    visitor.find("label[for=f-mode-" + mode + "]").innerText().split("\\s+")[0];
            // When
            box(visitor, mode).check();
            // Then
            PlaywrightAssertions.assertThat(visitor.find("#found h2")).not().hasText(before);
            assertThat(visitor.path())
                    .startsWith("/search?q=")
                    .contains("mode=" + mode)
                    .doesNotContain("owner=");
            assertThat(visitor.find("#found .tag-mode").allInnerTexts())
                    .isNotEmpty()
                    .containsOnly(label);
            assertThat(visitor.find("input[name=mode]").count()).isGreaterThan(1);
            visitor.check().picture("search-narrowed");
        }
    }

    @Test
    void theSameWorksWithoutScript() {
        try (var visitor = browser.visitorWithoutScript(Language.EN)) {
            // Given
            visitor.open("/search");
            visitor.find(".searchbox input").fill("battery");
            visitor.press("Search");
            assertThat(visitor.find("#found mark").first().innerText()).isEqualToIgnoringCase("battery");
            // When
            var label = visitor.find("input[name=mode] + label").first();
            var mode = label.innerText().strip().replaceAll("\\s+[\\d,]+$", "");
            label.click();
            visitor.press("Apply filters");
            // Then
            assertThat(visitor.find("#found .tag-mode").allInnerTexts())
                    .isNotEmpty()
                    .containsOnly(mode);
            // When
            visitor.follow("Take away: " + mode);
            // Then
            assertThat(visitor.path()).contains("q=battery").doesNotContain("mode=");
        }
    }

    @Test
    void theBoxCompletesWhatIsTypedAndIsUsedByKeysAlone() {
        try (var visitor = browser.visitor(Language.ZH)) {
            // Given
            visitor.open("/");
            var box = visitor.find("#q");
            box.focus();
            box.pressSequentially("电池");
            // Then
            var options = visitor.find(".suggestions [role=option]");
            PlaywrightAssertions.assertThat(options.first()).isVisible();
            PlaywrightAssertions.assertThat(box).hasAttribute("aria-expanded", "true");
            visitor.check().picture("search-completions");
            // When
            box.press("ArrowDown");
            var first = options.first();
            PlaywrightAssertions.assertThat(first).hasAttribute("aria-selected", "true");
            PlaywrightAssertions.assertThat(box)
                    .hasAttribute("aria-activedescendant", String.valueOf(first.getAttribute("id")));
            box.press("Escape");
            // Then
            PlaywrightAssertions.assertThat(box).hasAttribute("aria-expanded", "false");
            PlaywrightAssertions.assertThat(box).hasValue("电池");
            // When
            box.press("ArrowDown");
            PlaywrightAssertions.assertThat(options.first()).isVisible();
            box.press("ArrowDown");
            box.press("Enter");
            // Then
            visitor.find("#found h2").waitFor();
            assertThat(visitor.path()).startsWith("/search?");
        }
    }

    @Test
    void listingsThatArePickedStandSideBySideAndWhatWasSeenIsRemembered() {
        try (var visitor = browser.visitorWithoutScript(Language.EN)) {
            // Given
            visitor.open("/search?sort=newest");
            var boxes = visitor.find("#found input[name=listing]");
            boxes.nth(0).check();
            boxes.nth(1).check();
            // When
            visitor.press("Compare what is ticked (four at the most)");
            // Then
            assertThat(visitor.path()).startsWith("/compare?listing=");
            assertThat(visitor.find("table.compare thead th").count()).isEqualTo(2);
            visitor.pictures("compare");
            // When
            var title = visitor.find("table.compare thead a").first().innerText();
            visitor.follow(title);
            visitor.open("/seen");
            // Then
            assertThat(visitor.find("main h3 a").allInnerTexts()).containsExactly(title);
            visitor.pictures("seen")
                    .open("/")
                    .pictures("home")
                    .open("/ipc?at=H01")
                    .pictures("classification");
        }
    }

    @Test
    void pagesTurnToTheEndAndBack() {
        try (var visitor = browser.visitor(Language.EN)) {
            visitor.open("/search?sort=newest").picture("search-all");
            var first = visitor.find("#found h3").first().innerText();
            visitor.follow("Next page");
            assertThat(visitor.find("#found h3").first().innerText()).isNotEqualTo(first);
            visitor.follow("First page");
            assertThat(visitor.find("#found h3").first().innerText()).isEqualTo(first);
        }
    }

    @Test
    void aNumberFromAPaperFindsItsListingAndLeadsThere() {
        try (var visitor = browser.visitor(Language.EN)) {
            // Given
            visitor.open("/search");
            var number = visitor.find("#found .number a").first().innerText();
            // When
            visitor.open("/search?q=ZL%20" + number.replace(".", "%20.%20"));
            // Then
            assertThat(visitor.find("#found .number a").first().innerText()).isEqualTo(number);
            var title = visitor.find("#found h3 a").first().innerText();
            visitor.follow(title);
            assertThat(visitor.heading()).contains(title);
        }
    }

    @Test
    void nothingFoundAndNonsenseInAFieldAreAnsweredOnThePage() {
        try (var visitor = browser.visitor(Language.ZH)) {
            visitor.open("/search?q=qwertzuiop&mode=EQUITY").pictures("search-nothing");
            assertThat(visitor.text()).contains("没有找到挂牌");
            visitor.open("/search?q=电池&priceMin=便宜", 400).picture("search-wrong");
            assertThat(visitor.text()).contains("不是数字");
        }
    }

    /** The count stands in the label too, so boxes are found by what they send. */
    private static Locator box(Visitor visitor, String mode) {
        return visitor.find("input[name=mode][value=" + mode + "]");
    }
}
