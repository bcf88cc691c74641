package org.penglai.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.penglai.kernel.Language;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** Somebody looks around without signing in, reads in either language, gets lost, signs in and out. */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PassingByJourney {

    private static final String LIGHT_GROUND = "rgb(248, 246, 240)";
    private static final String DARK_GROUND = "rgb(17, 24, 27)";

    private Browser browser;

    @BeforeAll
    void start(TestBed bed) {
        bed.server().start();
        browser = Browser.at(bed.server().uri());
    }

    @AfterAll
    void stop() {
        browser.close();
    }

    @Test
    void theFrontPageSaysInBothLanguagesWhatPenglaiIsFor() {
        try (var visitor = browser.visitor(Language.ZH)) {
            visitor.open("/").pictures("home");

            assertThat(visitor.heading()).isEqualTo("找到能用的专利，把它用起来");
            visitor.switchLanguage();
            assertThat(visitor.heading()).isEqualTo("Find a patent you can use, and put it to work");
        }
    }

    @Test
    void theKeyboardReachesTheContentFirst() {
        try (var visitor = browser.visitor(Language.EN)) {
            visitor.open("/");

            visitor.page().keyboard().press("Tab");
            assertThat(visitor.find(":focus").innerText()).isEqualTo("Skip to content");
            visitor.page().keyboard().press("Enter");
            assertThat(visitor.find(":focus").getAttribute("id")).isEqualTo("main");
        }
    }

    @Test
    void thePhonesMenuOpensWithoutScript() {
        try (var visitor = browser.visitorWithoutScript(Language.ZH)) {
            visitor.page().setViewportSize(390, 844);
            visitor.open("/");

            visitor.find(".site-menu > summary").click();
            visitor.find(".site-menu nav a[href='/api/docs']").click();

            assertThat(visitor.path()).isEqualTo("/api/docs");
        }
    }

    @Test
    void theAppearanceFollowsTheDeviceUntilTheReaderChooses() {
        try (var visitor = browser.visitorWithoutScript(Language.EN)) {
            visitor.open("/programmes");
            assertThat(ground(visitor)).isEqualTo(LIGHT_GROUND);
            Axe.night(visitor.page());
            assertThat(ground(visitor)).isEqualTo(DARK_GROUND);

            visitor.find(".account .look-light").click();
            assertThat(visitor.path()).isEqualTo("/programmes");
            assertThat(ground(visitor)).isEqualTo(LIGHT_GROUND);
            assertThat(visitor.find("html").getAttribute("data-bs-theme")).isEqualTo("light");

            Axe.day(visitor.page());
            visitor.find(".site-foot .looks a:has-text('dark')").click();
            assertThat(ground(visitor)).isEqualTo(DARK_GROUND);
            assertThat(visitor.find(".site-foot .looks a[aria-current]").innerText())
                    .isEqualTo("dark");
            visitor.open("/no/such/page", 404);
            assertThat(ground(visitor)).isEqualTo(DARK_GROUND);

            visitor.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(ground(visitor)).isEqualTo("rgb(255, 255, 255)");
        }
    }

    private static String ground(Visitor visitor) {
        return (String) visitor.page().evaluate("() => getComputedStyle(document.body).backgroundColor");
    }

    @Test
    void anAddressThatLeadsNowhereOffersTheWayOn() {
        try (var visitor = browser.visitor(Language.EN)) {
            visitor.open("/no/such/page", 404).pictures("unknown");

            assertThat(visitor.text()).contains("404", "What you can do", "page.unknown");
            assertThat(visitor.find("main input[name=q]").count()).isEqualTo(1);
        }
    }

    @Test
    void theContractIsReadable() {
        try (var visitor = browser.visitor(Language.EN)) {
            visitor.open("/api/docs").pictures("api-docs");

            visitor.find("#getOrganisation > summary").click();
            assertThat(visitor.find("#getOrganisation").innerText())
                    .contains("/organisations/{id}", "open to anyone", "UUID of the resource");
            visitor.check();
        }
    }

    @Test
    void signingInShowsWhoOneIsAndSigningOutForgetsIt() {
        try (var visitor = browser.visitor(Language.ZH)) {
            visitor.open("/programmes")
                    .pictures("programmes")
                    .goToSignIn()
                    .typeCredentials(DemoUsers.YANTAI_UNIVERSITY);

            assertThat(visitor.path()).isEqualTo("/programmes");
            assertThat(visitor.headText()).contains(DemoUsers.YANTAI_UNIVERSITY.displayName(), "我的专利与挂牌", "我的交易");

            visitor.signOut();
            assertThat(visitor.headText()).contains("登录").doesNotContain(DemoUsers.YANTAI_UNIVERSITY.displayName());
        }
    }

    @Test
    void nothingIsLeftInTheBrowserButCookiesAndWhereTheTabStands() {
        try (var visitor = browser.visitor(Language.ZH)) {
            visitor.signIn(DemoUsers.SME_LITHIUM).open("/deals").open("/search?q=x");

            assertThat(visitor.page().evaluate("Object.keys(localStorage).join()"))
                    .isEqualTo("");
            assertThat(visitor.page().evaluate("Object.keys(sessionStorage).join()"))
                    .isEqualTo("htmx-current-path-for-history");
            assertThat(visitor.page().evaluate("document.cookie")).isEqualTo("");
        }
    }

    @Test
    void theOperatorSeesTheQueuesEvenWhereNothingIs() {
        try (var visitor = browser.visitor(Language.EN)) {
            visitor.signIn(DemoUsers.OPERATOR_A).open("/no/such/page", 404);

            assertThat(visitor.headText())
                    .contains("Listings to check", "Deals to certify")
                    .doesNotContain("My deals");
        }
    }
}
