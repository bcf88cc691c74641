package org.penglai.identity.keycloak;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import io.vertx.ext.web.client.WebClient;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.penglai.platform.observe.Observer;

/**
 * Verifies the realm's tokens by its signing keys alone: nothing is ever asked of the realm about a token. Keys are read
 * again for an unknown key id, at a limited rate, so that forged ids cannot be turned into load on the realm.
 */
final class TokenKeys {

    private static final long RELOAD_EVERY_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long TIMEOUT_MS = 3000;
    private static final int LEEWAY_SECONDS = 5;

    /** The only algorithm that the realm signs with. */
    private static final String ALGORITHM = "RS256";

    private record Keys(JWTAuth verifier, Set<String> ids, long readAt) {}

    private final Vertx vertx;
    private final WebClient client;
    private final String issuer;
    private final Observer observer;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Keys keys;
    private volatile long triedAt = System.nanoTime() - RELOAD_EVERY_NANOS;

    TokenKeys(Vertx vertx, WebClient client, String issuer, Observer observer) {
        this.observer = observer;
        this.vertx = vertx;
        this.client = client;
        this.issuer = issuer;
    }

    /**
     * The claims of a token that is signed by the realm, in date, for the audience and of the type ({@code Bearer} or
     * {@code ID}); empty for any other token. Refuses with 503 when the realm's keys were never read and cannot be now.
     */
    Optional<JsonObject> claims(String token, String type, String audience) {
        var keyId = keyId(token);
        if (keyId.isEmpty()) {
            return Optional.empty();
        }
        var known = keysFor(keyId.get());
        if (!known.ids().contains(keyId.get())) {
            return Optional.empty();
        }
        try {
            var user =
                    known.verifier().authenticate(new TokenCredentials(token)).await(TIMEOUT_MS, TimeUnit.MILLISECONDS);
            return Optional.of(user.attributes().getJsonObject("accessToken"))
                    .filter(claims -> type.equals(claims.getString("typ")))
                    .filter(claims -> issuer.equals(claims.getString("iss")))
                    .filter(claims -> isFor(audience, claims))
                    .filter(claims -> claims.containsKey("exp") && claims.getValue("sub") instanceof String);
        } catch (Exception notValid) {
            return Optional.empty();
        }
    }

    /** Vert.x lets a token without audience pass, so it is looked at here. */
    private static boolean isFor(String audience, JsonObject claims) {
        return switch (claims.getValue("aud")) {
            case String one -> one.equals(audience);
            case io.vertx.core.json.JsonArray many -> many.contains(audience);
            case null, default -> false;
        };
    }

    private static Optional<String> keyId(String token) {
        var parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            var header = new JsonObject(
                    new String(Base64.getUrlDecoder().decode(parts[0]), java.nio.charset.StandardCharsets.UTF_8));
            return ALGORITHM.equals(header.getValue("alg")) && header.getValue("kid") instanceof String id
                    ? Optional.of(id)
                    : Optional.empty();
        } catch (IllegalArgumentException | DecodeException notAToken) {
            return Optional.empty();
        }
    }

    private Keys keysFor(String keyId) {
        var known = keys;
        if (known != null && known.ids().contains(keyId)) {
            return known;
        }
        reading.lock();
        try {
            var latest = keys;
            if (System.nanoTime() - triedAt >= RELOAD_EVERY_NANOS) {
                triedAt = System.nanoTime();
                latest = read();
                keys = latest;
            }
            if (latest == null) {
                throw SignIn.away();
            }
            return latest;
        } finally {
            reading.unlock();
        }
    }

    private Keys read() {
        try {
            var response = observer.asking(Observer.KEYCLOAK, "keys", () -> {
                var request = client.getAbs(issuer + "/protocol/openid-connect/certs")
                        .timeout(TIMEOUT_MS)
                        .putHeader(HttpHeaders.ACCEPT.toString(), "application/json");
                observer.headers().forEach(request::putHeader);
                return request.send().await(TIMEOUT_MS * 2, TimeUnit.MILLISECONDS);
            });
            return keys(new JsonObject(String.valueOf(response.bodyAsString())));
        } catch (TimeoutException | RuntimeException away) {
            var known = keys;
            if (known != null) {
                return known;
            }
            triedAt = System.nanoTime() - RELOAD_EVERY_NANOS; // nothing to go on with, so the next call tries again
            throw SignIn.away();
        }
    }

    private Keys keys(JsonObject set) {
        var options = new JWTAuthOptions()
                .setJWTOptions(new JWTOptions().setIssuer(issuer).setLeeway(LEEWAY_SECONDS));
        var ids = new java.util.HashSet<String>();
        for (var each : set.getJsonArray("keys")) {
            if (each instanceof JsonObject key && "sig".equals(key.getString("use"))) {
                options.addJwk(key);
                ids.add(key.getString("kid"));
            }
        }
        return new Keys(JWTAuth.create(vertx, options), Set.copyOf(ids), System.nanoTime());
    }
}
