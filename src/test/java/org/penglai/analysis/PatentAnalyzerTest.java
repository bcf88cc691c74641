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
import org.apache.lucene.search.BoostAttribute;
import org.junit.jupiter.api.Test;
import org.penglai.analysis.PatentAnalyzer.Use;

class PatentAnalyzerTest {

    private record Term(String text, int start, int end, float weight) {}

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
                .containsExactly(new Term("5g", 0, 2, 1), new Term("基站", 2, 4, 1), new Term("lifepo4", 5, 12, 1));
    }

    @Test
    void fullWidthLettersAndHalfWidthKatakanaAreFolded() throws IOException {
        assertThat(texts(QUERY, "ＰＥＴ薄膜")).containsExactly("pet", "薄膜");
        assertThat(texts(QUERY, "ﾊﾞﾈ")).containsExactly("バネ");
    }

    @Test
    void pairsDoNotCrossPunctuation() throws IOException {
        assertThat(texts(QUERY, "正极、负极")).containsExactly("正极", "负极");
    }

    @Test
    void wordsOfEveryPatentAreWeighedDownInQueriesOnly() throws IOException {
        assertThat(terms(QUERY, "一种隔膜的方法"))
                .extracting(Term::text, Term::weight)
                .containsExactly(
                        tuple("一种", 0.2f),
                        tuple("种隔", 1f),
                        tuple("隔膜", 1f),
                        tuple("膜的", 0.2f),
                        tuple("的方", 0.2f),
                        tuple("方法", 0.2f));
        assertThat(terms(INDEX, "一种方法")).extracting(Term::weight).containsOnly(1f);
        assertThat(terms(QUERY, "A method of welding")).extracting(Term::weight).containsExactly(0.2f, 0.2f, 0.2f, 1f);
    }

    @Test
    void emptyAndUnreadableTextGivesNoTerms() throws IOException {
        assertThat(texts(QUERY, "")).isEmpty();
        assertThat(texts(QUERY, "——，。！？ \t")).isEmpty();
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
            var weight = stream.addAttribute(BoostAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(new Term(term.toString(), offset.startOffset(), offset.endOffset(), weight.getBoost()));
            }
            stream.end();
        }
        return terms;
    }
}
