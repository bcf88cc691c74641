package org.penglai.bench;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** Reading one public listing through the API, against the one row that it rests on. */
@Stack(durable = true)
final class ListingReadBench {

    @Test
    void theHouseAgainstItsRow(TestBed bed) throws Exception {
        try (var arena = new Arena(bed)) {
            var ids = arena.column("SELECT id FROM listing WHERE state = 'PUBLISHED' ORDER BY id");
            var contest = new Contest(
                    "GET listing by API", ids.size() + " published listings, each in turn", arena.engines());
            var vertx = contest.best(arena.vertxAlone(
                    Arena.Bare.reading(),
                    site -> number -> HttpDriver.Ask.get(site.resolve("/listing/" + pick(ids, number)), Map.of())));
            var engine = contest.best(arena.engineAlone(calls -> new Driver() {
                @Override
                public Future<Void> ask(long number) {
                    return calls.listing(UUID.fromString(pick(ids, number))).mapEmpty();
                }

                @Override
                public void close() {
                    calls.close();
                }
            }));
            var house = arena.house(
                    number -> HttpDriver.Ask.get(arena.at("/api/v1/listings/" + pick(ids, number)), Map.of()));
            contest.run(List.of(house, vertx, engine));
        }
    }

    private static String pick(List<String> ids, long number) {
        return ids.get((int) (number % ids.size()));
    }
}
