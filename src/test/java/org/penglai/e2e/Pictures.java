package org.penglai.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotCaret;
import java.nio.file.Path;

/** Where the walks leave their pictures, for people to look at. */
final class Pictures {

    static final Path FOLDER = Path.of(System.getProperty("penglai.pictures", "target/pictures"));

    /** Whether each picture is taken by night too: {@code -Dpenglai.pictures.night=true}. */
    static final boolean ALSO_BY_NIGHT = Boolean.getBoolean("penglai.pictures.night");

    private Pictures() {}

    /** The whole page as it stands. */
    static void take(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(FOLDER.resolve(name + ".png"))
                .setCaret(ScreenshotCaret.INITIAL)
                .setFullPage(true));
    }
}
