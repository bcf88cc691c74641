package org.penglai.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** A rate gives so many calls at once and makes each good after its time: not one more, not one less. */
final class LocalRatesTest {

    /** Five calls at once, one every twelve seconds. */
    private static final Rate FIVE_A_MINUTE = new Rate(5, Duration.ofMinutes(1), false);

    private static final long EACH = Duration.ofSeconds(12).toNanos();

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - EACH); // the clock may run over
    private final LocalRates rates = new LocalRates(now::get, 1600);

    private boolean given(String operation, String caller) {
        return rates.take(FIVE_A_MINUTE, operation, caller).given();
    }

    @Test
    void fiveAreGivenAtOnceAndTheSixthIsNot() {
        for (int call = 1; call <= 5; call++) {
            assertThat(given("search", "a")).as("call " + call).isTrue();
        }
        assertThat(given("search", "a")).isFalse();
        assertThat(given("search", "b")).as("another caller").isTrue();
        assertThat(given("read", "a")).as("another operation").isTrue();
    }

    @Test
    void oneIsMadeGoodAfterItsTimeAndNotANanosecondBefore() {
        for (int call = 1; call <= 5; call++) {
            given("search", "a");
        }
        now.addAndGet(EACH - 1);
        assertThat(given("search", "a")).isFalse();
        now.addAndGet(1);
        assertThat(given("search", "a")).isTrue();
        assertThat(given("search", "a")).as("only one").isFalse();
    }

    @Test
    void afterTheWholeTimeAllAreThereAgainAndNoMore() {
        for (int call = 1; call <= 5; call++) {
            given("search", "a");
        }
        now.addAndGet(Duration.ofDays(1).toNanos());
        for (int call = 1; call <= 5; call++) {
            assertThat(given("search", "a")).as("call " + call).isTrue();
        }
        assertThat(given("search", "a")).isFalse();
    }

    @Test
    void aRefusalSaysWhenToComeAgainAndTakesNothing() {
        for (int call = 1; call <= 5; call++) {
            given("search", "a");
        }
        now.addAndGet(Duration.ofSeconds(2).toNanos());
        for (int call = 1; call <= 3; call++) {
            var standing = new Rates.Standing("search", FIVE_A_MINUTE, rates.take(FIVE_A_MINUTE, "search", "a"));
            assertThat(standing.taken().given()).isFalse();
            assertThat(standing.waitSeconds()).isEqualTo(10);
            assertThat(standing.resetSeconds()).isEqualTo(58);
            assertThat(standing.remaining()).isZero();
            assertThat(Rates.headers(standing.refusal()))
                    .containsEntry("RateLimit-Policy", "\"search\";q=5;w=60")
                    .containsEntry("RateLimit", "\"search\";r=0;t=58");
        }
    }

    @Test
    void whatIsLeftIsToldWithEachCall() {
        var standing = new Rates.Standing("search", FIVE_A_MINUTE, rates.take(FIVE_A_MINUTE, "search", "a"));

        assertThat(Rates.headers(standing))
                .containsEntry("RateLimit-Policy", "\"search\";q=5;w=60")
                .containsEntry("RateLimit", "\"search\";r=4;t=12");
    }

    @Test
    void aMillionCallersTakeNoMoreRoomThanWasGrantedAndTheBusyOneIsNotForgotten() {
        for (int call = 1; call <= 5; call++) {
            given("search", "busy");
        }
        for (int stranger = 0; stranger < 1_000_000; stranger++) {
            given("search", "address " + stranger);
            if (stranger % 50 == 0) {
                assertThat(given("search", "busy")).isFalse();
            }
        }
        assertThat(rates.remembered()).isLessThanOrEqualTo(1600);
    }

    @Test
    void callsAtTheSameTimeGetFiveTogether() {
        var given = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int call = 0; call < 200; call++) {
                threads.submit(() -> {
                    if (given("search", "a")) {
                        given.incrementAndGet();
                    }
                });
            }
        }
        assertThat(given).hasValue(5);
    }

    @Property(tries = 200)
    void overAnyTimeNoMoreIsGivenThanTheRateAllows(
            @ForAll @Size(max = 60) java.util.List<@IntRange(max = 30) Integer> pauses) {
        var began = now.get();
        int given = 0;
        for (var pause : pauses) {
            now.addAndGet(Duration.ofSeconds(pause).toNanos());
            given += given("search", "a") ? 1 : 0;
        }
        assertThat((long) given).isLessThanOrEqualTo(5 + (now.get() - began) / EACH);
    }
}
