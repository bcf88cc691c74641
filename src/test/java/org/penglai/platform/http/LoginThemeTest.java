package org.penglai.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sign-in pages belong to the identity provider and look like the site: the same colours, words in both languages. */
final class LoginThemeTest {

    private static final Path THEME = Path.of("keycloak/themes/penglai/login");
    private static final Path WEB = Path.of("src/main/resources/web");
    private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): (#[0-9a-f]{6});");

    @Test
    void itsColoursAreTheSitesByDayAndNight() throws IOException {
        var theme =
                Files.readString(THEME.resolve("resources/css/penglai.css")).split("@media \\(prefers-color-scheme");
        var day = Files.readString(WEB.resolve("penglai.css"));
        var night = Files.readString(WEB.resolve("dark.css"));

        assertThat(colours(theme[0])).hasSizeGreaterThan(15);
        assertThat(colours(day)).containsAllEntriesOf(colours(theme[0]));
        assertThat(colours(theme[1])).containsOnlyKeys(colours(theme[0]).keySet());
        assertThat(colours(theme[1]))
                .allSatisfy((name, colour) -> assertThat(colour)
                        .as(name)
                        .isEqualTo(
                                colours(night).getOrDefault(name, colours(day).get(name))));
    }

    /** What a person meets on the way in and out; the rest Keycloak says in its own words, in both languages. */
    @ParameterizedTest
    @ValueSource(strings = {"zh_CN", "en"})
    void whatAPersonMeetsIsSaidInOurWords(String language) throws IOException {
        var words = words(language);

        assertThat(words.stringPropertyNames())
                .contains(
                        "penglaiWho",
                        "penglaiExpired",
                        "loginAccountTitle",
                        "loginTitle",
                        "username",
                        "rememberMe",
                        "doLogIn",
                        "invalidUserMessage",
                        "accountTemporarilyDisabledMessage",
                        "loginTimeout",
                        "pageExpiredTitle",
                        "pageExpiredMsg1",
                        "pageExpiredMsg2",
                        "errorTitle",
                        "logoutConfirmTitle",
                        "logoutConfirmHeader",
                        "doLogout",
                        "successLogout",
                        "updatePasswordTitle",
                        "invalidRedirectUriMessage",
                        "cookieNotFoundMessage");
        assertThat(words.stringPropertyNames()).containsAll(words("en").stringPropertyNames());
        assertThat(words.getProperty("penglaiExpired").matches(".*\\p{IsHan}.*"))
                .isEqualTo(language.equals("zh_CN"));
    }

    @Test
    void theRealmUsesItInBothLanguages() throws IOException {
        var realm = Files.readString(Path.of("keycloak/penglai-realm.json"));

        assertThat(realm).contains("\"loginTheme\": \"penglai\"", "\"defaultLocale\": \"zh-CN\"");
    }

    private static Properties words(String language) throws IOException {
        var words = new Properties();
        try (Reader in = Files.newBufferedReader(THEME.resolve("messages/messages_" + language + ".properties"))) {
            words.load(in);
        }
        return words;
    }

    private static Map<String, String> colours(String css) {
        return Stream.of(css)
                .flatMap(text -> COLOUR.matcher(text).results())
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2), (first, again) -> first));
    }
}
