package org.penglai.identity.keycloak;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.penglai.kernel.Person;

/** The names that persons have at the identity provider, for those who are members of no organisation yet. */
final class TokenNames {

    private TokenNames() {}

    /** The person of verified claims. */
    static Person person(JsonObject claims) {
        return new Person(claims.getString("sub"), name(claims));
    }

    /** The name in a token that was verified when it came; empty where it has none. */
    static String in(String token) {
        var parts = token.split("\\.", -1);
        try {
            return parts.length < 2 ? "" : name(new JsonObject(decoded(parts[1])));
        } catch (IllegalArgumentException | DecodeException noToken) {
            return "";
        }
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static String name(JsonObject claims) {
        return claims.getString("name", claims.getString("preferred_username", ""));
    }
}
