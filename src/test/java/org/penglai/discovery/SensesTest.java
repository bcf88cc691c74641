package org.penglai.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.penglai.discovery.Lexicon.Pair;
import org.penglai.discovery.file.TermFiles;

class SensesTest {

    private static final Senses SENSES = new Lexicon(
                    List.of(List.of("手机", "移动电话", "cellphone"), List.of("电池", "电瓶")),
                    List.of(
                            new Pair("电池", List.of("battery", "cell", "accumulator")),
                            new Pair("锂电池", List.of("lithium battery")),
                            new Pair("移动电话", List.of("mobile phone")),
                            new Pair("连接", List.of("connect", "connecting a joint")),
                            new Pair("市场", List.of("market"))),
                    new Talk(List.of("市场"), List.of()),
                    List.of())
            .senses();

    @Test
    void aWordSpeaksOfItsUsualTranslationTwiceAndOfTheNextOnce() {
        assertThat(SENSES.of("电池")).isEqualTo("battery battery cell");
    }

    @Test
    void theLongestKnownWordIsTakenAndWhatIsNotKnownSaysNothing() {
        assertThat(SENSES.of("新锂电池组")).isEqualTo("lithium lithium battery battery");
    }

    @Test
    void wordsOfEqualMeaningMeet() {
        assertThat(SENSES.of("手机")).isEqualTo("cellphone mobile phone");
        assertThat(SENSES.of("电瓶")).isEqualTo("battery");
    }

    @Test
    void formsOfOneWordAreSaidOnce() {
        assertThat(SENSES.of("连接")).isEqualTo("connect connect joint");
    }

    @Test
    void talkAndJoiningWordsSayNothing() {
        assertThat(SENSES.of("市场 of the 一种")).isEmpty();
    }

    @Test
    void englishStandsAsItIsSoThatBothLanguagesMeet() {
        assertThat(SENSES.of("Lithium-battery的电池")).isEqualTo("lithium-battery lithium-battery battery battery cell");
    }

    @Test
    void textsThatSayTheSameCountOnce() {
        assertThat(SENSES.of(List.of("锂电池", "", "锂电池"))).isEqualTo("lithium lithium battery battery");
        assertThat(SENSES.of("")).isEmpty();
    }

    @Test
    void theShippedWordsMeetAcrossParaphrasesAndLanguages() {
        var senses = TermFiles.shipped().lexicon().senses();
        assertThat(senses.of("污水处理装置").split(" ")).contains("sewage", "treatment");
        assertThat(senses.of("废水").split(" ")).contains("waste", "water", "sewage");
    }
}
