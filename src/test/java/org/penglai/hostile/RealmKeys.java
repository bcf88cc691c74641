package org.penglai.hostile;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/** The public signing key of the realm, as every forger can read it. */
record RealmKeys(String id, byte[] bytes) {

    static RealmKeys of(URI issuer) throws IOException {
        var keys = new JsonObject(send(HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/certs"))
                .build()));
        var key = keys.getJsonArray("keys").stream()
                .map(JsonObject.class::cast)
                .filter(one -> "sig".equals(one.getString("use")) && "RSA".equals(one.getString("kty")))
                .findFirst()
                .orElseThrow();
        try {
            var decoder = Base64.getUrlDecoder();
            var spec = new RSAPublicKeySpec(
                    new BigInteger(1, decoder.decode(key.getString("n"))),
                    new BigInteger(1, decoder.decode(key.getString("e"))));
            return new RealmKeys(
                    key.getString("kid"),
                    KeyFactory.getInstance("RSA").generatePublic(spec).getEncoded());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A token that the realm has signed for a client of its own, not for the API; empty where it gives none. */
    static String otherAudience(URI issuer) throws IOException {
        var answer = new JsonObject(send(HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                .header("Content-Type", Aim.FORM)
                .POST(HttpRequest.BodyPublishers.ofString(
                        "grant_type=password&client_id=admin-cli&username=operator-a&password=operator-a"))
                .build()));
        var token = answer.getString("access_token", "");
        return token.isEmpty()
                        || String.valueOf(TokenTricks.claims(token).getValue("aud"))
                                .contains("penglai-api")
                ? ""
                : token;
    }

    private static String send(HttpRequest request) throws IOException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }
}
