package org.penglai.identity.keycloak;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.penglai.platform.pg.Pg;

/**
 * Sessions of the pages in PostgreSQL: any server can continue them and a restart ends none. The database holds only the
 * digest of the cookie's value, so that who reads it cannot take a session over.
 */
final class Sessions {

    /** A session ends after so long at most, and after a quarter of that without a page. */
    private static final int HOURS_MAX = 8;

    private static final String FIND = """
            SELECT subject, csrf, attempt, id_token
              FROM web_session
             WHERE id_hash = $1
               AND ended_after > penglai_now()
               AND seen_at > penglai_now() - interval '2 hours'""";

    private static final String SEEN = """
            UPDATE web_session
               SET seen_at = penglai_now()
             WHERE id_hash = $1 AND seen_at < penglai_now() - interval '1 minute'""";

    private static final String ADD = """
            INSERT INTO web_session (id_hash, subject, csrf, attempt, id_token, seen_at, ended_after)
            VALUES ($1, $2, $3, $4, $5, penglai_now(), penglai_now() + $6 * interval '1 minute')""";

    private static final String END = "DELETE FROM web_session WHERE id_hash = $1";

    private static final String FORGET = "DELETE FROM web_session WHERE ended_after < penglai_now() RETURNING subject";

    /** An attempt to sign in is over when the person has not come back after so long. */
    private static final int ATTEMPT_MINUTES = 15;

    private final Pg pg;
    private final SecureRandom random = new SecureRandom();

    Sessions(Pg pg) {
        this.pg = pg;
    }

    /** What stands behind a cookie: a signed-in person, or an attempt to sign in. */
    record Session(Optional<String> subject, String csrf, Optional<JsonObject> attempt, Optional<String> idToken) {}

    Optional<Session> find(String cookie) {
        var hash = hash(cookie);
        var found = pg.one(
                FIND,
                Tuple.of(hash),
                row -> new Session(
                        Optional.ofNullable(row.getString("subject")),
                        row.getString("csrf"),
                        Optional.ofNullable(row.getJsonObject("attempt")),
                        Optional.ofNullable(row.getString("id_token"))));
        found.flatMap(Session::subject).ifPresent(signedIn -> pg.execute(SEEN, Tuple.of(hash)));
        return found;
    }

    /** Remembers an attempt to sign in and answers the cookie for it. */
    String attempt(JsonObject attempt) {
        var cookie = secret();
        pg.execute(ADD, Tuple.of(hash(cookie), null, secret(), attempt, null, ATTEMPT_MINUTES));
        return cookie;
    }

    /** Opens a session for the person and answers its cookie. */
    String open(String subject, String idToken) {
        var cookie = secret();
        pg.execute(ADD, Tuple.of(hash(cookie), subject, secret(), null, idToken, HOURS_MAX * 60));
        return cookie;
    }

    void end(String cookie) {
        pg.execute(END, Tuple.of(hash(cookie)));
    }

    /** Drops what is over and answers whose sessions these were. */
    List<String> forgetEnded() {
        return pg.list(FORGET, Tuple.tuple(), row -> Optional.ofNullable(row.getString("subject"))).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** 256 random bits, for an address or a cookie. */
    String secret() {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Buffer hash(String cookie) {
        return Buffer.buffer(sha256(cookie));
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
