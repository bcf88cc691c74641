package org.penglai.platform.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penglai.kernel.Refusal;

/** Streams are told everything that happens to what they follow, once and in order, whatever comes between. */
final class LiveTest {

    private static final Function<Told, Optional<Frame>> ALL = told -> Optional.of(
            new Frame(told.position(), "jar", Map.of("type", told.event().type())));
    private static final LiveLimits LIMITS = new LiveLimits(
            30, 3, 20, Duration.ofHours(1), Duration.ofHours(1), Duration.ofMillis(1), Duration.ofHours(1));
    private static final Live.Caller ANN = new Live.Caller("ann", /* known= */ true);

    private final FakeLog log = new FakeLog();
    private Live live = new Live(log, LIMITS);

    @BeforeEach
    void start() {
        live.start();
    }

    @AfterEach
    void close() {
        live.close();
    }

    private FakeSink open(Feed feed) {
        var sink = new FakeSink();
        live.open(ANN, feed).accept(sink);
        return sink;
    }

    private static Feed.Of follow(String aggregate, long after) {
        return new Feed.Of(aggregate, OptionalLong.of(after), ALL);
    }

    @Test
    void aNewReaderIsFirstSentTheLatestAndThenWhatHappens() {
        log.append("jar/1", "filled");
        log.append("jar/1", "sealed");
        log.append("jar/2", "filled");

        var sink = open(new Feed.Of("jar/1", OptionalLong.empty(), ALL));
        await().until(() -> sink.ids().size() == 1);
        log.append("jar/1", "opened");
        await().until(() -> sink.ids().size() == 2);

        assertThat(sink.ids()).containsExactly(2L, 4L);
        assertThat(sink.text()).startsWith("id: 2\nevent: jar\ndata: {\"type\":\"sealed\"}\n\n");
    }

    @Test
    void whoComesBackIsSentWhatCameAfterWhatItHasSeen() {
        IntStream.rangeClosed(1, 5).forEach(number -> log.append("jar/1", "filled"));

        var sink = open(follow("jar/1", 2));

        await().until(() -> sink.ids().size() == 3);
        assertThat(sink.ids()).containsExactly(3L, 4L, 5L);
    }

    @Test
    void whoClaimsToHaveSeenWhatIsYetToComeMissesNothing() {
        log.append("jar/1", "filled");

        var sink = open(follow("jar/1", 999));
        log.append("jar/1", "sealed");

        await().until(() -> !sink.ids().isEmpty());
        assertThat(sink.ids()).containsExactly(2L);
    }

    @Test
    void whoComesInTheMiddleOfAReadingGetsWhatThatReadingLeftOut() {
        // Given one reader who has seen everything, and a reading of what is new for it
        IntStream.rangeClosed(1, 4).forEach(number -> log.append("jar/1", "filled"));
        var first = open(follow("jar/1", 4));
        var late = new FakeSink();
        log.beforeNextAnswer(() -> {});
        await().until(() -> live.count() == 1);

        // When another who has seen only the first comes while it is being made
        log.beforeNextAnswer(() -> live.open(ANN, follow("jar/1", 1)).accept(late));
        log.append("jar/1", "sealed");

        // Then both have everything, once and in order
        await().until(() -> first.ids().size() == 1 && late.ids().size() == 4);
        assertThat(first.ids()).containsExactly(5L);
        assertThat(late.ids()).containsExactly(2L, 3L, 4L, 5L);
    }

    @Test
    void moreThanOneReadingHoldsIsSentWholeAndInOrder() {
        IntStream.rangeClosed(1, 2500).forEach(number -> log.append("jar/1", "filled"));

        var sink = open(follow("jar/1", 0));

        await().until(() -> sink.ids().size() == 2500);
        assertThat(sink.ids()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aLostNotificationIsMadeGoodWhenTheListenerIsBack() {
        log.append("jar/1", "filled");
        var sink = open(follow("jar/1", 1));
        log.appendSilently("jar/1", "sealed");

        log.missed();

        await().until(() -> sink.ids().equals(java.util.List.of(2L)));
    }

    @Test
    void whatCouldNotBeReadIsReadWithTheNextNews() {
        var sink = open(follow("jar/1", 0));
        log.broken(true);
        log.append("jar/1", "filled");
        log.append("jar/1", "sealed");
        log.broken(false);

        log.append("jar/2", "filled");
        log.append("jar/1", "opened");

        await().until(() -> sink.ids().size() == 3);
        assertThat(sink.ids()).containsExactly(1L, 2L, 4L);
    }

    @Test
    void eachIsShownOnlyWhatItMayBeShownAndIsRenderedOnceForAll() {
        var rendered = new AtomicInteger();
        Function<Told, Optional<Frame>> noDrafts = told -> {
            rendered.incrementAndGet();
            return told.event().type().equals("drafted") ? Optional.empty() : ALL.apply(told);
        };
        var sinks = IntStream.range(0, 3)
                .mapToObj(number -> open(new Feed.Of("jar/1", OptionalLong.of(0), noDrafts)))
                .toList();

        log.append("jar/1", "drafted");
        log.append("jar/1", "filled");

        await().until(() -> sinks.stream().allMatch(sink -> sink.ids().size() == 1));
        assertThat(sinks).allSatisfy(sink -> assertThat(sink.ids()).containsExactly(2L));
        assertThat(rendered.get()).isLessThanOrEqualTo(4);
    }

    @Test
    void aHintComesAtTheBeginningAndWhenSomethingOfItsKindHappens() {
        var sink = open(new Feed.Hints("filled"::equals, new Frame(0, "queue", Map.of())));
        assertThat(sink.ids()).containsExactly(0L);

        log.append("jar/1", "sealed");
        log.append("jar/2", "filled");

        await().until(() -> sink.ids().size() == 2);
    }

    @Test
    void oneCallerAndAllTogetherHaveTheirLimits() {
        var sinks = IntStream.range(0, 3)
                .mapToObj(number -> open(follow("jar/1", 0)))
                .toList();

        assertThatThrownBy(() -> live.open(ANN, follow("jar/1", 0)))
                .isInstanceOf(Refusal.class)
                .hasMessage("stream.too-many");
        sinks.getFirst().leave();
        open(follow("jar/2", 0));
        for (int number = 0; number < 27; number++) {
            live.open(new Live.Caller("caller-" + number, /* known= */ true), follow("jar/1", 0))
                    .accept(new FakeSink());
        }
        assertThat(live.count()).isEqualTo(30);
        assertThatThrownBy(() -> live.open(new Live.Caller("bob", /* known= */ true), follow("jar/1", 0)))
                .isInstanceOf(Refusal.class)
                .hasMessage("stream.full");
    }

    @Test
    void aServerThatLeavesSendsItsStreamsAwayAndTakesNoMore() {
        var sink = open(follow("jar/1", 0));

        live.close();

        assertThat(sink.isClosed()).isTrue();
        assertThat(live.count()).isZero();
        assertThatThrownBy(() -> live.open(ANN, follow("jar/1", 0))).hasMessage("stream.full");
    }

    @Test
    void aStreamIsKeptAliveAndEndsWhenItIsOld() {
        live.close();
        live = new Live(
                log,
                new LiveLimits(
                        30,
                        3,
                        20,
                        Duration.ofMillis(5),
                        Duration.ofMillis(400),
                        Duration.ofMillis(1),
                        Duration.ofHours(1)));
        live.start();

        var sink = open(follow("jar/1", 0));

        await().until(() -> sink.text().startsWith(":\n\n"));
        await().until(sink::isClosed);
    }
}
