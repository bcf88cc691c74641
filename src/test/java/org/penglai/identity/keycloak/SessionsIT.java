package org.penglai.identity.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.PostgresEngine;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** Sessions begin with a fresh cookie and end: by themselves, by their person, by the realm and with the membership. */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SessionsIT {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern OTHER = Pattern.compile("name=\"id\" value=\"([0-9a-f]{64})\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private TestBed bed;

    @BeforeAll
    void start(TestBed given) {
        bed = given;
        bed.server().start();
    }

    @AfterEach
    void now() throws SQLException {
        sql("DELETE FROM clock_shift");
    }

    private void sql(String sql) throws SQLException {
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> outcomes(DemoUsers user, String kind) throws SQLException {
        var found = new ArrayList<String>();
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT outcome FROM audit_event WHERE kind = '" + kind
                        + "' AND subject = '" + user.subject() + "' ORDER BY position")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private HttpResponse<String> get(String path, String cookie) throws Exception {
        return http.send(
                HttpRequest.newBuilder(bed.server().uri().resolve(path))
                        .header("Cookie", cookie)
                        .header("User-Agent", "Mozilla/5.0 Firefox/140.0")
                        .header("Accept-Language", "en")
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String cookie, String form) throws Exception {
        return http.send(
                HttpRequest.newBuilder(bed.server().uri().resolve(path))
                        .header("Cookie", cookie)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("set-cookie").orElse("").split(";", 2)[0];
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("location").orElse("");
    }

    /** Signs in by the realm's own form, with a browser of its own; answers the cookie before and after. */
    private List<String> signIn(DemoUsers user) throws Exception {
        var begun = get("/sign-in", "x=y");
        var realm = new RealmBrowser(bed.keycloak().issuer());
        var back = realm.fill(
                realm.open(URI.create(location(begun))),
                Map.of("username", user.username(), "password", user.username()));
        var callback = URI.create(location(back));
        var opened = get(callback.getRawPath() + "?" + callback.getRawQuery(), cookie(begun));
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(303);
        return List.of(cookie(begun), cookie(opened));
    }

    private boolean signedIn(String cookie) throws Exception {
        return get("/account/sessions", cookie).statusCode() == 200;
    }

    private static String found(Pattern pattern, HttpResponse<String> page) {
        var matcher = pattern.matcher(page.body());
        assertThat(matcher.find()).as(page.body()).isTrue();
        return matcher.group(1);
    }

    @Test
    void signingInChangesTheCookieAndTheOldOneIsWorthNothing() throws Exception {
        var cookies = signIn(DemoUsers.SME_LITHIUM);

        assertThat(cookies.get(1)).startsWith("penglai_session=").isNotEqualTo(cookies.get(0));
        assertThat(signedIn(cookies.get(1))).isTrue();
        assertThat(signedIn(cookies.get(0))).isFalse();
        assertThat(outcomes(DemoUsers.SME_LITHIUM, "SIGN_IN")).contains("done");
    }

    @Test
    void everySignInAsksForThePassword() throws Exception {
        var begun = get("/sign-in?back=/personal", "");

        assertThat(begun.headers().firstValue("location"))
                .hasValueSatisfying(address -> assertThat(address)
                        .contains("/protocol/openid-connect/auth?")
                        .contains("prompt=login"));
    }

    @Test
    void aSessionEndsAfterTwoHoursWithoutUse() throws Exception {
        var cookie = signIn(DemoUsers.SME_MARINE).get(1);

        sql("INSERT INTO clock_shift (shift) VALUES (interval '1 hour 59 minutes')");
        assertThat(signedIn(cookie)).isTrue();
        sql("UPDATE clock_shift SET shift = interval '4 hours'");
        assertThat(signedIn(cookie)).isFalse();
    }

    @Test
    void aSessionInConstantUseEndsAfterEightHours() throws Exception {
        var cookie = signIn(DemoUsers.SME_PHARMA).get(1);
        sql("INSERT INTO clock_shift (shift) VALUES (interval '0')");

        for (int half = 1; half <= 15; half++) {
            sql("UPDATE clock_shift SET shift = interval '30 minutes' * " + half);
            assertThat(signedIn(cookie)).as("after " + half * 30 + " minutes").isTrue();
        }
        sql("UPDATE clock_shift SET shift = interval '8 hours 1 minute'");
        assertThat(signedIn(cookie)).isFalse();
    }

    @Test
    void aPersonSeesItsSessionsAndEndsAnotherOfThem() throws Exception {
        var here = signIn(DemoUsers.BEIJING_TECH).get(1);
        var there = signIn(DemoUsers.BEIJING_TECH).get(1);

        var page = get("/account/sessions", here);
        assertThat(page.body()).contains("Firefox").contains("this one").contains("End this sign-in");
        var ended = post("/account/sessions/end", here, "_csrf=" + found(CSRF, page) + "&id=" + found(OTHER, page));

        assertThat(ended.statusCode()).isEqualTo(303);
        assertThat(signedIn(there)).isFalse();
        assertThat(signedIn(here)).isTrue();
        assertThat(outcomes(DemoUsers.BEIJING_TECH, "SESSION_ENDED")).containsExactly("revoked");
    }

    @Test
    void nobodyEndsSomebodyElsesSession() throws Exception {
        var mine = signIn(DemoUsers.BANK).get(1);
        signIn(DemoUsers.BROKER);
        var other = signIn(DemoUsers.BROKER).get(1);
        var id = found(OTHER, get("/account/sessions", other));

        post("/account/sessions/end", mine, "_csrf=" + found(CSRF, get("/account/sessions", mine)) + "&id=" + id);

        assertThat(get("/account/sessions", other).body()).contains(id);
        assertThat(outcomes(DemoUsers.BANK, "SESSION_ENDED")).isEmpty();
    }

    @Test
    void allSessionsOfAPersonEndAtOnce() throws Exception {
        var here = signIn(DemoUsers.JINAN_INSTITUTE).get(1);
        var there = signIn(DemoUsers.JINAN_INSTITUTE).get(1);

        post("/account/sessions/end-all", here, "_csrf=" + found(CSRF, get("/account/sessions", here)));

        assertThat(signedIn(here)).isFalse();
        assertThat(signedIn(there)).isFalse();
        assertThat(outcomes(DemoUsers.JINAN_INSTITUTE, "SESSION_ENDED")).containsExactly("revoked-all");
    }

    @Test
    void whatWasSentWhenTheSessionWasOverIsThereAfterSigningInAgain() throws Exception {
        var sent = sendOver("same-origin");
        assertThat(location(sent)).isEqualTo("/sign-in?back=%2Fresume");
        var kept = cookie(sent);

        var page = get("/resume", signIn(DemoUsers.SME_PHARMA).get(1) + "; " + kept)
                .body();

        assertThat(page)
                .contains("action=\"/notifications/settings/address\"", "name=\"address\" value=\"&lt;nobody>\"")
                .contains("name=\"_once\" value=\"k-1\"")
                .doesNotContain("foreign");
        assertThat(get("/resume", signIn(DemoUsers.SME_PHARMA).get(1)).statusCode())
                .isEqualTo(303);
    }

    @Test
    void whatAnotherSiteSentWaitsForNobody() throws Exception {
        for (var site : List.of("cross-site", "same-site", "none")) {
            var sent = sendOver(site);

            assertThat(location(sent)).isEqualTo("/sign-in?back=%2Fnotifications%2Fsettings");
            assertThat(sent.headers().firstValue("set-cookie")).isEmpty();
        }
    }

    private HttpResponse<String> sendOver(String site) throws Exception {
        return http.send(
                HttpRequest.newBuilder(bed.server().uri().resolve("/notifications/settings/address"))
                        .header("Cookie", "penglai_session=over")
                        .header("Sec-Fetch-Site", site)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(
                                "address=%3Cnobody%3E&_once=k-1&_csrf=foreign&_back=%2Fnotifications%2Fsettings"))
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void aSessionEndsWithTheMembershipAndDoesNotComeBackWithIt() throws Exception {
        var cookie = signIn(DemoUsers.POLICY_B).get(1);
        var person = " WHERE subject = '" + DemoUsers.POLICY_B.subject() + "'";

        sql("UPDATE membership SET left_at = penglai_now()" + person);
        assertThat(signedIn(cookie)).isFalse();
        sql("UPDATE membership SET left_at = NULL" + person);

        assertThat(signedIn(cookie)).isFalse();
        assertThat(outcomes(DemoUsers.POLICY_B, "SESSION_ENDED")).containsExactly("membership");
    }

    @Test
    void whatTheRealmEndsOnItsSideEndsHereAndAForgedWordOfItEndsNothing() throws Exception {
        var admin = admin();
        var client = new JsonArray(admin("GET", "/clients?clientId=penglai-web", "", admin)).getJsonObject(0);
        client.getJsonObject("attributes")
                .put("backchannel.logout.url", bed.server().uri() + "/sign-out/by-realm")
                .put("backchannel.logout.session.required", "true");
        admin("PUT", "/clients/" + client.getString("id"), client.encode(), admin);
        var cookie = signIn(DemoUsers.APPROVER).get(1);

        var forged =
                post("/sign-out/by-realm", "x=y", "logout_token=" + bed.tokens().of(DemoUsers.APPROVER));
        assertThat(forged.statusCode()).isEqualTo(400);
        assertThat(signedIn(cookie)).isTrue();

        admin("POST", "/users/" + DemoUsers.APPROVER.subject() + "/logout", "", admin);
        Awaitility.await("the realm's word").atMost(Duration.ofSeconds(30)).until(() -> !signedIn(cookie));
        assertThat(outcomes(DemoUsers.APPROVER, "SESSION_ENDED")).containsExactly("by-realm");
    }

    private String base() {
        return bed.keycloak().issuer().toString().replaceAll("/realms/.*", "");
    }

    private String admin() throws Exception {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(base() + "/realms/master/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(
                                "grant_type=password&client_id=admin-cli&username=admin&password=admin"))
                        .build(),
                BodyHandlers.ofString());
        return new JsonObject(answer.body()).getString("access_token");
    }

    private String admin(String method, String path, String body, String token) throws Exception {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(base() + "/admin/realms/penglai" + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        return answer.body();
    }
}
