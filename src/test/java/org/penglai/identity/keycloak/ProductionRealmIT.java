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
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.penglai.stack.ProductionKeycloak;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** The realm of production, imported by the real Keycloak: what it refuses, and how it keeps passwords. */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ProductionRealmIT {

    private static final String SITE = "https://penglai.example.cn";
    private static final String SECRET = "a-client-secret-of-this-test";
    private static final String PASSWORD = "correct horse battery";

    private final HttpClient http = HttpClient.newHttpClient();
    private ProductionKeycloak keycloak;

    @BeforeAll
    void start(TestBed bed) {
        keycloak = bed.productionKeycloak(Map.of("PENGLAI_PUBLIC_URL", SITE, "PENGLAI_OIDC_SECRET", SECRET));
        keycloak.start();
    }

    @AfterAll
    void stop() {
        keycloak.stop();
    }

    private HttpResponse<String> token(String realm, Map<String, String> fields) throws Exception {
        return http.send(
                HttpRequest.newBuilder(
                                URI.create(keycloak.base() + "/realms/" + realm + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(RealmBrowser.form(fields)))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> admin(String method, String path, String body) throws Exception {
        var token = new JsonObject(token(
                                "master",
                                Map.of(
                                        "grant_type",
                                        "password",
                                        "client_id",
                                        "admin-cli",
                                        "username",
                                        ProductionKeycloak.ADMIN,
                                        "password",
                                        ProductionKeycloak.ADMIN))
                        .body())
                .getString("access_token");
        return http.send(
                HttpRequest.newBuilder(URI.create(keycloak.base() + "/admin/realms/penglai" + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> created(String name, String password) throws Exception {
        return admin(
                "POST",
                "/users",
                new JsonObject()
                        .put("username", name)
                        .put("enabled", true)
                        .put("attributes", new JsonObject().put("displayName", new JsonArray().add("某人")))
                        .put(
                                "credentials",
                                new JsonArray()
                                        .add(new JsonObject()
                                                .put("type", "password")
                                                .put("value", password)
                                                .put("temporary", false)))
                        .encode());
    }

    private static Map<String, String> asked() {
        return Map.of(
                "client_id", "penglai-web",
                "response_type", "code",
                "scope", "openid",
                "redirect_uri", SITE + "/sign-in/callback",
                "state", "s",
                "code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
                "code_challenge_method", "S256");
    }

    private static Map<String, String> but(String name, String value) {
        var changed = new java.util.HashMap<>(asked());
        if (value.isEmpty()) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return changed;
    }

    private HttpResponse<String> signIn(String name, String password) throws Exception {
        var browser = new RealmBrowser(keycloak.issuer());
        return browser.fill(browser.ask(asked()), Map.of("username", name, "password", password));
    }

    private HttpResponse<String> ask(Map<String, String> parameters) throws Exception {
        return new RealmBrowser(keycloak.issuer()).ask(parameters);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("location").orElse("");
    }

    @Test
    void theClientHasTheAddressesAndTheSecretOfTheEnvironment() throws Exception {
        var client =
                new JsonArray(admin("GET", "/clients?clientId=penglai-web", "").body()).getJsonObject(0);
        var secret = new JsonObject(admin("GET", "/clients/" + client.getString("id") + "/client-secret", "")
                .body());

        assertThat(client.getJsonArray("redirectUris").getList()).containsExactly(SITE + "/sign-in/callback");
        assertThat(secret.getString("value")).isEqualTo(SECRET);
        assertThat(client.getBoolean("directAccessGrantsEnabled")).isFalse();
        assertThat(client.getBoolean("implicitFlowEnabled")).isFalse();
    }

    @Test
    void nobodyIsInItAndNoOtherClientOfOursIs() throws Exception {
        assertThat(admin("GET", "/clients?clientId=penglai-cli", "").body()).isEqualTo("[]");
        assertThat(admin("GET", "/users?username=operator-a", "").body()).isEqualTo("[]");
    }

    @Test
    void aPasswordIsNeverTakenForATokenDirectly() throws Exception {
        created("direct-grant", PASSWORD);

        var ours = token(
                "penglai",
                Map.of(
                        "grant_type", "password",
                        "client_id", "penglai-web",
                        "client_secret", SECRET,
                        "username", "direct-grant",
                        "password", PASSWORD));

        assertThat(ours.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(ours.body()).getString("error")).isEqualTo("unauthorized_client");
    }

    @Test
    void codesAreGivenOnlyWithPkceToOurOwnAddressAndNeverTokensInTheAddress() throws Exception {
        assertThat(ask(asked()).statusCode()).isEqualTo(200);
        assertThat(location(ask(but("code_challenge", ""))))
                .contains("error=invalid_request")
                .contains("code_challenge");
        assertThat(location(ask(but("code_challenge_method", "plain")))).contains("error=invalid_request");
        assertThat(location(ask(but("response_type", "token")))).contains("error=unauthorized_client");
        assertThat(ask(but("redirect_uri", SITE + "/sign-in/callback/../../evil"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(ask(but("redirect_uri", "https://penglai.example.cn.evil.example/sign-in/callback"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void passwordsAreKeptByArgon2() throws Exception {
        created("hashed", PASSWORD);
        var id = new JsonArray(
                        admin("GET", "/users?username=hashed&exact=true", "").body())
                .getJsonObject(0)
                .getString("id");

        var credential =
                new JsonArray(admin("GET", "/users/" + id + "/credentials", "").body()).getJsonObject(0);

        assertThat(new JsonObject(credential.getString("credentialData")).getString("algorithm"))
                .isEqualTo("argon2");
    }

    @Test
    void weakPasswordsAreRefused() throws Exception {
        assertThat(created("weak-short", "elevenchars").statusCode()).isEqualTo(400);
        assertThat(created("weak-like-the-name", "weak-like-the-name").statusCode())
                .isEqualTo(400);
        assertThat(created("strong-enough", "twelve-chars").statusCode()).isEqualTo(201);
    }

    @Test
    void theFirstSignInAsksForASecondFactor() throws Exception {
        created("newcomer", PASSWORD);

        var next = signIn("newcomer", PASSWORD);

        assertThat(next.statusCode()).isEqualTo(200);
        assertThat(next.body()).contains("totp");
    }

    @Test
    void wrongPasswordsLockForAWhileInWhichTheRightOneIsRefusedToo() throws Exception {
        var realm = new JsonObject(admin("GET", "", "").body());
        assertThat(realm.getBoolean("bruteForceProtected")).isTrue();
        assertThat(realm.getInteger("failureFactor")).isEqualTo(5);
        assertThat(realm.getInteger("waitIncrementSeconds")).isEqualTo(60);
        created("guessed", PASSWORD);
        admin(
                "PUT",
                "",
                new JsonObject()
                        .put("waitIncrementSeconds", 4)
                        .put("quickLoginCheckMilliSeconds", 0)
                        .encode());
        for (int attempt = 1; attempt <= 5; attempt++) {
            assertThat(signIn("guessed", "wrong-password-" + attempt).body()).contains("kc-form-login");
        }

        var meanwhile = signIn("guessed", PASSWORD);
        assertThat(meanwhile.statusCode()).isEqualTo(200);
        assertThat(meanwhile.body()).as("the right password").contains("kc-form-login");

        Awaitility.await("the wait passes")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> signIn("guessed", PASSWORD).body().contains("totp"));
    }

    @Test
    void sessionsAndTokensAreShortAndWhatHappensIsKept() throws Exception {
        var realm = new JsonObject(admin("GET", "", "").body());

        assertThat(realm.getString("sslRequired")).isEqualTo("external");
        assertThat(realm.getInteger("accessTokenLifespan")).isEqualTo(300);
        assertThat(realm.getInteger("ssoSessionIdleTimeout")).isEqualTo(1800);
        assertThat(realm.getInteger("ssoSessionMaxLifespan")).isEqualTo(28_800);
        assertThat(realm.getBoolean("revokeRefreshToken")).isTrue();
        assertThat(realm.getInteger("refreshTokenMaxReuse")).isZero();
        assertThat(realm.getBoolean("eventsEnabled")).isTrue();
        assertThat(realm.getLong("eventsExpiration")).isEqualTo(15_811_200);
        assertThat(realm.getBoolean("registrationAllowed")).isFalse();
    }
}
