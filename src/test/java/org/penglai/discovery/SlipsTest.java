package org.penglai.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.penglai.discovery.Slips.Slip;
import org.penglai.discovery.file.TermFiles;

/** What is taken for a slip of the pen, by the words that are shipped. */
final class SlipsTest {

    private static final Slips SLIPS = TermFiles.shipped().lexicon().slips();

    @ParameterizedTest
    @ValueSource(strings = {"锂电池回收", "锂电池", "海带脱水", "污水处理", "鲜海带", "蓬莱湾"})
    void whatConsistsOfKnownWordsOrIsNearToNoneIsNoSlip(String typed) {
        assertThat(SLIPS.inChinese(typed)).isEmpty();
    }

    @Test
    void aCharacterThatSoundsOrLooksAlikeIsASlip() {
        assertThat(SLIPS.inChinese("里电池回收")).contains(new Slip(0, "里电池", "锂电池"));
        assertThat(SLIPS.inChinese("锂电迟")).contains(new Slip(0, "锂电迟", "锂电池"));
        assertThat(SLIPS.inChinese("电池隔模"))
                .map(Slip::meant)
                .hasValueSatisfying(meant -> assertThat(meant).endsWith("隔膜"));
    }

    @Test
    void aCharacterThatIsUnlikeIsAnotherWordAndOfTwoNoneIsChosen() {
        var words = new Lexicon(
                List.of(List.of("废电池", "旧电池"), List.of("锂电池", "理电池")), List.of(), Talk.NONE, List.of("里锂理"));

        assertThat(words.slips().inChinese("新电池")).isEmpty();
        assertThat(words.slips().inChinese("里电池")).as("锂 or 理").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"faster", "drying", "Batteries", "kelp", "without", "welded"})
    void englishInAnyFormIsKnown(String word) {
        assertThat(SLIPS.isEnglish(word)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "kepl, keel;kelp, kelp",
        "cathodd, cathode, cathode",
        "Seperator, separator, separator",
        "faster, factor, ''",
        "seprtor, separator, ''"
    })
    void theNearestInLettersIsMeantAndWhatIsFarIsNot(String typed, String known, String meant) {
        assertThat(SLIPS.isEnglish("kepl")).isFalse();
        assertThat(Slips.nearest(typed, List.of(known.split(";"))).orElse("")).isEqualTo(meant);
    }

    @Test
    void anEndingThatIsPutToNoWordIsASlip() {
        var pairs = List.of(new Lexicon.Pair("正极", List.of("cathode")), new Lexicon.Pair("干燥", List.of("dry")));
        var slips = new Lexicon(List.of(), pairs, Talk.NONE, List.of()).slips();

        assertThat(List.of("cathodes", "dries", "dried")).allMatch(slips::isEnglish);
        assertThat(List.of("cathodd", "cathods", "dryt")).noneMatch(slips::isEnglish);
    }
}
