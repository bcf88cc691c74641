package org.penglai.listing.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penglai.kernel.Bilingual;
import org.penglai.listing.ListingContent;
import org.penglai.listing.ListingMode;
import org.penglai.listing.ListingSamples;
import org.penglai.listing.ListingText;
import org.penglai.listing.PromotionalWords;

class PromotionalWordsTest {

    private final PromotionalWords words = PromotionalWordsFile.shipped();

    @Test
    void eachWordIsFoundInItsPlaceWithItsReason() {
        var found = words.in("summary", "本隔膜国际领先，机不可失。");

        assertThat(found).extracting(PromotionalWords.Found::word).containsExactly("国际领先", "机不可失");
        assertThat(found).extracting(PromotionalWords.Found::start).containsExactly(3, 8);
        assertThat(found).extracting(PromotionalWords.Found::end).containsExactly(7, 12);
        assertThat(found).extracting(one -> one.reason().zh()).containsExactly("与他人比较以抬高自己，没有说明依据", "催促成交");
    }

    @ParameterizedTest
    @CsvSource({
        "A World-Leading separator, 2",
        "no hurrying here, -1",
        "The unprecedentedly long life, -1",
        "循环 800 次后容量保持率为 92%, -1",
        "比现有隔膜透气度提高 30%, -1"
    })
    void latinWordsCountWholeAndPlainFactsNotAtAll(String text, int at) {
        var found = words.in("summary", text);

        assertThat(found.stream().map(PromotionalWords.Found::start).findFirst().orElse(-1))
                .isEqualTo(at);
    }

    @Test
    void ofOverlappingWordsTheLongestCounts() {
        assertThat(words.in("summary", "填补国内空白"))
                .extracting(PromotionalWords.Found::word)
                .containsExactly("填补国内空白");
    }

    @Test
    void allTextsOfADeclarationAreReadAndThoseOfOtherModesNot() {
        var text = new ListingText(
                Bilingual.of("顶级隔膜", "A revolutionary separator"),
                "热销",
                List.of("国家级项目"),
                List.of("爆款电池"),
                Optional.empty());
        var open = new ListingContent(ListingSamples.terms(ListingMode.OPEN_LICENCE), text, Optional.empty());
        var free = new ListingContent(ListingSamples.terms(ListingMode.FREE_LICENCE), text, Optional.empty());

        assertThat(words.in(open))
                .extracting(PromotionalWords.Found::field)
                .containsExactly("titleZh", "titleEn", "summary", "applicationFields", "products");
        assertThat(words.in(free)).isEmpty();
        assertThat(words.citation().text().zh()).isEqualTo("《专利法实施细则》第八十五条");
    }

    @Test
    void aWordListedTwiceDoesNotLoad() {
        var twice = """
                source:
                  law: {zh: 法, en: Law}
                  article: {zh: 条, en: article}
                  status: IN_FORCE
                  validFrom: 2024-01-20
                entries:
                  - {reason: {zh: 因, en: why}, words: [最好, 最好]}
                """;

        assertThatThrownBy(() ->
                        PromotionalWordsFile.read(new ByteArrayInputStream(twice.getBytes(StandardCharsets.UTF_8))))
                .hasMessageContaining("最好");
    }
}
