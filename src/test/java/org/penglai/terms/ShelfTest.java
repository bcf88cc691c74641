package org.penglai.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.penglai.kernel.Bilingual;

/** Which edition binds, to the second. */
final class ShelfTest {

    private static final Instant CHANGE = Instant.parse("2026-11-08T16:00:00Z");
    private static final Edition FIRST = edition(1, Instant.parse("2025-12-31T16:00:00Z"));
    private static final Edition SECOND = edition(2, CHANGE);
    private static final Edition DRAFT = new Edition(Document.TRADING_RULES, 3, words(), words(), 4, Optional.empty());
    private static final Shelf SHELF = new Shelf(Document.TRADING_RULES, List.of(FIRST, DRAFT, SECOND));

    @Test
    void aChangeBindsFromItsFirstMomentAndNotBefore() {
        assertThat(SHELF.inForce(CHANGE.minusNanos(1))).contains(FIRST);
        assertThat(SHELF.awaited(CHANGE.minusNanos(1))).contains(SECOND);
        assertThat(SHELF.inForce(CHANGE)).contains(SECOND);
        assertThat(SHELF.awaited(CHANGE)).isEmpty();
    }

    @Test
    void everyEditionHasItsState() {
        assertThat(SHELF.state(FIRST, CHANGE.minusNanos(1))).isEqualTo(Shelf.State.IN_FORCE);
        assertThat(SHELF.state(SECOND, CHANGE.minusNanos(1))).isEqualTo(Shelf.State.ANNOUNCED);
        assertThat(SHELF.state(FIRST, CHANGE)).isEqualTo(Shelf.State.SUPERSEDED);
        assertThat(SHELF.state(SECOND, CHANGE)).isEqualTo(Shelf.State.IN_FORCE);
        assertThat(SHELF.state(DRAFT, CHANGE)).isEqualTo(Shelf.State.DRAFT);
    }

    @Test
    void aDraftIsNotForEverybody() {
        assertThat(SHELF.published()).containsExactly(SECOND, FIRST);
    }

    private static Edition edition(int number, Instant inForceAt) {
        var announcement = new Edition.Announcement(inForceAt.minusSeconds(8 * 86_400L), inForceAt);
        return new Edition(Document.TRADING_RULES, number, words(), words(), 1, Optional.of(announcement));
    }

    private static Bilingual words() {
        return new Bilingual("文", "text");
    }
}
