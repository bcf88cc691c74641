package org.penglai.identity.keycloak;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.penglai.kernel.OrganisationId;
import org.penglai.platform.pg.Pg;

/**
 * Sessions of the pages in PostgreSQL: any server can continue them and a restart ends none. The database holds only the
 * digest of the cookie's value, so that who reads it cannot take a session over.
 */
final class Sessions {

    /** A session ends after so long at most, and after a quarter of that without a page. */
    private static final int HOURS_MAX = 8;

    private static final String FIND = """
            SELECT subject, csrf, attempt, id_token, organisation_id
              FROM web_session
             WHERE id_hash = $1
               AND ended_after > penglai_now()
               AND seen_at > penglai_now() - interval '2 hours'""";

    private static final String SIGNED_IN = """
            SELECT count(*) AS persons
              FROM web_session
             WHERE subject IS NOT NULL
               AND ended_after > penglai_now()
               AND seen_at > penglai_now() - interval '2 hours'""";

    private static final String SEEN = """
            UPDATE web_session
               SET seen_at = penglai_now()
             WHERE id_hash = $1 AND seen_at < penglai_now() - interval '1 minute'""";

    private static final String ADD = """
            INSERT INTO web_session
              (id_hash, subject, csrf, attempt, id_token, seen_at, ended_after, opened_at, realm_session, browser,
               organisation_id)
            VALUES ($1, $2, $3, $4, $5, penglai_now(), penglai_now() + $6 * interval '1 minute', penglai_now(), $7, $8, $9)""";

    private static final String OF_SUBJECT = """
            SELECT encode(id_hash, 'hex') AS id, opened_at, seen_at, browser
              FROM web_session
             WHERE subject = $1
               AND ended_after > penglai_now()
               AND seen_at > penglai_now() - interval '2 hours'
             ORDER BY seen_at DESC, id""";

    private static final String END_ONE = "DELETE FROM web_session WHERE subject = $1 AND id_hash = decode($2, 'hex')";

    private static final String END_ALL = "DELETE FROM web_session WHERE subject = $1";

    private static final String END_OF_REALM = "DELETE FROM web_session WHERE subject = $1 AND realm_session = $2";

    private static final String JOINED =
            "UPDATE web_session SET organisation_id = $2 WHERE id_hash = $1 AND organisation_id IS NULL";

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
    record Session(
            Optional<String> subject,
            String csrf,
            Optional<JsonObject> attempt,
            Optional<String> idToken,
            Optional<OrganisationId> organisation) {}

    Optional<Session> find(String cookie) {
        var hash = hash(cookie);
        var found = pg.one(
                FIND,
                Tuple.of(hash),
                row -> new Session(
                        Optional.ofNullable(row.getString("subject")),
                        row.getString("csrf"),
                        Optional.ofNullable(row.getJsonObject("attempt")),
                        Optional.ofNullable(row.getString("id_token")),
                        Optional.ofNullable(row.getUUID("organisation_id")).map(OrganisationId::new)));
        found.flatMap(Session::subject).ifPresent(signedIn -> pg.execute(SEEN, Tuple.of(hash)));
        return found;
    }

    /** Remembers an attempt to sign in and answers the cookie for it. */
    String attempt(JsonObject attempt) {
        var cookie = secret();
        pg.execute(ADD, Tuple.of(hash(cookie), null, secret(), attempt, null, ATTEMPT_MINUTES, null, null, null));
        return cookie;
    }

    /** Keeps something for as long as signing in may take, and answers the secret by which it is found again. */
    String keep(JsonObject kept) {
        return attempt(kept);
    }

    /**
     * A person who has signed in.
     *
     * @param organisation whose member the person is; none where of no organisation
     * @param realmSession the identity provider's own session
     * @param browser the name of the browser
     */
    record Opening(
            String subject,
            Optional<OrganisationId> organisation,
            String idToken,
            String realmSession,
            String browser) {}

    /** Opens a session for the person and answers its cookie. */
    String open(Opening opening) {
        var cookie = secret();
        pg.execute(
                ADD,
                Tuple.of(
                        hash(cookie),
                        opening.subject(),
                        secret(),
                        null,
                        opening.idToken(),
                        HOURS_MAX * 60,
                        opening.realmSession(),
                        opening.browser(),
                        opening.organisation().map(OrganisationId::value).orElse(null)));
        return cookie;
    }

    /** The person has become a member of that organisation since. */
    void joined(String cookie, OrganisationId organisation) {
        pg.execute(JOINED, Tuple.of(hash(cookie), organisation.value()));
    }

    /** The person's sessions that go on, last seen first. */
    List<OwnSessions.Open> of(String subject, String cookie) {
        var mine = HexFormat.of().formatHex(sha256(cookie));
        return pg.list(
                OF_SUBJECT,
                Tuple.of(subject),
                row -> new OwnSessions.Open(
                        row.getString("id"),
                        Optional.ofNullable(row.getOffsetDateTime("opened_at"))
                                .orElse(row.getOffsetDateTime("seen_at"))
                                .toInstant(),
                        row.getOffsetDateTime("seen_at").toInstant(),
                        Optional.ofNullable(row.getString("browser")).orElse(""),
                        mine.equals(row.getString("id"))));
    }

    /** Ends that one of the person's sessions; answers how many that were. */
    int endOne(String subject, String id) {
        return id.matches("[0-9a-f]{64}") ? pg.execute(END_ONE, Tuple.of(subject, id)) : 0;
    }

    /** Ends all of the person's sessions and answers how many. */
    int endAll(String subject) {
        return pg.execute(END_ALL, Tuple.of(subject));
    }

    /** Ends what rests on that session of the identity provider and answers how many. */
    int endOfRealm(String subject, String realmSession) {
        return pg.execute(END_OF_REALM, Tuple.of(subject, realmSession));
    }

    void end(String cookie) {
        pg.execute(END, Tuple.of(hash(cookie)));
    }

    long signedIn() {
        return pg.one(SIGNED_IN, Tuple.tuple(), row -> row.getLong("persons")).orElse(0L);
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
