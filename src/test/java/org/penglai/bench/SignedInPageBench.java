package org.penglai.bench;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.penglai.platform.http.PageRouter;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** A signed-in firm's list of deals, against the session, the member and the deals that it rests on. */
@Stack(durable = true)
final class SignedInPageBench {

    /** What the browser would have been given at sign-in. */
    private static final String COOKIE = "a-session-of-the-benchmark";

    private static final String BUSIEST = """
            SELECT subject
              FROM membership
              JOIN (SELECT licensee_id, count(*) AS deals FROM deal GROUP BY 1) AS busy ON licensee_id = organisation_id
             ORDER BY deals DESC, subject
             LIMIT 1""";

    @Test
    void theHouseAgainstItsRows(TestBed bed) throws Exception {
        try (var arena = new Arena(bed)) {
            var hash = MessageDigest.getInstance("SHA-256").digest(COOKIE.getBytes(StandardCharsets.US_ASCII));
            signIn(arena, HexFormat.of().formatHex(hash));
            var contest = new Contest("GET deals page, signed in", deals(arena) + " deals in all", arena.engines());
            var vertx = contest.best(arena.vertxAlone(
                    Arena.Bare.reading(),
                    site -> number -> HttpDriver.Ask.get(
                            site.resolve("/deals/" + HexFormat.of().formatHex(hash)), Map.of())));
            var engine = contest.best(arena.engineAlone(calls -> new Driver() {
                @Override
                public Future<Void> ask(long number) {
                    return calls.deals(Buffer.buffer(hash)).mapEmpty();
                }

                @Override
                public void close() {
                    calls.close();
                }
            }));
            var headers = Map.of("Cookie", PageRouter.SESSION_COOKIE + "=" + COOKIE);
            var house = arena.house(number -> HttpDriver.Ask.get(arena.at("/deals"), headers));
            contest.run(List.of(house, vertx, engine));
        }
    }

    private static void signIn(Arena arena, String hash) throws Exception {
        var subject = arena.column(BUSIEST).getFirst();
        arena.prepare("""
                INSERT INTO web_session (id_hash, subject, csrf, seen_at, ended_after)
                VALUES (decode('%s', 'hex'), '%s', 'csrf', penglai_now(), penglai_now() + interval '8 hours')""".formatted(hash, subject));
    }

    private static String deals(Arena arena) throws Exception {
        return arena.column("SELECT count(*) FROM deal").getFirst();
    }
}
