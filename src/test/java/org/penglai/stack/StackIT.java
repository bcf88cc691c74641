package org.penglai.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Shows that the real engines stand as the server and the other tests expect them. */
@Stack(durable = true)
class StackIT {
    @Test
    void theDatabaseIsMigratedHoldsTheDemosPartiesAndLetsTheServersRoleUseItsRows(TestBed bed) throws SQLException {
        try (var connection = bed.database().connect(PostgresEngine.APP);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT penglai_now(), count(*) FROM organisation")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(2)).isEqualTo(DemoOrganisation.values().length);
        }
    }

    @Test
    void theServersRoleHasNoRightToTheSchema(TestBed bed) throws SQLException {
        try (var connection = bed.database().connect(PostgresEngine.APP);
                var statement = connection.createStatement()) {
            assertThat(catchThrowable(() -> statement.execute("DROP TABLE organisation")))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("must be owner of table organisation");
        }
    }

    @Test
    void chineseTextComesBackFromTheDatabaseInOrder(TestBed bed) throws SQLException {
        try (var connection = bed.database().connect(PostgresEngine.APP);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT upper('蓬莱 é') || uuid_extract_version(uuidv7())")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("蓬莱 É7");
        }
    }

    @Test
    void elasticsearchAnalysesPatentTextByOurPlugin(TestBed bed) throws IOException {
        var answer = Http.post(
                bed.elasticsearch().uri().resolve("/_analyze"),
                "application/json",
                "{\"analyzer\": \"patent_text\", \"text\": \"锂电池 Batteries\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var tokens = new JsonObject(answer.body()).getJsonArray("tokens");
        assertThat(tokens.stream().map(token -> ((JsonObject) token).getString("token")))
                .contains("锂电", "电池")
                .doesNotContain("Batteries");
    }

    @ParameterizedTest
    @EnumSource
    void everyUserGetsATokenForPenglaisApi(DemoUsers user, TestBed bed) {
        var token = claims(bed.tokens().of(user));

        assertThat(token.getString("iss")).isEqualTo(bed.keycloak().issuer().toString());
        assertThat(token.getString("sub")).isEqualTo(user.subject().toString());
        assertThat(token.getString("preferred_username")).isEqualTo(user.username());
        assertThat(token.getString("name")).isEqualTo(user.displayName());
        assertThat(token.getString("typ")).isEqualTo("Bearer");
        assertThat(audience(token)).containsExactly("penglai-api");
    }

    @Test
    void anIdTokenIsNotForPenglaisApi(TestBed bed) {
        var token = claims(bed.tokens().grant("sme-lithium").getString("id_token"));

        assertThat(audience(token)).containsExactly("penglai-cli");
    }

    @Test
    void signInGoesBackToLoopbackOnlyAndNeedsAProofKey(TestBed bed) throws IOException {
        assertThat(authorisation(bed, "http://localhost:8080/signed-in", true).statusCode())
                .isEqualTo(200);
        assertThat(authorisation(bed, "http://127.0.0.1:45001/signed-in", true).statusCode())
                .isEqualTo(200);
        assertThat(authorisation(bed, "http://penglai.example/signed-in", true).statusCode())
                .isEqualTo(400);
        assertThat(authorisation(bed, "http://localhost:8080/signed-in", false)
                        .headers()
                        .firstValue("Location"))
                .get()
                .asString()
                .contains("error=invalid_request");
    }

    @Test
    void theSignInPageSpeaksChineseAndEnglish(TestBed bed) throws IOException {
        assertThat(authorisation(bed, "http://localhost:8080/signed-in&ui_locales=zh-CN", true)
                        .body())
                .contains("用户名");
        assertThat(authorisation(bed, "http://localhost:8080/signed-in&ui_locales=en", true)
                        .body())
                .contains("User name");
    }

    @Test
    void aKilledEngineComesBackWithItsDataOnItsPort(TestBed bed) throws SQLException, IOException {
        // Given
        var before = bed.postgres().address();
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept AS SELECT 42 AS answer");
        }

        // When
        bed.postgres().kill();
        bed.postgres().start(new Progress(System.out));

        // Then
        assertThat(bed.postgres().address()).isEqualTo(before);
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT answer FROM kept")) {
            assertThat(rows.next()).isTrue();
        }
    }

    @Test
    void theOwnerIsToldWhenAnEngineDies(TestBed bed) {
        var died = bed.postgres().died();

        bed.postgres().pids().stream()
                .map(ProcessHandle::of)
                .forEach(process -> process.ifPresent(ProcessHandle::destroyForcibly));

        await().until(died::isDone);
        bed.postgres().start(new Progress(System.out));
        assertThat(bed.postgres().alive()).isTrue();
    }

    private static HttpResponse<String> authorisation(TestBed bed, String redirect, boolean proofKey)
            throws IOException {
        return Http.get(URI.create(bed.keycloak().issuer()
                + "/protocol/openid-connect/auth?client_id=penglai-web&response_type=code&scope=openid&redirect_uri="
                + redirect
                + (proofKey ? "&code_challenge_method=S256&code_challenge=" + "a".repeat(43) : "")));
    }

    private static List<Object> audience(JsonObject token) {
        var audience = token.getValue("aud");
        return audience instanceof JsonArray several ? several.getList() : List.of(audience);
    }

    private static JsonObject claims(String token) {
        var body = Base64.getUrlDecoder().decode(token.split("\\.")[1]);
        return new JsonObject(new String(body, StandardCharsets.UTF_8));
    }
}
