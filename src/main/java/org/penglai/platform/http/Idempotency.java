package org.penglai.platform.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;
import org.penglai.platform.http.Reply.Body;
import org.penglai.platform.pg.Pg;

/**
 * Makes a repeated call harmless: the first answer is stored in the transaction of its effect and given again. A designed
 * refusal is an answer too and is kept after the rollback; faults and "not available now" are not.
 */
public final class Idempotency {

    /** Two keys hash alike once in 2^64; they would only wait for each other. */
    private static final String LOCK =
            "SELECT pg_try_advisory_xact_lock(hashtextextended($1 || chr(10) || $2, 0)) AS mine";

    private static final String FIND = """
            SELECT fingerprint, status, headers, body
              FROM idempotency_key
             WHERE caller = $1 AND key = $2""";

    private static final String STORE = """
            INSERT INTO idempotency_key (caller, key, fingerprint, status, headers, body, stored_at)
            VALUES ($1, $2, $3, $4, $5, $6, penglai_now())
            ON CONFLICT (caller, key) DO NOTHING""";

    private static final String FORGET =
            "DELETE FROM idempotency_key WHERE stored_at < penglai_now() - interval '24 hours'";

    private final Pg pg;
    private final Tx tx;
    private final Function<Refusal, Reply> document;

    /** @param document renders a refusal as the answer to be kept */
    Idempotency(Pg pg, Tx tx, Function<Refusal, Reply> document) {
        this.pg = pg;
        this.tx = tx;
        this.document = document;
    }

    /** The same with refusals rendered as that caller wants them. */
    public static Idempotency of(Pg pg, Tx tx, Function<Refusal, Reply> document) {
        return new Idempotency(pg, tx, document);
    }

    /** Runs the call once for the caller's key; the fingerprint tells whether a repetition is one. */
    Reply once(String caller, String key, byte[] fingerprint, Supplier<Reply> effect) {
        if (key.isEmpty() || key.length() > 255) {
            throw Refusal.of(Refusal.Kind.MALFORMED, "idempotency.key-required");
        }
        try {
            return tx.run(now -> {
                requireLock(caller, key);
                return replay(caller, key, fingerprint).orElseGet(() -> {
                    var reply = effect.get();
                    if (!pg.isRollbackOnly()) {
                        store(caller, key, fingerprint, reply);
                    }
                    return reply;
                });
            });
        } catch (Refusal refused) {
            if (isKept(refused)) {
                tx.run(now -> {
                    store(caller, key, fingerprint, document.apply(refused));
                    return refused;
                });
            }
            throw refused;
        }
    }

    /** Drops what is older than a day and answers how much that was. */
    public int forgetOld() {
        return pg.execute(FORGET, Tuple.tuple());
    }

    /** What distinguishes one request from another under the same key. */
    static byte[] fingerprint(String operation, String path, String body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : new String[] {operation, path, body}) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static boolean isKept(Refusal refused) {
        return switch (refused.kind()) {
            case CONFLICT, INVALID, UNKNOWN, FORBIDDEN, STALE -> !refused.code().startsWith("idempotency.");
            default -> false;
        };
    }

    private void requireLock(String caller, String key) {
        boolean mine = pg.one(LOCK, Tuple.of(caller, key), row -> row.getBoolean("mine"))
                .orElse(false);
        if (!mine) {
            throw Refusal.conflict("idempotency.still-running");
        }
    }

    private Optional<Reply> replay(String caller, String key, byte[] fingerprint) {
        return pg.one(FIND, Tuple.of(caller, key), row -> {
            if (!MessageDigest.isEqual(row.getBuffer("fingerprint").getBytes(), fingerprint)) {
                throw Refusal.invalid("idempotency.key-reused");
            }
            return stored(row);
        });
    }

    private static Reply stored(Row row) {
        Map<String, String> headers = new HashMap<>();
        row.getJsonObject("headers").forEach(header -> headers.put(header.getKey(), String.valueOf(header.getValue())));
        var mediaType = headers.remove("Content-Type");
        var body = mediaType == null ? new Body.Empty() : new Body.Text(mediaType, row.getString("body"));
        return new Reply(row.getInteger("status"), headers, body).header("Idempotency-Replayed", "true");
    }

    private void store(String caller, String key, byte[] fingerprint, Reply reply) {
        var headers = JsonObject.mapFrom(reply.headers());
        var text = "";
        if (reply.body() instanceof Body.Text(var mediaType, var rendered)) {
            headers.put("Content-Type", mediaType);
            text = rendered;
        } else if (!(reply.body() instanceof Body.Empty)) {
            throw new IllegalStateException("only texts can be answered again");
        }
        pg.execute(STORE, Tuple.of(caller, key, Buffer.buffer(fingerprint), reply.status(), headers, text));
    }
}
