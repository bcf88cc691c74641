package org.penglai.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.penglai.analysis.PatentAnalyzer.Use.INDEX;
import static org.penglai.analysis.PatentAnalyzer.Use.QUERY;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.junit.jupiter.api.Test;
import org.penglai.analysis.PatentAnalyzer.Use;

class PatentAnalyzerTest {

    private record Term(String text, int start, int end, int place) {}

    @Test
    void aQueryIsCutIntoPairsOfCharacters() throws IOException {
        assertThat(texts(QUERY, "锂电池隔膜")).containsExactly("锂电", "电池", "池隔", "隔膜");
    }

    @Test
    void theIndexAlsoHoldsSingleCharactersSoThatAQueryOfOneFindsThem() throws IOException {
        assertThat(texts(INDEX, "铝合金")).containsExactly("铝", "铝合", "合", "合金", "金");
        assertThat(texts(QUERY, "铝")).containsExactly("铝");
    }

    @Test
    void englishWordsLoseCaseAndEndings() throws IOException {
        assertThat(texts(INDEX, "Separators for Lithium-Ion Batteries"))
                .containsExactly("separ", "for", "lithium", "ion", "batteri");
        assertThat(texts(QUERY, "separator battery")).containsExactly("separ", "batteri");
    }

    @Test
    void mixedTextKeepsBothAndItsOffsets() throws IOException {
        assertThat(terms(QUERY, "5G基站 LiFePO4"))
                .containsExactly(new Term("5g", 0, 2, 0), new Term("基站", 2, 4, 1), new Term("lifepo4", 5, 12, 2));
    }

    @Test
    void fullWidthLettersAndHalfWidthKatakanaAreFolded() throws IOException {
        assertThat(texts(QUERY, "ＰＥＴ薄膜")).containsExactly("pet", "薄膜");
        assertThat(texts(QUERY, "ﾊﾞﾈ")).containsExactly("バネ");
    }

    @Test
    void traditionalCharactersAreFoundBySimplifiedOnes() throws IOException {
        assertThat(texts(QUERY, "鋰電池隔膜")).containsExactly("锂电", "电池", "池隔", "隔膜");
    }

    @Test
    void designationsStayWholeAndAreAlsoFoundByTheirParts() throws IOException {
        assertThat(terms(QUERY, "钛合金TC4-DT"))
                .contains(new Term("tc4dt", 3, 9, 2), new Term("tc4", 3, 6, 2), new Term("dt", 7, 9, 3));
        assertThat(texts(QUERY, "α-Al2O3")).containsExactly("αal2o3", "α", "al2o3");
        assertThat(texts(QUERY, "Fe-Ni-B 10-20")).containsExactly("fe", "ni", "b", "10", "20");
    }

    @Test
    void aFigureAndItsUnitAreOneTermHoweverTheyAreWritten() throws IOException {
        assertThat(texts(QUERY, "1.5 mm")).contains("1.5mm");
        assertThat(texts(QUERY, "1.5mm")).containsExactly("1.5mm");
        assertThat(texts(QUERY, "５µm")).containsExactly("5μm");
    }

    @Test
    void singleCharactersOfAQueryAreThoseThatTellSomething() throws IOException {
        assertThat(texts(Use.SINGLES, "一种锂电池隔膜的制备方法 LiFePO4")).containsExactly("锂", "电", "池", "隔", "膜", "制");
    }

    @Test
    void pairsDoNotCrossPunctuation() throws IOException {
        assertThat(texts(QUERY, "正极、负极")).containsExactly("正极", "负极");
    }

    @Test
    void wordsOfEveryPatentAreTakenOutOfQueriesButNotOutOfTheIndex() throws IOException {
        assertThat(texts(QUERY, "一种隔膜的方法")).containsExactly("种隔", "隔膜");
        assertThat(texts(QUERY, "A method of welding, and a device")).containsExactly("weld");
        assertThat(texts(INDEX, "方法")).containsExactly("方", "方法", "法");
    }

    @Test
    void whatIsTakenOutKeepsItsPlaceSoThatPhrasesHoldTogether() throws IOException {
        assertThat(terms(QUERY, "一种焊接装置用焊丝"))
                .extracting(Term::text, Term::place)
                .containsExactly(
                        tuple("种焊", 1), tuple("焊接", 2), tuple("接装", 3), tuple("置用", 5), tuple("用焊", 6), tuple("焊丝", 7));
    }

    @Test
    void aQueryOfNothingElseStays() throws IOException {
        assertThat(texts(QUERY, "装置")).containsExactly("装置");
        assertThat(texts(QUERY, "the method")).containsExactly("the", "method");
    }

    @Test
    void emptyAndUnreadableTextGivesNoTerms() throws IOException {
        assertThat(texts(QUERY, "")).isEmpty();
        assertThat(texts(QUERY, "——，。！？ \t")).isEmpty();
    }

    /** The engine refuses a whole listing where they do. */
    @Test
    void placesNeverGoBackwards() throws IOException {
        var parts =
                List.of("1.5 mm", "20 kW", "TC4-DT", "α-Al2O3", "鋰電池", " ", "5 ℃", "a 10 g b", "３ ｍｍ", "，", "x-1-2 mm");
        for (var first : parts) {
            for (var second : parts) {
                for (var use : Use.values()) {
                    var terms = terms(use, first + second + " " + first);
                    for (int at = 1; at < terms.size(); at++) {
                        assertThat(terms.get(at).start())
                                .as("%s of %s", terms, first + second)
                                .isGreaterThanOrEqualTo(terms.get(at - 1).start());
                    }
                }
            }
        }
    }

    private static List<String> texts(Use use, String text) throws IOException {
        return terms(use, text).stream().map(Term::text).toList();
    }

    private static List<Term> terms(Use use, String text) throws IOException {
        var terms = new ArrayList<Term>();
        try (var analyzer = new PatentAnalyzer(use);
                var stream = analyzer.tokenStream("title", text)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            var offset = stream.addAttribute(OffsetAttribute.class);
            var step = stream.addAttribute(PositionIncrementAttribute.class);
            stream.reset();
            var place = -1;
            while (stream.incrementToken()) {
                place += step.getPositionIncrement();
                terms.add(new Term(term.toString(), offset.startOffset(), offset.endOffset(), place));
            }
            stream.end();
        }
        return terms;
    }
}
