package org.penglai.e2e;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.Language;

/** The machine's own Chromium, without a window; each visitor has a profile of their own. */
final class Browser implements AutoCloseable {

    /** Without these, Chromium looks for its maker's hosts at every start, which a closed network refuses. */
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final URI site;

    private Browser(URI site) {
        this.site = site;
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable())
                        .setArgs(ARGUMENTS));
    }

    /** A browser for that site; {@code CHROMIUM} names the program where it is not Debian's. */
    static Browser at(URI site) {
        return new Browser(site);
    }

    /** Somebody new, at a desk, who reads that language. */
    Visitor visitor(Language language) {
        return new Visitor(chromium, site, language, Optional.empty());
    }

    /** The same, whose browser runs no scripts. */
    Visitor visitorWithoutScript(Language language) {
        return new Visitor(chromium, site, language, Optional.of(false));
    }

    URI site() {
        return site;
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }

    private static Path executable() {
        return Path.of(Optional.ofNullable(System.getenv("CHROMIUM")).orElse("/usr/bin/chromium"));
    }
}
