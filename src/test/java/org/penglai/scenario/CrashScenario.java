package org.penglai.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.penglai.app.Api;
import org.penglai.app.DemoLoading;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.PostgresEngine;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** The server dies in the middle of a load of acceptances: none that was answered is lost, none is doubled. */
@Stack(durable = true)
final class CrashScenario {

    private static final JsonObject ACCEPTANCE =
            new JsonObject().put("intendedUse", "用于本厂产线试制").put("contact", "0535-0000000");

    @Test
    void noAnsweredAcceptanceIsLostAndNoneIsDoubled(TestBed bed) throws Exception {
        // Given a site with many open licences, and three firms that accept them all at once
        DemoLoading.into(bed);
        bed.server().start();
        var listings = openLicences(bed);
        var firms = List.of(DemoUsers.SME_LITHIUM, DemoUsers.SME_MARINE, DemoUsers.BEIJING_TECH);
        assertThat(listings).hasSizeGreaterThanOrEqualTo(20);
        firms.forEach(bed.tokens()::of);
        var answered = new ConcurrentHashMap<String, String>();

        // When the server is killed after the first dozen answers, and started again
        var enough = new CountDownLatch(12);
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var listing : listings) {
                for (var firm : firms) {
                    threads.submit(() -> accept(bed, firm, listing).ifPresent(id -> {
                        answered.put(key(firm, listing), id);
                        enough.countDown();
                    }));
                }
            }
            assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
            bed.server().kill();
            threads.shutdown();
            assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(answered.size()).isLessThan(listings.size() * firms.size());
        bed.server().start();

        // Then every answered acceptance stands, and sending all of them again adds only what was missing
        var standing = deals(bed);
        assertThat(standing.values()).containsAll(answered.values());
        var repeated = new HashMap<String, String>();
        for (var listing : listings) {
            for (var firm : firms) {
                accept(bed, firm, listing).ifPresent(id -> repeated.put(key(firm, listing), id));
            }
        }
        assertThat(repeated).containsAllEntriesOf(answered).hasSize(listings.size() * firms.size());
        assertThat(deals(bed)).hasSize(listings.size() * firms.size());
        assertThat(deals(bed).values()).doesNotHaveDuplicates();
    }

    private static String key(DemoUsers firm, String listing) {
        return firm.username() + "-" + listing;
    }

    /** The deal's id, or nothing where no answer came. */
    private static java.util.Optional<String> accept(TestBed bed, DemoUsers firm, String listing) {
        try {
            var answer = Api.of(bed)
                    .as(firm)
                    .with("Idempotency-Key", key(firm, listing))
                    .post("/listings/" + listing + "/acceptances", ACCEPTANCE);
            return java.util.Optional.of(answer.expect(201).json().getString("id"));
        } catch (IllegalStateException noAnswer) {
            return java.util.Optional.empty();
        }
    }

    private static List<String> openLicences(TestBed bed) throws SQLException {
        var ids = new ArrayList<String>();
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT id FROM listing WHERE mode = 'OPEN_LICENCE' AND state = 'PUBLISHED'"
                                + " AND NOT EXISTS (SELECT 1 FROM deal WHERE deal.listing_id = listing.id)"
                                + " ORDER BY id LIMIT 30")) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }

    /** Deals on the listings that had none before, by licensee and listing: a second one would show as a duplicate key. */
    private static Map<String, String> deals(TestBed bed) throws SQLException {
        var deals = new HashMap<String, String>();
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT licensee_id || ' ' || listing_id, id FROM deal"
                                + " WHERE formed_at > now() - interval '1 hour'")) {
            while (rows.next()) {
                assertThat(deals.put(rows.getString(1), rows.getString(2))).isNull();
            }
        }
        return deals;
    }
}
