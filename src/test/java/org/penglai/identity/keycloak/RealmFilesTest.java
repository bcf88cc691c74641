package org.penglai.identity.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the realms' files say, before any Keycloak reads them. */
final class RealmFilesTest {

    private static JsonObject realm(String name) throws IOException {
        return new JsonObject(Files.readString(Path.of("keycloak", name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"penglai-realm.json", "penglai-production-realm.json"})
    void bothKeepPasswordsByArgon2AndSlowGuessingDown(String name) throws IOException {
        var realm = realm(name);

        assertThat(realm.getString("passwordPolicy")).contains("hashAlgorithm(argon2)");
        assertThat(realm.getBoolean("bruteForceProtected")).isTrue();
        assertThat(realm.getBoolean("eventsEnabled")).isTrue();
        assertThat(realm.getBoolean("revokeRefreshToken")).isTrue();
        assertThat(realm.getInteger("refreshTokenMaxReuse")).isZero();
        for (var client : realm.getJsonArray("clients")) {
            assertThat(((JsonObject) client).getBoolean("implicitFlowEnabled")).isFalse();
        }
    }

    @Test
    void productionHasNoPersonNoPasswordGrantAndNoSecretOfItsOwn() throws IOException {
        var realm = realm("penglai-production-realm.json");

        assertThat(realm.containsKey("users")).isFalse();
        assertThat(realm.getJsonArray("clients")).hasSize(1);
        var web = realm.getJsonArray("clients").getJsonObject(0);
        assertThat(web.getString("clientId")).isEqualTo("penglai-web");
        assertThat(web.getString("secret")).isEqualTo("${PENGLAI_OIDC_SECRET}");
        assertThat(web.getBoolean("publicClient")).isFalse();
        assertThat(web.getBoolean("directAccessGrantsEnabled")).isFalse();
        assertThat(web.getBoolean("serviceAccountsEnabled")).isFalse();
        assertThat(web.getJsonArray("redirectUris").getList())
                .containsExactly("${PENGLAI_PUBLIC_URL}/sign-in/callback");
        assertThat(web.getJsonObject("attributes").getString("pkce.code.challenge.method"))
                .isEqualTo("S256");
        assertThat(realm.encode())
                .doesNotContain("*")
                .doesNotContain("localhost")
                .doesNotContain("demo");
    }
}
