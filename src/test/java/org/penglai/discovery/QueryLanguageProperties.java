package org.penglai.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class QueryLanguageProperties {

    @Property
    void anythingTypedIsRead(@ForAll String typed) {
        var asked = QueryLanguage.read(typed);
        assertThat(asked.words().length()).isLessThanOrEqualTo(typed.length() + 1);
        assertThat(asked.conditions().size()).isLessThanOrEqualTo(12);
    }

    @Property
    void anyMixtureOfItsSignsIsReadTheSameAgain(@ForAll("mixtures") String typed) {
        assertThat(QueryLanguage.read(typed)).isEqualTo(QueryLanguage.read(typed));
    }

    @Property
    void plainWordsAreNeverLost(@ForAll("words") List<String> words) {
        assertThat(QueryLanguage.read(String.join(" ", words)).words()).isEqualTo(String.join(" ", words));
    }

    @Provide
    Arbitrary<String> mixtures() {
        return Arbitraries.of(
                        "\"",
                        "“",
                        "”",
                        "-",
                        "－",
                        ":",
                        "：",
                        " ",
                        "标题",
                        "ipc",
                        "H01M",
                        "10/05",
                        "隔膜",
                        "AND",
                        "202119000012",
                        "(")
                .list()
                .ofMaxSize(20)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<List<String>> words() {
        return Arbitraries.of("锂电池", "隔膜", "welding", "耐热", "TC4-DT", "5t/h")
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }
}
