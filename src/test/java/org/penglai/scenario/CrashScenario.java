package org.penglai.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.penglai.app.Api;
import org.penglai.app.DemoLoading;
import org.penglai.app.DemoParties;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.PostgresEngine;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** The server dies in the middle of a load of acceptances: none that was answered is lost, none is doubled. */
@Stack(durable = true)
final class CrashScenario {

    private static final JsonObject ACCEPTANCE =
            new JsonObject().put("intendedUse", "用于本厂产线试制").put("contact", "0535-0000000");

    private static final List<DemoUsers> FIRMS =
            List.of(DemoUsers.SME_LITHIUM, DemoUsers.SME_MARINE, DemoUsers.BEIJING_TECH);

    @Test
    void noAnsweredAcceptanceIsLostAndNoneIsDoubled(TestBed bed) throws Exception {
        // Given a site with many open licences, and three firms that each accept what they have not accepted yet
        DemoLoading.into(bed);
        bed.server().start();
        FIRMS.forEach(bed.tokens()::of);
        var pairs = pairs(bed);
        assertThat(pairs).hasSizeGreaterThanOrEqualTo(24);
        var answered = new ConcurrentHashMap<Pair, String>();

        // When the server is killed after the first dozen answers, and started again
        var enough = new CountDownLatch(12);
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var pair : pairs) {
                threads.submit(() -> accept(bed, pair).ifPresent(id -> {
                    answered.put(pair, id);
                    enough.countDown();
                }));
            }
            assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
            bed.server().kill();
            threads.shutdown();
            assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(answered.size()).isLessThan(pairs.size());
        bed.server().start();

        // Then every answered acceptance stands, and sending all of them again adds only what was missing
        assertThat(deals(bed)).containsAll(answered.values());
        var repeated = new HashMap<Pair, String>();
        pairs.forEach(pair -> accept(bed, pair).ifPresent(id -> repeated.put(pair, id)));
        assertThat(repeated).containsAllEntriesOf(answered).hasSameSizeAs(pairs);
        assertThat(deals(bed)).containsExactlyInAnyOrderElementsOf(repeated.values());
    }

    /** A firm and a listing that it accepts. */
    private record Pair(DemoUsers firm, String listing) {
        String key() {
            return firm.username() + "-" + listing;
        }
    }

    /** The deal's id, or nothing where no answer came. */
    private static Optional<String> accept(TestBed bed, Pair pair) {
        try {
            var answer = Api.of(bed)
                    .as(pair.firm())
                    .with("Idempotency-Key", pair.key())
                    .post("/listings/" + pair.listing() + "/acceptances", ACCEPTANCE);
            return Optional.of(answer.expect(201).json().getString("id"));
        } catch (IllegalStateException noAnswer) {
            return Optional.empty();
        }
    }

    private static List<Pair> pairs(TestBed bed) throws SQLException {
        var taken = new HashSet<>(column(bed, "SELECT licensee_id || ' ' || listing_id FROM deal"));
        var listings = column(
                bed, "SELECT id FROM listing WHERE mode = 'OPEN_LICENCE' AND state = 'PUBLISHED' ORDER BY id LIMIT 30");
        return listings.stream()
                .flatMap(listing -> FIRMS.stream().map(firm -> new Pair(firm, listing)))
                .filter(pair -> !taken.contains(DemoParties.id(pair.firm().organisation()) + " " + pair.listing()))
                .toList();
    }

    /** Ids of the deals formed since the demo was loaded, which lies in the past. */
    private static List<String> deals(TestBed bed) throws SQLException {
        return column(bed, "SELECT id FROM deal WHERE formed_at > now() - interval '1 hour'");
    }

    private static List<String> column(TestBed bed, String sql) throws SQLException {
        var values = new ArrayList<String>();
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
