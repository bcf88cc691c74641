package org.penglai.bench;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** The front page, which asks no engine anything, against Vert.x alone sending the same bytes from memory. */
@Stack(durable = true)
final class PlainPageBench {

    @Test
    void theHouseAgainstItsBytes(TestBed bed) throws Exception {
        try (var arena = new Arena(bed)) {
            var page = arena.page("/");
            var contest = new Contest("GET front page", Files.size(page) + " bytes, not compressed", arena.engines());
            var vertx = arena.vertxAlone(
                            new Arena.Bare(page, "-"),
                            site -> number -> HttpDriver.Ask.get(site.resolve("/page"), Map.of()))
                    .getFirst()
                    .get();
            var house = arena.house(number -> HttpDriver.Ask.get(arena.at("/"), Map.of()));
            contest.run(List.of(house, vertx));
        }
    }
}
