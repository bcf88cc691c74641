package org.penglai.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.penglai.platform.http.Contract;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/**
 * A site that browsers reach over TLS: every page and every operation, and what is neither, carries the headers that keep
 * others out; nothing but the static files may be kept by a cache; cookies are the host's own.
 */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SecurityHeadersIT {

    private static final String API = "/api/v1";
    private static final String SITE = "https://penglai.example";

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private Server server;
    private List<Asked> everything;

    /** One request. */
    private record Asked(String method, String path) {}

    @BeforeAll
    void start(TestBed bed) {
        var environment = new HashMap<>(bed.environment());
        environment.put("PENGLAI_PUBLIC_URL", SITE);
        environment.put("PENGLAI_PORT", String.valueOf(bed.freePort("tls-site")));
        environment.put("PENGLAI_MANAGEMENT_PORT", String.valueOf(bed.freePort("tls-management")));
        server = Server.start(Config.from(environment));
        everything = everything(bed);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /** All pages and operations, and some addresses and verbs that are none. */
    private static List<Asked> everything(TestBed bed) {
        var all = new ArrayList<Asked>();
        for (var route : SiteMap.routes(bed)) {
            var named = route.split(" ", 2);
            all.add(new Asked(named[0], named[1].replaceAll(":[a-zA-Z]+", "1")));
        }
        Contract.load(Routes.CONTRACTS)
                .operations()
                .values()
                .forEach(one -> all.add(new Asked(one.method(), API + one.path().replaceAll("\\{[a-zA-Z]+}", "1"))));
        all.add(new Asked("GET", "/nothing"));
        all.add(new Asked("GET", API + "/nothing"));
        all.add(new Asked("POST", "/nothing"));
        all.add(new Asked("POST", API + "/me"));
        all.add(new Asked("GET", "/static/nothing.js"));
        all.add(new Asked("HEAD", "/"));
        all.add(new Asked("OPTIONS", "/"));
        all.add(new Asked("OPTIONS", API + "/me"));
        all.add(new Asked("TRACE", "/"));
        all.add(new Asked("DELETE", "/deals"));
        return all;
    }

    private HttpResponse<String> ask(Asked asked, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + asked.path()))
                .timeout(Duration.ofSeconds(20))
                .method(asked.method(), BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new IllegalStateException("no answer to " + asked, broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private HttpResponse<String> get(String path, String... headers) {
        return ask(new Asked("GET", path), headers);
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void everyAnswerCarriesTheHeadersThatKeepOthersOut() {
        var softly = new SoftAssertions();
        var expected = Map.of(
                "strict-transport-security", "max-age=63072000; includeSubDomains",
                "x-content-type-options", "nosniff",
                "referrer-policy", "same-origin",
                "cross-origin-opener-policy", "same-origin",
                "cross-origin-resource-policy", "same-origin",
                "cache-control", "no-store");
        for (var asked : everything) {
            var answer = ask(asked);
            expected.forEach((name, value) -> softly.assertThat(answer.headers().allValues(name))
                    .as("%s of %s", name, asked)
                    .containsExactly(value));
            softly.assertThat(header(answer, "content-security-policy"))
                    .as("%s", asked)
                    .startsWith("default-src 'none'")
                    .contains("object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action ")
                    .doesNotContain("unsafe", "*");
            softly.assertThat(header(answer, "permissions-policy"))
                    .as("%s", asked)
                    .contains("camera=()", "usb=()");
            softly.assertThat(answer.headers().map().keySet())
                    .as("headers that tell of what we are built of, or open the site to others: %s", asked)
                    .doesNotContain("server", "x-powered-by", "access-control-allow-origin");
        }
        softly.assertAll();
    }

    @Test
    void everyBodySaysWhatItIsAndHowItIsEncoded() {
        var softly = new SoftAssertions();
        for (var asked : everything) {
            var answer = ask(asked);
            var type = header(answer, "content-type");
            if (answer.body().isEmpty() && !asked.method().equals("HEAD")) {
                softly.assertThat(answer.statusCode())
                        .as("an empty answer to %s", asked)
                        .matches(status -> status == 204 || status / 100 == 3);
                continue;
            }
            softly.assertThat(type).as("%s", asked).isNotEmpty();
            if (type.startsWith("text/") || type.contains("+xml")) {
                softly.assertThat(type).as("%s", asked).endsWith("; charset=utf-8");
            }
            if (asked.path().startsWith("/api/v1")) {
                softly.assertThat(type).as("%s", asked).doesNotContain("html");
            }
        }
        softly.assertAll();
    }

    @Test
    void noAnswerIsAFaultAndNoneTellsOfTheInside() {
        var softly = new SoftAssertions();
        for (var asked : everything) {
            var answer = ask(asked);
            softly.assertThat(answer.statusCode()).as("%s", asked).isLessThan(500);
            softly.assertThat(answer.body())
                    .as("%s", asked)
                    .doesNotContain("Exception", "org.penglai", "io.vertx", "java.lang", "\tat ", "SELECT ");
        }
        softly.assertAll();
    }

    @Test
    void unknownVerbsAreRefusedAndTraceEchoesNothing() {
        assertThat(ask(new Asked("TRACE", "/"), "X-Secret", "echo-me"))
                .satisfies(answer -> assertThat(answer.statusCode()).isIn(404, 405))
                .satisfies(answer -> assertThat(answer.body()).doesNotContain("echo-me"));
        assertThat(ask(new Asked("OPTIONS", API + "/me"), "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(405);
        assertThat(get(API + "/openapi.yaml", "Origin", "https://evil.example")
                        .headers()
                        .map())
                .doesNotContainKey("access-control-allow-origin");
    }

    @Test
    void onlyStaticFilesMayBeKeptAndTheyAreNamedByTheirContent() {
        var files = Pattern.compile("/static/[^\"]+").matcher(get("/").body());
        var seen = new TreeSet<String>();
        while (files.find()) {
            seen.add(files.group());
        }

        assertThat(seen).hasSizeGreaterThanOrEqualTo(4);
        assertThat(seen).allSatisfy(file -> {
            var answer = get(file);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(file).matches("/static/[a-z]+-[0-9a-f]{16}\\.(css|js|svg|png|woff2)");
            assertThat(header(answer, "cache-control")).isEqualTo("public, max-age=31536000, immutable");
            assertThat(header(answer, "x-content-type-options")).isEqualTo("nosniff");
            assertThat(header(answer, "content-type"))
                    .matches(
                            "text/(css|javascript); charset=utf-8|image/svg\\+xml; charset=utf-8|image/png|font/woff2");
        });
    }

    @Test
    void everyCookieIsTheHostsOwn() {
        var given = new ArrayList<String>();
        for (var asked : everything) {
            given.addAll(ask(asked).headers().allValues("set-cookie"));
        }
        given.addAll(get("/language?to=en").headers().allValues("set-cookie"));

        assertThat(given)
                .extracting(cookie -> cookie.split("=", 2)[0])
                .contains("__Host-penglai_session", "__Host-penglai_language");
        assertThat(given)
                .allSatisfy(cookie -> assertThat(cookie)
                        .startsWith("__Host-")
                        .contains("; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax")
                        .doesNotContain("Domain="));
        assertThat(get("/", "Cookie", "__Host-penglai_language=en").body()).contains("lang=\"en\"");
        assertThat(get("/", "Cookie", "penglai_language=en").body()).contains("lang=\"zh-CN\"");
    }

    @Test
    void leavingTellsTheBrowserToForget() {
        var left = ask(new Asked("POST", "/sign-out"));

        assertThat(left.statusCode()).isEqualTo(303);
        assertThat(header(left, "clear-site-data")).isEqualTo("\"cache\", \"storage\"");
        assertThat(header(left, "set-cookie"))
                .startsWith("__Host-penglai_session=;")
                .contains("Max-Age=0");
    }

    @Test
    void anAddressThatSomebodyElseWroteLeadsNowhereElse() {
        for (var asked :
                List.of("//evil.example", "/%09/evil.example", "/%5Cevil.example", "https:%2F%2Fevil.example")) {
            assertThat(header(get("/language?to=en&back=" + asked), "location"))
                    .as(asked)
                    .isEqualTo("/");
        }
    }

    @Test
    void aParameterGivenTwiceIsRefused() {
        var answer = get(API + "/search?limit=1&limit=2");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"pointer\":\"limit\"", "\"code\":\"repeated\"");
    }
}
