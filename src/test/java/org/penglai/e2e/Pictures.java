package org.penglai.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotCaret;
import java.nio.file.Path;
import java.util.Optional;

/** Where the walks leave their pictures for people to look at, who ask for them by {@code -Dpenglai.pictures=FOLDER}. */
final class Pictures {

    static final Optional<Path> FOLDER =
            Optional.ofNullable(System.getProperty("penglai.pictures")).map(Path::of);

    /** Whether each picture is taken by night too: {@code -Dpenglai.pictures.night=true}. */
    static final boolean ALSO_BY_NIGHT = Boolean.getBoolean("penglai.pictures.night");

    private Pictures() {}

    /** The whole page as it stands. */
    static void take(Page page, String name) {
        FOLDER.ifPresent(folder -> page.screenshot(new Page.ScreenshotOptions()
                .setPath(folder.resolve(name + ".png"))
                .setCaret(ScreenshotCaret.INITIAL)
                .setFullPage(true)));
    }
}
