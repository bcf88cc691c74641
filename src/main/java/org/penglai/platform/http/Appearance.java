package org.penglai.platform.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Light or dark: as the reader's device asks, unless the reader has chosen. */
public enum Appearance {
    DEVICE("light dark", "screen and (prefers-color-scheme: dark)"),
    LIGHT("light", ""),
    DARK("dark", "screen");

    /** Cookie by which a visitor has chosen. */
    public static final String COOKIE = "penglai_appearance";

    private final String scheme;
    private final String nightsOn;

    Appearance(String scheme, String nightsOn) {
        this.scheme = scheme;
        this.nightsOn = nightsOn;
    }

    /** The appearance of that name as addresses and cookie spell it, else that of the device. */
    public static Appearance named(String name) {
        return Arrays.stream(values())
                .filter(appearance -> appearance.spelling().equals(name))
                .findFirst()
                .orElse(DEVICE);
    }

    /** What the caller's browser has kept. */
    static Appearance of(Call call) {
        return call.header("cookie").stream()
                .flatMap(cookies -> Arrays.stream(cookies.split(";")))
                .map(String::strip)
                .map(cookie -> cookie.startsWith(Cookies.HOST) ? cookie.substring(Cookies.HOST.length()) : cookie)
                .filter(cookie -> cookie.startsWith(COOKIE + "="))
                .findFirst()
                .map(cookie -> named(cookie.substring(COOKIE.length() + 1)))
                .orElse(DEVICE);
    }

    /** Its name in addresses, cookie and message keys. */
    public String spelling() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The page's {@code color-scheme}, so that the browser's own parts and the first blank page fit. */
    public String scheme() {
        return scheme;
    }

    /** The media for which the dark colours are linked; none where the reader wants it light. */
    public Optional<String> nightsOn() {
        return Optional.of(nightsOn).filter(media -> !media.isEmpty());
    }

    /** Bootstrap's name of the chosen theme; no attribute where the device decides. */
    public @Nullable String theme() {
        return this == DEVICE ? null : spelling();
    }
}
