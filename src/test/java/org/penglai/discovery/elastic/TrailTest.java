package org.penglai.discovery.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.penglai.discovery.Query;

class TrailTest {

    private static final byte[] KEY = {1, 2, 3};

    @Test
    void aTrailComesBackAsItWasWithAndWithoutAView() {
        var first = new Trail(true, List.of(new UUID(1, 2), new UUID(3, 4)), Optional.empty());
        assertThat(Trail.read(first.write(KEY), KEY)).contains(first);
        assertThat(Trail.read(first.in("46ToAwMDaWR5").write(KEY), KEY)).contains(first.in("46ToAwMDaWR5"));
        assertThat(first.in("46ToAwMDaWR5").outside()).isEqualTo(first);
    }

    @Test
    void whatWasChangedOrSealedByAnotherIsNone() {
        var text = new Trail(false, List.of(new UUID(1, 2)), Optional.of("view")).write(KEY);
        var bytes = Base64.getUrlDecoder().decode(text);
        bytes[20] ^= 1;
        assertThat(Trail.read(Base64.getUrlEncoder().encodeToString(bytes), KEY))
                .isEmpty();
        assertThat(Trail.read(text, new byte[] {9})).isEmpty();
        assertThat(Trail.read("§", KEY)).isEmpty();
        assertThat(Trail.read("", KEY)).isEmpty();
        assertThat(Trail.read("AAAA", KEY)).isEmpty();
    }

    @Test
    void theLongestTrailFitsIntoACursor() {
        var shown = LongStream.range(0, Query.Page.LIMIT_MAX)
                .mapToObj(serial -> new UUID(serial, -serial))
                .toList();
        var text = new Trail(false, shown, Optional.of("x".repeat(500))).write(KEY);
        assertThat(text.length()).isLessThan(Query.Page.AFTER_MAX - 200);
    }
}
