package org.penglai.bench;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.penglai.app.Api;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/**
 * The notice of an open licence, which forms a deal, against one transaction that locks the listing, reads the same parties
 * and writes the same rows. Commits wait for the disk.
 */
@Stack(durable = true)
final class AcceptanceBench {

    /** Each listing can be taken once by a firm, so there are more of them than any run can take. */
    private static final int LISTINGS = 100_000;

    private static final JsonObject USE =
            new JsonObject().put("intendedUse", "用于本厂产线试制").put("contact", "0535-0000000");

    @Test
    void theHouseAgainstItsTransaction(TestBed bed) throws Exception {
        try (var arena = new Arena(bed)) {
            var deal = Api.of(bed)
                    .as(DemoUsers.SME_LITHIUM)
                    .post("/listings/" + multiplied(arena) + "/acceptances", USE)
                    .expect(201)
                    .json()
                    .getString("id");
            var open = arena.column("SELECT id FROM listing WHERE created_at = 'epoch' ORDER BY id");
            var contest = new Contest(
                    "POST acceptance",
                    open.size() + " open licences, each taken once; commits wait for the disk",
                    arena.engines());
            var vertx = contest.best(arena.vertxAlone(
                    new Arena.Bare(Path.of("/dev/null"), deal),
                    site -> number -> take(site.resolve("/acceptances/" + pick(open, number)), Map.of(), "")));
            var engine = contest.best(arena.engineAlone(calls -> replaying(calls, deal, open)));
            LongFunction<HttpDriver.Ask> asks = number -> take(
                    arena.at("/api/v1/listings/" + pick(open, number) + "/acceptances"),
                    Map.of(
                            "Authorization",
                            "Bearer " + bed.tokens().of(DemoUsers.SME_LITHIUM),
                            "Content-Type",
                            "application/json",
                            "Idempotency-Key",
                            "bench-" + number),
                    USE.encode());
            contest.run(List.of(arena.house(asks), vertx, engine));
        }
    }

    private static Driver replaying(BareCalls calls, String deal, List<String> open) {
        var written = calls.written(UUID.fromString(deal)).await();
        System.out.println("an acceptance writes: " + written.summary());
        return new Driver() {
            @Override
            public Future<Void> ask(long number) {
                return calls.accept(written, UUID.fromString(pick(open, number)));
            }

            @Override
            public void close() {
                calls.close();
            }
        };
    }

    private static HttpDriver.Ask take(java.net.URI address, Map<String, String> headers, String body) {
        return new HttpDriver.Ask(HttpMethod.POST, address, headers, body, 201);
    }

    /** Copies one open licence that the firm has not taken as often as is needed; answers its id. */
    private static String multiplied(Arena arena) throws SQLException {
        var id = arena.column("""
                SELECT listing.id
                  FROM listing
                 WHERE mode = 'OPEN_LICENCE' AND state = 'PUBLISHED'
                   AND NOT EXISTS (SELECT 1 FROM deal WHERE listing_id = listing.id)
                 ORDER BY id
                 LIMIT 1""").getFirst();
        arena.prepare("""
                INSERT INTO listing
                  (id, owner_id, agency_id, mode, state, version, content, standing, created_at, changed_at)
                SELECT gen_random_uuid(), owner_id, agency_id, mode, state, version, content, standing, 'epoch', changed_at
                  FROM listing CROSS JOIN generate_series(1, %d)
                 WHERE id = '%s'""".formatted(LISTINGS, id));
        arena.prepare("ANALYZE listing");
        return id;
    }

    private static String pick(List<String> ids, long number) {
        return ids.get((int) (number % ids.size()));
    }
}
