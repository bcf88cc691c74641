package org.penglai.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.penglai.discovery.Listings.CATHODE;
import static org.penglai.discovery.Listings.ENZYME;
import static org.penglai.discovery.Listings.SEPARATOR;
import static org.penglai.discovery.Listings.WELDING;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.penglai.discovery.elastic.ListingIndexElastic;
import org.penglai.discovery.elastic.SearchingElastic;
import org.penglai.kernel.Refusal;
import org.penglai.platform.search.SearchEngine;
import org.penglai.platform.search.SearchIndex;
import org.penglai.platform.search.SearchSettings;
import org.penglai.stack.Progress;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** Shows on the real engine that the index follows the database, whatever the order of writes and whatever breaks. */
@Stack
class ListingIndexIT {

    private static final Query ALL = Query.all(LocalDate.of(2026, 3, 2));

    private final SearchEngine engine;
    private final String prefix;

    ListingIndexIT(TestBed bed) {
        engine = new SearchEngine(SearchSettings.at(bed.elasticsearch().uri()));
        prefix = bed.indexPrefix();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void anEmptyEngineGetsAnIndexThatIsToBeFilled() {
        // Given
        var index = index("fresh");
        var listings = new ListingIndexElastic(index);
        // Then
        assertThat(listings.needsRebuild()).isTrue();
        listings.put(ENZYME);
        assertThat(listings.needsRebuild()).as("until it was rebuilt once").isTrue();
        index.refresh();
        assertThat(new SearchingElastic(index).search(ALL).items()).hasSize(1);
        assertThat(listings.rebuild(() -> Listings.all().stream(), () -> {})).isEqualTo(4);
        assertThat(listings.needsRebuild()).isFalse();
        assertThat(new SearchingElastic(index).search(ALL).total().count()).isEqualTo(4);
    }

    @Test
    void whatIsOlderThanShownChangesNothing() {
        // Given
        var index = index("versions");
        var listings = new ListingIndexElastic(index);
        var searching = new SearchingElastic(index);
        listings.rebuild(Stream::empty, () -> {});
        // When
        listings.put(Listings.retitled(SEPARATOR, 3, "第三版"));
        listings.put(Listings.retitled(SEPARATOR, 2, "第二版"));
        listings.remove(SEPARATOR.id(), 2);
        index.refresh();
        // Then
        assertThat(searching.search(ALL).items())
                .extracting(hit -> hit.listing().words().title().zh())
                .containsExactly("第三版");
        // When
        listings.remove(SEPARATOR.id(), 4);
        listings.put(Listings.retitled(SEPARATOR, 3, "第三版"));
        index.refresh();
        // Then
        assertThat(searching.search(ALL).items()).isEmpty();
    }

    @Test
    void writesDuringARebuildReachWhatIsShownAfterIt() {
        // Given
        var index = index("rebuild");
        var listings = new ListingIndexElastic(index);
        listings.rebuild(() -> Listings.all().stream(), () -> {});
        // When: one listing is published, one changed and one withdrawn after the rebuild has read the database
        listings.rebuild(
                () -> {
                    var read = List.of(SEPARATOR, WELDING, CATHODE);
                    listings.put(ENZYME);
                    listings.put(Listings.retitled(SEPARATOR, 2, "改过的标题"));
                    listings.remove(WELDING.id(), 2);
                    return read.stream();
                },
                () -> {});
        // Then
        assertThat(new SearchingElastic(index).search(ALL).items())
                .extracting(hit -> hit.listing().id(), hit -> hit.listing().reading())
                .containsExactlyInAnyOrder(tuple(SEPARATOR.id(), 2L), tuple(ENZYME.id(), 1L), tuple(CATHODE.id(), 1L));
    }

    @Test
    void aRebuildThatFailedLeavesTheOldIndexAndTheNextOneSucceeds() {
        // Given
        var index = index("failed");
        var listings = new ListingIndexElastic(index);
        listings.rebuild(() -> Stream.of(SEPARATOR), () -> {});
        // When
        var failure = catchThrowableOfType(
                IllegalStateException.class,
                () -> listings.rebuild(
                        () -> Stream.of(SEPARATOR, ENZYME).peek(listing -> {
                            if (listing.equals(ENZYME)) {
                                throw new IllegalStateException("the database went away");
                            }
                        }),
                        () -> {}));
        // Then
        assertThat(failure).hasMessage("the database went away");
        assertThat(new SearchingElastic(index).search(ALL).total().count()).isEqualTo(1);
        assertThat(listings.rebuild(() -> Listings.all().stream(), () -> {})).isEqualTo(4);
        assertThat(new SearchingElastic(index).search(ALL).total().count()).isEqualTo(4);
    }

    @Test
    void whileTheEngineIsKilledSearchSaysSoAndComesBackByItself(TestBed bed) {
        // Given
        var index = index("killed");
        var listings = new ListingIndexElastic(index);
        var searching = new SearchingElastic(index);
        listings.rebuild(() -> Listings.all().stream(), () -> {});
        assertThat(engine.health().status()).isEqualTo("UP");
        assertThat(engine.health().version()).startsWith("8.");
        // When
        bed.elasticsearch().kill();
        // Then
        try {
            var refusal = catchThrowableOfType(Refusal.class, () -> searching.search(ALL));
            assertThat(refusal.code()).isEqualTo("search.unavailable");
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE);
            assertThat(catchThrowableOfType(Refusal.class, () -> listings.put(ENZYME))
                            .code())
                    .isEqualTo("search.unavailable");
            assertThat(engine.health().status()).isEqualTo("DEGRADED");
        } finally {
            bed.elasticsearch().start(new Progress(System.out));
        }
        await().ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(searching.search(ALL).total().count()).isEqualTo(4));
        assertThat(listings.needsRebuild()).isFalse();
    }

    private SearchIndex index(String name) {
        return new SearchIndex(engine, prefix + name, "listing-v2");
    }
}
