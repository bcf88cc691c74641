package org.penglai.discovery.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class IpcTreeTest {

    @Test
    void withoutChoiceTheFacetShowsTheSections() {
        assertThat(IpcTree.shown(Set.of())).isEqualTo("[A-H]");
    }

    @Test
    void aChosenSymbolShowsItsPathAndWhatIsNextBelow() {
        assertThat(IpcTree.shown(Set.of("H01M"))).isEqualTo("[A-H]|H01M|H|H01|H01M[0-9]+");
        assertThat(IpcTree.shown(Set.of("B"))).isEqualTo("[A-H]|B|B[0-9]{2}");
        assertThat(IpcTree.shown(Set.of("H01M10/0525"))).isEqualTo("[A-H]|H01M10/0525|H|H01|H01M|H01M10|H01M10/[0-9]+");
    }

    @Test
    void subgroupsAndHalfClassesArePrefixes() {
        assertThat(IpcTree.isLevel("H01M10")).isTrue();
        assertThat(IpcTree.isLevel("H01M10/05")).isFalse();
        assertThat(IpcTree.isLevel("H0")).isFalse();
    }
}
