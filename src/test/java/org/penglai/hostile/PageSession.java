package org.penglai.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.penglai.stack.DemoUsers;

/**
 * A person signed in at the pages: by the real way over the identity provider.
 *
 * @param cookie the whole cookie, name and value
 * @param csrf what its forms bring back
 */
record PageSession(String cookie, String csrf) {

    private static final Pattern LOGIN_FORM = Pattern.compile("action=\"([^\"]+)\"");
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String COOKIE = "penglai_session";
    private static final int REDIRECTS_MAX = 8;

    /** Signs that user in. */
    static PageSession of(URI site, DemoUsers user) {
        try (var http = HttpClient.newHttpClient()) {
            var browser = new Browser(http, new LinkedHashMap<>());
            var login = browser.open(HttpRequest.newBuilder(site.resolve("/sign-in?back=%2F")));
            var form = LOGIN_FORM.matcher(login);
            assertThat(form.find())
                    .as("the identity provider's form: %s", login)
                    .isTrue();
            var home =
                    browser.open(HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
                            .header("Content-Type", Aim.FORM)
                            .POST(BodyPublishers.ofString("username=%s&password=%s&credentialId="
                                    .formatted(user.username(), user.username()))));
            var csrf = CSRF.matcher(home);
            assertThat(csrf.find()).as("the page after signing in: %s", home).isTrue();
            var cookie = browser.cookies().entrySet().stream()
                    .filter(one -> one.getKey().contains(COOKIE))
                    .findFirst()
                    .orElseThrow();
            return new PageSession(cookie.getKey() + "=" + cookie.getValue(), csrf.group(1));
        } catch (IOException failed) {
            throw new IllegalStateException("signing in failed", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** As a browser on this machine: it follows redirects and gives secure cookies back to localhost. */
    private record Browser(HttpClient http, Map<String, String> cookies) {

        String open(HttpRequest.Builder first) throws IOException, InterruptedException {
            var request = first;
            for (var hop = 0; hop < REDIRECTS_MAX; hop++) {
                if (!cookies.isEmpty()) {
                    request.setHeader(
                            "Cookie",
                            cookies.entrySet().stream()
                                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                    .collect(Collectors.joining("; ")));
                }
                var sent = request.build();
                var answer = http.send(sent, HttpResponse.BodyHandlers.ofString());
                answer.headers().allValues("set-cookie").forEach(this::keep);
                var location = answer.headers().firstValue("location");
                if (location.isEmpty()) {
                    return answer.body();
                }
                request = HttpRequest.newBuilder(sent.uri().resolve(location.get()));
            }
            throw new IOException("led in a circle");
        }

        private void keep(String line) {
            var cookie = line.split(";", 2)[0].split("=", 2);
            cookies.put(cookie[0].strip(), cookie[1]);
        }
    }
}
