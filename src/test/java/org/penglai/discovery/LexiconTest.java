package org.penglai.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.penglai.discovery.Lexicon.Concept;
import org.penglai.discovery.Lexicon.Pair;
import org.penglai.discovery.file.TermFiles;

class LexiconTest {

    private static final Lexicon WORDS = new Lexicon(
            List.of(List.of("手机", "移动电话")),
            List.of(
                    new Pair("电池", List.of("battery", "cell")),
                    new Pair("蓄电池", List.of("storage battery", "battery")),
                    new Pair("锂电池", List.of("lithium battery"))));

    @Test
    void theLongestKnownWordIsTakenAndWhatStandsBetweenStays() {
        assertThat(WORDS.concepts("新锂电池组 手机")).extracting(Concept::said).containsExactly("新", "锂电池", "组", "手机");
    }

    @Test
    void wordsOfEqualMeaningComeBeforeTranslations() {
        assertThat(WORDS.concepts("手机").getFirst().same()).containsExactly("移动电话");
        assertThat(WORDS.concepts("电池").getFirst().same()).containsExactly("battery", "cell");
    }

    @Test
    void chineseWordsThatShareATranslationAreAkin() {
        assertThat(WORDS.concepts("电池").getFirst().akin()).containsExactly("蓄电池");
    }

    @Test
    void englishIsReadInSeveralWordsWhateverItsCaseAndNumber() {
        assertThat(WORDS.concepts("Lithium Batteries, cells"))
                .containsExactly(
                        new Concept("Lithium Batteries", List.of("锂电池"), List.of()),
                        new Concept("cells", List.of("电池"), List.of()));
    }

    @Test
    void whatIsNotKnownHasNoOtherWord() {
        assertThat(WORDS.concepts("隔膜 film").stream().anyMatch(Concept::isKnown))
                .isFalse();
        assertThat(Lexicon.EMPTY.concepts("")).isEmpty();
    }

    @Test
    void theShippedWordsAreRead() {
        var terms = TermFiles.shipped();
        assertThat(terms.lexicon().size()).isGreaterThan(5_000);
        assertThat(terms.lexicon().concepts("sewage treatment").getFirst().same())
                .contains("污水处理");
        assertThat(terms.talk().holds("公司")).isTrue();
        assertThat(terms.talk().holds("隔膜")).isFalse();
        assertThat(terms.talk().holds("装置")).isFalse();
        assertThat(terms.talk().terms("我们公司的隔膜装置 the company needs separators")).containsExactly("隔膜", "separator");
    }
}
