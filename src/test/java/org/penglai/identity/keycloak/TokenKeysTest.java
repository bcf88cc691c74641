package org.penglai.identity.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.penglai.platform.observe.Observer;

/** Tokens of a realm whose key the test holds, so that each can be wrong in one thing only. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TokenKeysTest {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String AUDIENCE = "penglai-api";

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger asked = new AtomicInteger();
    private final KeyPair key = pair();
    private String issuer = "";
    private TokenKeys keys;
    private HttpServer realm;

    @BeforeAll
    void realm() {
        realm = vertx.createHttpServer()
                .requestHandler(request -> {
                    asked.incrementAndGet();
                    request.response()
                            .end(new JsonObject()
                                    .put("keys", new JsonArray().add(jwk()))
                                    .encode());
                })
                .listen(0, "127.0.0.1")
                .await();
        issuer = "http://127.0.0.1:" + realm.actualPort() + "/realms/penglai";
        keys = new TokenKeys(vertx, WebClient.create(vertx), issuer, Observer.none());
    }

    @AfterAll
    void close() {
        vertx.close().await();
    }

    @Test
    void aTokenThatIsRightInEverythingIsTaken() {
        assertThat(claims(it -> it)).map(found -> found.getString("sub")).contains("person");
        assertThat(claims(it -> it.put("aud", new JsonArray().add("account").add(AUDIENCE))))
                .isPresent();
    }

    @Test
    void aTokenThatIsOverIsNotTaken() {
        assertThat(claims(it -> it.put("exp", now() - 60))).isEmpty();
    }

    @Test
    void aTokenWithoutEndIsNotTaken() {
        assertThat(claims(it -> without(it, "exp"))).isEmpty();
    }

    @Test
    void aTokenThatIsNotYetInDateIsNotTaken() {
        assertThat(claims(it -> it.put("nbf", now() + 600))).isEmpty();
    }

    @Test
    void aTokenForSomebodyElseOrForNobodyIsNotTaken() {
        assertThat(claims(it -> it.put("aud", "account"))).isEmpty();
        assertThat(claims(it -> it.put("aud", new JsonArray()))).isEmpty();
        assertThat(claims(it -> it.put("aud", new JsonObject().put(AUDIENCE, AUDIENCE))))
                .isEmpty();
        assertThat(claims(it -> without(it, "aud"))).isEmpty();
    }

    @Test
    void aTokenOfAnotherRealmIsNotTaken() {
        assertThat(claims(it -> it.put("iss", issuer.replace("penglai", "master"))))
                .isEmpty();
        assertThat(claims(it -> without(it, "iss"))).isEmpty();
    }

    @Test
    void anIdTokenARefreshTokenAndOneOfNoTypeAreNotTaken() {
        for (var type : List.of("ID", "Refresh", "Offline", "bearer", "")) {
            assertThat(claims(it -> it.put("typ", type))).as(type).isEmpty();
        }
        assertThat(claims(it -> without(it, "typ"))).isEmpty();
    }

    @Test
    void aTokenOfNobodyIsNotTaken() {
        assertThat(claims(it -> without(it, "sub"))).isEmpty();
    }

    @Test
    void claimsOfTheWrongTypeAreNotTaken() {
        assertThat(claims(it -> it.put("exp", "never"))).isEmpty();
        assertThat(claims(it -> it.put("exp", -1))).isEmpty();
        assertThat(claims(it -> it.put("iss", 7))).isEmpty();
        assertThat(claims(it -> it.put("sub", 7))).isEmpty();
        assertThat(claims(it -> it.put("aud", 7))).isEmpty();
        assertThat(claims(it -> it.put("typ", 7))).isEmpty();
    }

    @Test
    void anotherSignatureIsNotTakenWhateverTheHeaderSays() {
        var other = pair();
        assertThat(keys.claims(token(header(), body(), other), "Bearer", AUDIENCE))
                .isEmpty();
        assertThat(keys.claims(token(header().put("jwk", jwk()), body(), other), "Bearer", AUDIENCE))
                .isEmpty();
        assertThat(keys.claims(token(header().put("alg", "none"), body(), key), "Bearer", AUDIENCE))
                .isEmpty();
        assertThat(keys.claims(token(header().put("alg", "RS512"), body(), key), "Bearer", AUDIENCE))
                .isEmpty();
        assertThat(keys.claims(token(without(header(), "kid"), body(), key), "Bearer", AUDIENCE))
                .isEmpty();
    }

    @Test
    void unknownKeyIdsDoNotMakeLoadOnTheRealm() {
        assertThat(claims(it -> it)).isPresent();
        var before = asked.get();

        for (var at = 0; at < 200; at++) {
            assertThat(keys.claims(token(header().put("kid", "unknown-" + at), body(), key), "Bearer", AUDIENCE))
                    .isEmpty();
        }

        assertThat(asked.get() - before).isLessThanOrEqualTo(1);
    }

    private Optional<JsonObject> claims(UnaryOperator<JsonObject> change) {
        return keys.claims(token(header(), change.apply(body()), key), "Bearer", AUDIENCE);
    }

    private JsonObject header() {
        return new JsonObject().put("alg", "RS256").put("typ", "JWT").put("kid", "realm-key");
    }

    private JsonObject body() {
        return new JsonObject()
                .put("iss", issuer)
                .put("aud", AUDIENCE)
                .put("sub", "person")
                .put("typ", "Bearer")
                .put("iat", now())
                .put("exp", now() + 300);
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }

    private static JsonObject without(JsonObject claims, String name) {
        claims.remove(name);
        return claims;
    }

    private static String token(JsonObject header, JsonObject claims, KeyPair signer) {
        try {
            var input = text(header) + "." + text(claims);
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(signer.getPrivate());
            signature.update(input.getBytes(StandardCharsets.US_ASCII));
            return input + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String text(JsonObject json) {
        return BASE64.encodeToString(json.encode().getBytes(StandardCharsets.UTF_8));
    }

    private JsonObject jwk() {
        var open = (RSAPublicKey) key.getPublic();
        return new JsonObject()
                .put("kty", "RSA")
                .put("use", "sig")
                .put("alg", "RS256")
                .put("kid", "realm-key")
                .put("n", BASE64.encodeToString(unsigned(open.getModulus())))
                .put("e", BASE64.encodeToString(unsigned(open.getPublicExponent())));
    }

    private static byte[] unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        return bytes[0] == 0 ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
