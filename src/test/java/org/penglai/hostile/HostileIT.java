package org.penglai.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.penglai.app.Api;
import org.penglai.app.Config;
import org.penglai.app.House;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/**
 * Every operation and every page under hostile requests. {@code -Dhostile.seed} chooses the requests, {@code
 * -Dhostile.shots} how many at each operation, {@code -Dhostile.only=operation#number} sends one of them alone.
 */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostileIT {

    private static final long SEED = Long.getLong("hostile.seed", 20_261_122L);
    private static final int SHOTS = Integer.getInteger("hostile.shots", 100);
    private static final String ONLY = System.getProperty("hostile.only", "");

    /** Our own client keeps a few. */
    private static final int CONNECTIONS_OF_OURS = 5;

    /** It starts with 48 MiB; templates, statements and schemas that were needed for the first time stay. */
    private static final long HEAP_MAX = 160L * 1024 * 1024;

    private static final List<String> FAULTS = List.of("ERROR", "Unhandled", "LEAK");

    /** Lines of a fault that are shown. */
    private static final int TRACE = 25;

    private TestBed bed;
    private Aims aims;
    private Arsenal arsenal;
    private List<Aim> all;

    @BeforeAll
    void start(TestBed given) {
        bed = given;
        bed.server().start();
        var contract = House.contract();
        aims = new Aims(Stage.set(bed), bed, contract);
        arsenal = new Arsenal(SEED, new TokenTricks(Stage.tokens(bed)));
        all = new ArrayList<>(contract.operations().values().stream()
                .map(aims::of)
                .sorted(java.util.Comparator.comparing(Aim::name))
                .toList());
        House.pages(Config.from(bed.environment())).stream().map(aims::of).forEach(all::add);
    }

    @Test
    void whateverComesIsRefusedTellsNothingAndChangesNothing() throws IOException {
        var barrage = new Barrage(bed.server().uri(), SEED);
        Quiet.wait(bed);
        var before = Fingerprints.of(bed);
        var errorsBefore = errors();

        barrage.fire(shots());
        System.out.println(barrage);

        assertThat(barrage.report()).isEmpty();
        assertThat(errors().size() - errorsBefore.size())
                .as("faults in the log: %s", errors())
                .isZero();
        Quiet.wait(bed);
        var after = Fingerprints.of(bed);
        assertThat(after.tables()).isEqualTo(before.tables());
        assertThat(after.files()).isEqualTo(before.files());
        after.moving()
                .forEach((table, rows) -> assertThat(rows - before.moving().get(table))
                        .as("growth of %s", table)
                        .isLessThanOrEqualTo(barrage.fired()));
        stillWell();
    }

    private List<Supplier<Shot>> shots() {
        if (!ONLY.isEmpty()) {
            var number = Integer.parseInt(ONLY.substring(ONLY.lastIndexOf('#') + 1));
            var name = ONLY.substring(0, ONLY.lastIndexOf('#'));
            return all.stream()
                    .filter(aim -> aim.name().equals(name))
                    .<Supplier<Shot>>map(aim -> () -> arsenal.shot(aim, number))
                    .toList();
        }
        return all.stream()
                .flatMap(aim -> arsenal.shots(aim, aim.operation().isPresent() ? SHOTS : SHOTS * 2 / 5).stream())
                .toList();
    }

    private void stillWell() throws IOException {
        assertThat(Vitals.isReady(bed)).isTrue();
        await().atMost(Duration.ofSeconds(20)).until(() -> Vitals.openConnections(bed) <= CONNECTIONS_OF_OURS);
        assertThat(Vitals.heap(bed)).as("heap after the collector").isLessThan(HEAP_MAX);
        assertThat(Api.of(bed)
                        .as(DemoUsers.SME_LITHIUM)
                        .get("/me")
                        .expect(200)
                        .json()
                        .getString("name"))
                .isEqualTo("王立新");
        Api.of(bed).get("/search?q=x").expect(200);
    }

    private List<String> errors() throws IOException {
        var lines = Files.readAllLines(Path.of(bed.server().log().toString()));
        return IntStream.range(0, lines.size())
                .filter(at -> FAULTS.stream().anyMatch(lines.get(at)::contains))
                .mapToObj(at -> String.join("\n", lines.subList(at, Math.min(at + TRACE, lines.size()))))
                .toList();
    }
}
