package org.penglai.hostile;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Bearer tokens that are none: forged, bent, meant for something else, or of another realm's making. Tokens that the realm's
 * own key has signed and that are over or for somebody else are made in {@code TokenKeysTest}.
 */
final class TokenTricks {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** Real tokens of the realm that are not meant for the API, and its public key. */
    record Genuine(String access, String id, String refresh, String otherAudience, byte[] publicKey, String keyId) {}

    private final Genuine genuine;
    private final KeyPair own = pair();
    private final List<String> tokens;

    TokenTricks(Genuine genuine) {
        this.genuine = genuine;
        this.tokens = List.copyOf(forged());
    }

    List<Trick> all() {
        return List.of(
                Trick.of(
                                "forged token",
                                Aim::isApi,
                                (request, aim, chance) ->
                                        request.replace("Authorization", "Bearer " + chance.of(tokens)))
                        .answered(401),
                Trick.of(
                                "other credentials",
                                Aim::isApi,
                                (request, aim, chance) -> request.replace(
                                        "Authorization",
                                        chance.of(List.of(
                                                "",
                                                "Bearer",
                                                "Bearer ",
                                                "bearer\t" + genuine.id(),
                                                "Bearer Bearer " + genuine.access(),
                                                "Bearer " + genuine.access() + " x",
                                                "Bearer \"" + genuine.access() + "\"",
                                                "Basic b3BlcmF0b3ItYTpvcGVyYXRvci1h",
                                                "Basic",
                                                "Digest username=\"x\"",
                                                "Negotiate YII=",
                                                "DPoP " + genuine.access(),
                                                "Token " + genuine.access(),
                                                genuine.access(),
                                                "Bearer \u00ff",
                                                "x".repeat(5_000)))))
                        .answered(401),
                Trick.of("token elsewhere", aim -> aim.isApi() && !aim.token().isEmpty(), (request, aim, chance) -> {
                    request.without("Authorization");
                    switch (chance.below(3)) {
                        case 0 -> request.target += "?access_token=" + aim.token();
                        case 1 -> request.header("X-Access-Token", aim.token());
                        default -> request.header("Cookie", "penglai_session=" + aim.token());
                    }
                }));
    }

    private List<String> forged() {
        var claims = claims(genuine.access());
        var tokens = new ArrayList<>(List.of(
                genuine.id(),
                genuine.refresh(),
                "x",
                "..",
                "a.b.c",
                "a.b.c.d.e",
                "{}.{}.{}",
                "\u00ff.\u00ff.\u00ff",
                "A".repeat(3_000) + ".A.A",
                genuine.access() + "A",
                genuine.access().substring(0, genuine.access().length() - 10),
                genuine.access().substring(0, genuine.access().lastIndexOf('.') + 1),
                swapped(claims.copy().put("sub", "a0000000-0000-4000-8000-000000000101")),
                swapped(claims.copy().put("exp", 4_000_000_000L))));
        if (!genuine.otherAudience().isEmpty()) {
            tokens.add(genuine.otherAudience());
        }
        for (var algorithm : List.of("none", "None", "NONE", "nOnE", "", "RS256")) {
            tokens.add(text(header(algorithm)) + "." + text(claims) + ".");
            tokens.add(text(header(algorithm)) + "." + text(claims) + ".AA");
        }
        for (var algorithm : List.of("HS256", "HS384", "HS512")) {
            tokens.add(hmac(algorithm, claims, genuine.publicKey()));
            tokens.add(hmac(algorithm, claims, pem().getBytes(StandardCharsets.US_ASCII)));
        }
        tokens.addAll(signedByOthers(claims));
        return tokens;
    }

    private List<String> signedByOthers(JsonObject claims) {
        var key = (RSAPublicKey) own.getPublic();
        var jwk = new JsonObject()
                .put("kty", "RSA")
                .put("kid", genuine.keyId())
                .put("n", BASE64.encodeToString(key.getModulus().toByteArray()))
                .put("e", BASE64.encodeToString(key.getPublicExponent().toByteArray()));
        return List.of(
                signed(header("RS256"), claims),
                signed(header("RS256").put("kid", "unknown"), claims),
                signed(header("RS256").put("kid", "../../dev/null"), claims),
                signed(header("RS256").put("kid", "' UNION SELECT 1--"), claims),
                signed(header("RS256").put("kid", 7), claims),
                signed(header("RS256").put("jwk", jwk), claims),
                signed(header("RS256").put("jku", "http://127.0.0.1:1/keys"), claims),
                signed(header("RS256").put("x5u", "http://127.0.0.1:1/x"), claims),
                signed(header("RS256").put("crit", List.of("b64")).put("b64", false), claims),
                signed(header("RS256").putNull("kid"), claims),
                signed(header("RS256"), claims.copy().put("exp", 1)),
                signed(header("RS256"), claims.copy().put("exp", "never")),
                signed(header("RS256"), claims.copy().put("nbf", 4_000_000_000L)),
                signed(header("RS256"), claims.copy().put("aud", "other")),
                signed(header("RS256"), claims.copy().put("iss", "http://other.example/realms/penglai")),
                signed(header("RS256"), new JsonObject()));
    }

    private JsonObject header(String algorithm) {
        return new JsonObject().put("alg", algorithm).put("typ", "JWT").put("kid", genuine.keyId());
    }

    /** Other claims under the signature of the real ones. */
    private String swapped(JsonObject claims) {
        var parts = genuine.access().split("\\.");
        return parts[0] + "." + text(claims) + "." + parts[2];
    }

    private String signed(JsonObject header, JsonObject claims) {
        try {
            var input = text(header) + "." + text(claims);
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(own.getPrivate());
            signature.update(input.getBytes(StandardCharsets.US_ASCII));
            return input + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String hmac(String algorithm, JsonObject claims, byte[] secret) {
        try {
            var input = text(header(algorithm)) + "." + text(claims);
            var mac = Mac.getInstance("HmacSHA" + algorithm.substring(2));
            mac.init(new SecretKeySpec(secret, "raw"));
            return input + "." + BASE64.encodeToString(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String pem() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(genuine.publicKey())
                + "\n-----END PUBLIC KEY-----\n";
    }

    static JsonObject claims(String token) {
        return new JsonObject(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8));
    }

    private static String text(JsonObject json) {
        return BASE64.encodeToString(json.encode().getBytes(StandardCharsets.UTF_8));
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
