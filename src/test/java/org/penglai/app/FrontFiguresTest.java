package org.penglai.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.penglai.discovery.IpcKey;
import org.penglai.discovery.Tallies;
import org.penglai.kernel.Refusal;

class FrontFiguresTest {

    @Test
    void figuresAreCountedAtMostEveryTenSeconds() {
        var counted = new AtomicInteger();
        var time = new AtomicLong();
        var figures = new FrontFigures(tallies(counted), () -> 3, time::get);
        assertThat(figures.now().offered()).isPresent();
        assertThat(figures.now().certified()).isEqualTo(3);
        assertThat(counted).hasValue(1);
        time.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(figures.now().offered().orElseThrow().listings()).isEqualTo(2);
        assertThat(counted).hasValue(2);
    }

    @Test
    void whileTheEngineIsAwayThePageGoesWithoutThem() {
        var away = new Tallies() {
            @Override
            public Map<String, Long> byClass(Collection<IpcKey> places) {
                return Map.of();
            }

            @Override
            public Overview overview() {
                throw Refusal.of(Refusal.Kind.UNAVAILABLE, "search.unavailable");
            }
        };
        assertThat(new FrontFigures(away, () -> 3, () -> 0).now().offered()).isEmpty();
    }

    private static Tallies tallies(AtomicInteger counted) {
        return new Tallies() {
            @Override
            public Map<String, Long> byClass(Collection<IpcKey> places) {
                return Map.of();
            }

            @Override
            public Overview overview() {
                var listings = counted.incrementAndGet();
                return new Overview(listings, 1, 1, Map.of(), Map.of(), Map.of(), Map.of(), List.of());
            }
        };
    }
}
