package org.penglai.savedsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.penglai.discovery.FacetName;
import org.penglai.kernel.Refusal;

/** A search is kept as it stands in its address, without how its hits are shown. */
final class WantedTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    @Test
    void anAddressIsReadAndWrittenTheSameWhateverItsOrder() {
        var one = Wanted.parse(
                "/search?sort=price&q=%E9%94%82%E7%94%B5%E6%B1%A0&mode=FREE_LICENCE&ipc=&after=abc&limit=5#found");
        var other = Wanted.parse("mode=FREE_LICENCE&q=锂电池");

        assertThat(one).isEqualTo(other);
        assertThat(one.line()).isEqualTo("mode=FREE_LICENCE&q=%E9%94%82%E7%94%B5%E6%B1%A0");
        assertThat(Wanted.parse(one.line())).isEqualTo(one);
        assertThat(one.text()).isEqualTo("锂电池");
        assertThat(one.conditions()).isEqualTo(1);
        assertThat(one.query(TODAY).filters().chosen(FacetName.MODE)).isEqualTo(Set.of("FREE_LICENCE"));
    }

    @Test
    void whatAsksForEverythingIsRefused() {
        assertThatThrownBy(() -> Wanted.parse("sort=newest&q=%20").query(TODAY))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isEqualTo("saved-search.everything"));
        assertThatThrownBy(() -> Wanted.parse("utm=x").query(TODAY)).hasMessage("saved-search.everything");
    }

    @Test
    void whatTheSearchRefusesIsRefused() {
        assertThatThrownBy(() -> Wanted.parse("ipc=Z99").query(TODAY)).hasMessage("request.parameters");
        assertThatThrownBy(() -> Wanted.parse("q=%zz")).hasMessage("saved-search.form");
        assertThatThrownBy(() -> Wanted.parse("q=" + "x".repeat(4_000))).hasMessage("saved-search.form");
    }

    @Test
    void theProposedNameIsWhatWasTypedAsFarAsANameGoes() {
        assertThat(Wanted.proposed(new Wanted(Map.of("q", List.of("隔膜"))))).isEqualTo("隔膜");
        assertThat(Wanted.proposed(new Wanted(Map.of("q", List.of("长".repeat(61))))))
                .hasSize(60)
                .endsWith("…");
    }
}
