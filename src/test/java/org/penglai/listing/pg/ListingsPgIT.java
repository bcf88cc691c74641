package org.penglai.listing.pg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.listing.Listing;
import org.penglai.listing.ListingId;
import org.penglai.listing.ListingMode;
import org.penglai.listing.ListingSamples;
import org.penglai.listing.Listings;
import org.penglai.platform.pg.Pg;
import org.penglai.platform.pg.PgTx;
import org.penglai.stack.PostgresEngine;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** Listings come back from the database in every state as they went in, and every version is kept. */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ListingsPgIT {

    private static final AtomicLong SERIALS = new AtomicLong(1);

    private final Vertx vertx = Vertx.vertx();
    private Pool pool;
    private Pg pg;
    private PgTx tx;
    private ListingsPg listings;

    @BeforeAll
    void connect(TestBed bed) {
        var options = PgConnectOptions.fromUri(bed.database().uri().toString())
                .setUser(PostgresEngine.APP)
                .setPassword(PostgresEngine.APP);
        pool = PgBuilder.pool()
                .using(vertx)
                .connectingTo(options)
                .with(new PoolOptions().setMaxSize(4))
                .build();
        pg = new Pg(pool, Map.of(), TimeUnit.SECONDS.toMillis(20));
        tx = new PgTx(pg, 4);
        listings = new ListingsPg(pg);
    }

    @AfterAll
    void disconnect() {
        pool.close().await();
        vertx.close().await();
    }

    static Stream<List<Listing>> lives() {
        return ListingSamples.lives().stream();
    }

    @ParameterizedTest
    @MethodSource("lives")
    void everyStateComesBackAsItWentIn(List<Listing> life) {
        // Given
        var states = renamed(life, newId());
        add((Listing.Draft) states.getFirst());

        for (var next : states.subList(1, states.size())) {
            // When
            save(next);

            // Then
            assertThat(listings.find(next.id())).contains(next);
        }
        assertThat(versions(states.getFirst().id())).isEqualTo((long) states.size());
    }

    @Test
    void aVersionThatIsNotTheNextOneIsStale() {
        var draft = draft(newId());
        add(draft);
        assertThatThrownBy(() -> save(draft)).isInstanceOf(Refusal.class).hasMessage("edit.stale");
    }

    @Test
    void anOwnersListingsComeNewestFirstInPages() {
        var owner = new OrganisationId(new UUID(0, 900));
        var first = owned(newId(), owner);
        var second = owned(newId(), owner);
        add(first);
        add(second);

        assertThat(listings.soldBy(owner, Optional.empty(), 1)).containsExactly(second);
        assertThat(listings.soldBy(owner, Optional.of(second.id()), 5)).containsExactly(first);
    }

    @Test
    void whatIsOfferedOfAPatentIsFoundOnlyWhileItIsOpenOrSuspended() {
        var life = renamed(ListingSamples.lives().getFirst(), newId());
        var number = life.getFirst().terms().patents().getFirst();
        add((Listing.Draft) life.getFirst());

        for (var next : life.subList(1, life.size())) {
            save(next);
            var open = next instanceof Listing.Published || next instanceof Listing.Suspended;
            assertThat(listings.offering(number).contains(next.id()))
                    .as(next.state().name())
                    .isEqualTo(open);
        }
    }

    @Test
    void theServersRoleCannotChangeAnOldVersion() {
        add(draft(newId()));

        assertThatThrownBy(() -> pg.execute("UPDATE listing_version SET state = 'CLOSED'", Tuple.tuple()))
                .isInstanceOf(PgException.class)
                .hasMessageContaining("permission denied");
    }

    @Test
    void aListingThatIsNotThereIsNotFound() {
        assertThat(listings.find(new ListingId(new UUID(1, 1)))).isEmpty();
        assertThatThrownBy(() -> ((Listings) listings).require(new ListingId(new UUID(1, 1))))
                .hasMessage("listing.unknown");
    }

    private long versions(ListingId id) {
        return pg.one(
                        "SELECT count(*) AS kept FROM listing_version WHERE listing_id = $1",
                        Tuple.of(id.value()),
                        row -> row.getLong("kept"))
                .orElse(0L);
    }

    private void add(Listing.Draft draft) {
        tx.run(now -> {
            listings.add(draft);
            return now;
        });
    }

    private void save(Listing next) {
        tx.run(now -> {
            listings.save(next);
            return now;
        });
    }

    private static ListingId newId() {
        return new ListingId(new UUID(7, SERIALS.getAndIncrement()));
    }

    private static Listing.Draft draft(ListingId id) {
        return owned(id, ListingSamples.draft(ListingMode.FREE_LICENCE).head().owner());
    }

    private static Listing.Draft owned(ListingId id, OrganisationId owner) {
        var sample = ListingSamples.draft(ListingMode.FREE_LICENCE);
        return new Listing.Draft(
                new Listing.Head(id, owner, 1, ListingSamples.NOW), sample.content(), sample.comments());
    }

    /** The same life under another id. */
    private static List<Listing> renamed(List<Listing> life, ListingId id) {
        return life.stream().map(listing -> ListingSamples.withId(listing, id)).toList();
    }
}
