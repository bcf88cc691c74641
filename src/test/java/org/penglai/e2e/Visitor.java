package org.penglai.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.Media;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.penglai.kernel.Language;
import org.penglai.stack.DemoUsers;

/** One person at the site: what they open, read, type and press, by the words they see. */
final class Visitor implements AutoCloseable {

    /** In the first two every language, light and width occurs, in all six each pair of them. */
    private static final List<String> WAYS =
            List.of("zh night phone", "en day desk", "zh day desk", "en night phone", "en day phone", "zh night desk");

    /** In how many ways each page is looked at; in one of the first two, by turns, unless {@code -Dpenglai.ways} says more. */
    private static final int LOOKS = Integer.getInteger("penglai.ways", 1);

    private static final Pattern IDS = Pattern.compile("[0-9a-f-]{36}|[0-9]{8,}\\.?[0-9X]?");

    private static final int DESK_WIDTH = 1280;
    private static final int DESK_HEIGHT = 900;
    private static final int PHONE_WIDTH = 390;
    private static final int PHONE_HEIGHT = 844;

    /** Folded parts are part of the page; of a long list the first few stand for all. */
    private static final String UNFOLD =
            "() => [...document.querySelectorAll('main details')].slice(0, 12).forEach(part => part.open = true)";

    private static final int NARROWEST = 320;

    /** The spacing that readers may set; a sheet that is made by script is no inline style, which the site refuses. */
    private static final String SET_APART = """
            () => {
              const apart = new CSSStyleSheet();
              apart.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }');
              document.adoptedStyleSheets = [apart];
            }
            """;

    private final BrowserContext context;
    private final Page page;
    private final URI site;
    private final boolean scripts;
    private int loads;
    private boolean due;

    Visitor(com.microsoft.playwright.Browser chromium, URI site, Language language, Optional<Boolean> scripts) {
        var options = new com.microsoft.playwright.Browser.NewContextOptions()
                .setLocale(language.tag())
                .setViewportSize(DESK_WIDTH, DESK_HEIGHT)
                .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE);
        scripts.ifPresent(options::setJavaScriptEnabled);
        this.context = chromium.newContext(options);
        this.page = context.newPage();
        page.onLoad(loaded -> loads++);
        this.site = site;
        this.scripts = scripts.orElse(true);
        Axe.day(page);
    }

    /** Opens the path and holds the page to the checks. */
    Visitor open(String path) {
        return open(path, 200);
    }

    /** Opens the path, which must be answered with that status. */
    Visitor open(String path, int status) {
        settle();
        var response = page.navigate(site.resolve(path).toString());
        assertThat(response.status()).as("status of %s", path).isEqualTo(status);
        return check();
    }

    /** Signs in at the identity provider and comes back. */
    Visitor signIn(DemoUsers user) {
        page.navigate(site.resolve("/sign-in").toString());
        return typeCredentials(user);
    }

    /** Fills the identity provider's own form, where the site has sent this visitor there. */
    Visitor typeCredentials(DemoUsers user) {
        page.locator("#username").fill(user.username());
        page.locator("#password").fill(user.username());
        going(() -> page.locator("#kc-login").click());
        page.waitForURL(address -> address.startsWith(site.toString()));
        return check();
    }

    /** Types into the field of that label. */
    Visitor type(String label, String text) {
        labelled(label).fill(text);
        return this;
    }

    /** Chooses from the list of that label. */
    Visitor choose(String label, String value) {
        labelled(label).selectOption(value);
        return this;
    }

    /** Ticks the box or takes the choice of that label. */
    Visitor tick(String label) {
        main().getByLabel(label, new Locator.GetByLabelOptions().setExact(true)).check();
        return this;
    }

    /** Puts a file into the page's only field for one. */
    Visitor attach(Path file) {
        main().locator("input[type=file]").setInputFiles(file);
        return this;
    }

    /** Presses the button of that name in the page's main part, and holds the page that answers to the checks. */
    Visitor press(String name) {
        var button = main().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
        going(() -> button.first().click());
        return check();
    }

    /** Follows the first link of that name in the page's main part. */
    Visitor follow(String name) {
        var link = main().getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name));
        going(() -> link.first().click());
        return check();
    }

    /** Follows the link of that name in the head of the site. */
    Visitor go(String name) {
        var link = head().getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name));
        going(() -> link.first().click());
        return check();
    }

    /** Goes to the identity provider by the head's link. */
    Visitor goToSignIn() {
        going(() -> head().locator("a[href^='/sign-in']").first().click());
        return this;
    }

    Visitor signOut() {
        going(() -> head().locator("form[action='/sign-out'] button").first().click());
        return check();
    }

    /** The words of the head of the site, as a desk shows them. */
    String headText() {
        return String.join(" ", head().allInnerTexts());
    }

    /** The words of the page's main part. */
    String text() {
        return main().innerText();
    }

    /** The page's heading. */
    String heading() {
        settle();
        return page.locator("h1").innerText();
    }

    /** Path and query of the page. */
    String path() {
        return page.url().substring(site.toString().length());
    }

    /** What lies at the address, as this visitor's browser gets it. */
    byte[] download(String address) {
        var response = context.request().get(site.resolve(address).toString());
        assertThat(response.status()).as("status of %s", address).isEqualTo(200);
        return response.body();
    }

    /** The parts of the page that a CSS selector finds. */
    Locator find(String selector) {
        settle();
        return page.locator(selector);
    }

    Page page() {
        settle();
        return page;
    }

    /** Takes a picture at desk and phone width; the page must fit both. */
    Visitor picture(String name) {
        for (var width : List.of(PHONE_WIDTH, DESK_WIDTH)) {
            page.setViewportSize(width, width == DESK_WIDTH ? DESK_HEIGHT : PHONE_HEIGHT);
            check();
            Pictures.take(page, name + "-" + language() + "-" + width);
            if (Pictures.ALSO_BY_NIGHT) {
                Axe.night(page);
                Pictures.take(page, name + "-" + language() + "-" + width + "-night");
                Axe.day(page);
            }
        }
        return this;
    }

    /**
     * Takes the pictures in both languages, and comes back to this visitor's own. Where nobody asked for pictures the page is held
     * to both widths as it stands; in the other language {@link EveryPageJourney} holds each page.
     */
    Visitor pictures(String name) {
        picture(name);
        if (Pictures.FOLDER.isEmpty()) {
            return this;
        }
        switchLanguage();
        picture(name);
        return switchLanguage();
    }

    /** Follows the language switch, which keeps the page. */
    Visitor switchLanguage() {
        var before = path();
        var spoken = language();
        going(() -> head().locator("a[hreflang]").first().click());
        assertThat(path()).as("page after the language switch").isEqualTo(before);
        assertThat(language()).as("language after the switch").isNotEqualTo(spoken);
        return check();
    }

    String language() {
        return page.locator("html").getAttribute("lang").startsWith("zh") ? "zh" : "en";
    }

    /**
     * Holds the page, as it stands now, to {@link PageChecks} and, where it shows something not seen before, to {@link Axe}
     * before anything else is done with it; the identity provider's pages are {@link LoginJourney}'s.
     */
    Visitor check() {
        if (page.url().startsWith(site.toString())) {
            PageChecks.hold(page);
            due = scripts;
        }
        return this;
    }

    /** Holds the page to {@link Axe} where that is still to be done: {@link #everyWay} does it thoroughly, and once is enough. */
    void settle() {
        var isOurs = due && page.url().startsWith(site.toString());
        due = false;
        if (isOurs) {
            Axe.holdOnce(page, page.viewportSize().width == PHONE_WIDTH ? DESK_WIDTH : PHONE_WIDTH);
        }
    }

    /**
     * Holds the page at this address to {@link Axe} and {@link PageChecks} in one of two ways, by turns of addresses; with
     * {@code -Dpenglai.ways=2} in both, in which every language, light and width occurs; with {@code -Dpenglai.ways=6} in six,
     * in which each pair of them does. It ends as it began.
     */
    Visitor everyWay() {
        due = false;
        var path = path();
        for (var way : ways(path)) {
            var phone = way.endsWith("phone");
            speak(way.startsWith("zh") ? Language.ZH : Language.EN);
            page.setViewportSize(phone ? PHONE_WIDTH : DESK_WIDTH, phone ? PHONE_HEIGHT : DESK_HEIGHT);
            if (way.contains("night")) {
                Axe.night(page);
            }
            page.navigate(site.resolve(path).toString());
            page.evaluate(UNFOLD);
            PageChecks.hold(page);
            Axe.hold(page);
            Axe.day(page);
        }
        stretched();
        page.setViewportSize(DESK_WIDTH, DESK_HEIGHT);
        context.clearCookies(new BrowserContext.ClearCookiesOptions().setName("penglai_language"));
        page.navigate(site.resolve(path).toString());
        PageChecks.hold(page);
        return this;
    }

    /** The same page is looked at in the same way each time. */
    private static List<String> ways(String path) {
        var turn = Math.floorMod(IDS.matcher(path).replaceAll("").hashCode(), 2);
        return LOOKS > 1 ? WAYS.subList(0, Math.min(LOOKS, WAYS.size())) : List.of(WAYS.get(turn));
    }

    /** The page keeps its shape on the narrowest window (1.4.10), with letters set apart (1.4.12), and at twice the size (1.4.4). */
    private void stretched() {
        page.setViewportSize(NARROWEST, PHONE_HEIGHT);
        PageChecks.hold(page);
        page.evaluate(SET_APART);
        PageChecks.hold(page);
        page.setViewportSize(DESK_WIDTH / 2, DESK_HEIGHT / 2);
        PageChecks.hold(page);
    }

    /** The page as it comes out of the printer when it is asked for by night. */
    byte[] printed() {
        Axe.night(page);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.evaluate("() => getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(255, 255, 255)");
        var paper = page.pdf(
                new Page.PdfOptions().setFormat("A4").setPreferCSSPageSize(true).setPrintBackground(true));
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        Axe.day(page);
        return paper;
    }

    /** Chooses the language by its cookie, from the next page on. */
    Visitor speak(Language language) {
        context.addCookies(
                List.of(new Cookie("penglai_language", language == Language.EN ? "en" : "zh").setUrl(site.toString())));
        return this;
    }

    @Override
    public void close() {
        settle();
        context.close();
    }

    /** Waits for the page that the deed leads to. */
    private void going(Runnable deed) {
        page.waitForLoadState();
        var before = loads;
        deed.run();
        page.waitForCondition(() -> loads > before);
    }

    private Locator head() {
        settle();
        return page.locator(".site-bar > nav, .site-bar > .account");
    }

    /** The field whose label is these words, or begins with them where it says more, as that it is optional. */
    private Locator labelled(String label) {
        var exact = main().getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
        return exact.count() > 0 ? exact.first() : main().getByLabel(label).first();
    }

    private Locator main() {
        settle();
        return page.locator("main");
    }
}
