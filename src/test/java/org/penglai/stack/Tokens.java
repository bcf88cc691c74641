package org.penglai.stack;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Access tokens of the demo realm's users; each is fetched once, since a password costs Keycloak a third of a second. */
public final class Tokens {
    /** A token is not used in its last moments, so that it cannot run out on the way. */
    private static final Duration MARGIN = Duration.ofSeconds(120);

    private final KeycloakEngine keycloak;
    private final Map<String, Token> kept = new ConcurrentHashMap<>();

    Tokens(KeycloakEngine keycloak) {
        this.keycloak = keycloak;
    }

    private record Token(String value, long usableUntilNanos) {
        boolean usable() {
            return System.nanoTime() < usableUntilNanos;
        }
    }

    public String of(DemoUsers user) {
        return of(user.username());
    }

    /** The access token of that user. */
    public String of(String username) {
        return kept.compute(username, (name, token) -> token != null && token.usable() ? token : fetch(name))
                .value();
    }

    private Token fetch(String username) {
        var answer = grant(username);
        var usable = Duration.ofSeconds(answer.getLong("expires_in")).minus(MARGIN);
        return new Token(answer.getString("access_token"), System.nanoTime() + usable.toNanos());
    }

    /** Keycloak's whole answer to a fresh password grant, with id and refresh token. */
    public JsonObject grant(String username) {
        var form = form(Map.of(
                "grant_type", "password",
                "client_id", "penglai-cli",
                "scope", "openid",
                "username", username,
                "password", username));
        try {
            var answer = Http.post(
                    URI.create(keycloak.issuer() + "/protocol/openid-connect/token"),
                    "application/x-www-form-urlencoded",
                    form);
            if (answer.statusCode() != 200) {
                throw new StackFailure("Keycloak refuses a token for " + username + ": " + answer.body());
            }
            return new JsonObject(answer.body());
        } catch (IOException e) {
            throw new StackFailure("Keycloak does not answer: " + e + ".", e);
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
