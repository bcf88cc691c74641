package org.penglai.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.penglai.discovery.Condition.Has;
import org.penglai.discovery.Condition.Unknown;

/** Keys of a condition let nothing pass by that meets it. */
final class ConditionProperties {

    private static final Has BATTERY = new Has("battery");
    private static final Has FILM = new Has("film");
    private static final Has CERAMIC = new Has("ceramic");

    @Property(tries = 2_000)
    void whatMeetsAConditionHasOneOfItsKeys(
            @ForAll("conditions") Condition condition, @ForAll("traits") Set<String> traits) {
        var keys = condition.keys(trait -> trait.hashCode() & 7);

        if (condition.holds(traits) && keys.isPresent()) {
            assertThat(keys.get()).containsAnyElementsOf(traits);
        }
    }

    @Example
    void ofWhatMustAllStandTheRarestIsTheKey() {
        var all = Condition.all(List.of(BATTERY, FILM, CERAMIC));

        assertThat(all.keys(trait -> trait.equals("ceramic") ? 3 : 90)).contains(Set.of("ceramic"));
        assertThat(all.holds(Set.of("battery", "film", "ceramic", "oven"))).isTrue();
        assertThat(all.holds(Set.of("battery", "film"))).isFalse();
    }

    @Example
    void ofThreeOfWhichTwoMustStandTwoAreKeys() {
        var two = Condition.of(2, List.of(BATTERY, FILM, CERAMIC));

        assertThat(two.keys(trait -> trait.equals("film") ? 50 : 2)).contains(Set.of("battery", "ceramic"));
        assertThat(two.holds(Set.of("battery", "film"))).isTrue();
        assertThat(two.holds(Set.of("film"))).isFalse();
    }

    @Example
    void whatIsUnknownMayHoldAndIsNeverRuledOut() {
        assertThat(Condition.any(List.of(BATTERY, Unknown.IT))).isEqualTo(Unknown.IT);
        assertThat(Condition.all(List.of(BATTERY, Unknown.IT))).isEqualTo(BATTERY);
        assertThat(Unknown.IT.holds(Set.of())).isTrue();
        assertThat(Unknown.IT.keys(trait -> 1)).isEmpty();
    }

    @Provide
    Arbitrary<Set<String>> traits() {
        return Arbitraries.of("a", "b", "c", "d", "e").set();
    }

    @Provide
    Arbitrary<Condition> conditions() {
        return of(3);
    }

    private static Arbitrary<Condition> of(int depth) {
        Arbitrary<Condition> leaf = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(
                        8, Arbitraries.of("a", "b", "c", "d", "e").map(Has::new)),
                net.jqwik.api.Tuple.of(1, Arbitraries.just(Unknown.IT)));
        if (depth == 0) {
            return leaf;
        }
        var some = net.jqwik.api.Combinators.combine(
                        Arbitraries.integers().between(0, 4),
                        of(depth - 1).list().ofMaxSize(4))
                .as(Condition::of);
        return Arbitraries.oneOf(leaf, some);
    }
}
