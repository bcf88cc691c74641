package org.penglai.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.penglai.kernel.Role;
import org.penglai.kernel.Sha256;
import org.penglai.platform.http.Messages;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.PostgresEngine;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** A person who may do everything is signed in, and another site tries to act in their name: every form, every page. */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FormForgeryIT {

    private static final String COOKIE = "a-session-of-this-test";
    private static final String TOKEN = "the-form-token-of-this-test";

    /** Every deed leaves a row in one of these. */
    private static final List<String> DEEDS =
            List.of("ledger_entry", "outbox_event", "idempotency_key", "membership", "organisation");

    /** One page or form. */
    private record Route(String method, String path) {}

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private TestBed bed;
    private List<Route> routes;

    @BeforeAll
    void start(TestBed given) throws SQLException {
        bed = given;
        routes = SiteMap.routes(bed).stream()
                .map(route -> route.split(" ", 2))
                .map(named -> new Route(named[0], named[1]))
                .toList();
        bed.site();
        try (var owner = bed.database().connect(PostgresEngine.OWNER);
                var member = owner.prepareStatement("UPDATE membership SET roles = ? WHERE subject = ?")) {
            member.setArray(
                    1,
                    owner.createArrayOf(
                            "text", Arrays.stream(Role.values()).map(Role::code).toArray()));
            member.setString(2, subject());
            assertThat(member.executeUpdate()).isEqualTo(1);
        }
    }

    private static String subject() {
        return DemoUsers.OPERATOR_A.subject().toString();
    }

    /** Puts the session there, as signing in would. */
    @BeforeEach
    void signIn() throws SQLException {
        try (var owner = bed.database().connect(PostgresEngine.OWNER);
                var session = owner.prepareStatement("""
                        INSERT INTO web_session (id_hash, subject, csrf, seen_at, ended_after)
                        VALUES (?, ?, ?, penglai_now(), penglai_now() + interval '1 hour')
                        ON CONFLICT (id_hash) DO NOTHING""")) {
            session.setBytes(1, Sha256.of(COOKIE).bytes());
            session.setString(2, subject());
            session.setString(3, TOKEN);
            session.executeUpdate();
        }
    }

    private HttpResponse<String> send(String method, String path, String form, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(bed.site().resolve(path.replaceAll(":[a-zA-Z]+", "1")))
                .timeout(Duration.ofSeconds(20))
                .header("Cookie", "penglai_session=" + COOKIE)
                .method(method, form.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(form));
        if (!form.isEmpty()) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private List<Route> forms() {
        return routes.stream().filter(page -> page.method().equals("POST")).toList();
    }

    /** How many rows each table holds, and which of them was written last. */
    private TreeMap<String, String> rows() throws SQLException {
        var counted = new TreeMap<String, String>();
        try (var owner = bed.database().connect(PostgresEngine.OWNER)) {
            for (var table : DEEDS) {
                try (var statement = owner.createStatement();
                        var count = statement.executeQuery(
                                "SELECT count(*) || ' ' || coalesce(max(xmin::text::bigint), 0) FROM " + table)) {
                    count.next();
                    counted.put(table, count.getString(1));
                }
            }
        }
        return counted;
    }

    @Test
    void aFormWithoutTheSessionsTokenDoesNothing() throws Exception {
        var before = rows();
        var softly = new SoftAssertions();
        for (var form : forms()) {
            for (var token : List.of("x=1", "_csrf=", "_csrf=" + "0".repeat(TOKEN.length()))) {
                var answer = send("POST", form.path(), token);
                softly.assertThat(answer.statusCode())
                        .as("%s with %s", form.path(), token)
                        .isEqualTo(403);
                softly.assertThat(answer.body()).as(form.path()).contains(foreign());
            }
        }

        softly.assertAll();
        assertThat(forms()).hasSizeGreaterThan(5);
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void aFormOfAnotherSiteIsRefusedEvenWithTheToken() throws Exception {
        var before = rows();
        var softly = new SoftAssertions();
        for (var form : forms()) {
            var answer = send("POST", form.path(), "_csrf=" + TOKEN, "Sec-Fetch-Site", "cross-site");
            softly.assertThat(answer.statusCode()).as(form.path()).isEqualTo(403);
            softly.assertThat(answer.body()).as(form.path()).contains(foreign());
        }

        softly.assertAll();
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void aFormOfOurOwnGetsPastTheCheck() throws Exception {
        for (var form : forms()) {
            signIn();
            if (!form.path().equals("/sign-out")) {
                var fields = "_csrf=" + URLEncoder.encode(TOKEN, StandardCharsets.UTF_8);
                assertThat(send("POST", form.path(), fields, "Sec-Fetch-Site", "same-origin")
                                .body())
                        .as(form.path())
                        .doesNotContain(foreign());
            }
        }
    }

    @Test
    void noPageThatIsReadActs() throws Exception {
        var before = rows();
        for (var page : routes) {
            if (page.method().equals("GET")) {
                assertThat(send("GET", page.path(), "").statusCode())
                        .as(page.path())
                        .isLessThan(500);
                assertThat(send("HEAD", page.path(), "").statusCode())
                        .as(page.path())
                        .isLessThan(500);
            }
        }

        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void theApiDoesNotHearTheSessionsCookie() throws Exception {
        assertThat(send("GET", "/deals", "").statusCode()).isEqualTo(200);
        assertThat(send("GET", "/api/v1/me", "").statusCode()).isEqualTo(401);
        assertThat(send("GET", "/api/v1/deals", "").statusCode()).isEqualTo(401);
    }

    private static String foreign() {
        return Messages.load(Routes.MESSAGES).text(org.penglai.kernel.Language.ZH, "problem.form.foreign.title");
    }
}
