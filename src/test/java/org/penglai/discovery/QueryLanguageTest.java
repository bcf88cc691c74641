package org.penglai.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penglai.discovery.Asked.Condition;
import org.penglai.discovery.Asked.Field;

class QueryLanguageTest {

    @Test
    void wordsStayAsTheyAre() {
        var asked = QueryLanguage.read(" 锂电池  隔膜 heat-resistant ");
        assertThat(asked.words()).isEqualTo("锂电池 隔膜 heat-resistant");
        assertThat(asked.conditions()).isEmpty();
        assertThat(asked.notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"锂电池 隔膜\" | true | ANY | 锂电池 隔膜 | true",
                "“隔膜” | true | ANY | 隔膜 | true",
                "-隔膜 | false | ANY | 隔膜 | true",
                "－\"固态 电池\" | false | ANY | 固态 电池 | true",
                "标题:隔膜 | true | TITLE | 隔膜 | false",
                "TITLE：film | true | TITLE | film | false",
                "标题:\"耐热隔膜\" | true | TITLE | 耐热隔膜 | true",
                "-摘要:石墨 | false | ABSTRACT | 石墨 | false",
                "申请人:烟台大学 | true | OWNER | 烟台大学 | false",
                "发明人:王小明 | true | INVENTOR | 王小明 | true",
                "ipc:h01m | true | IPC | H01M | true",
                "ipc:H | true | IPC | H | true",
                "分类号:H01M 10/0525 | true | IPC | H01M10/0525 | true",
                "H01M 10/0525 | true | IPC | H01M10/0525 | true",
                "Y02E60/10 | true | IPC | Y02E60/10 | true",
                "专利号:ZL202119000012 | true | NUMBER | 202119000012.6 | true"
            })
    void conditionsAreRead(String typed, boolean wanted, Field field, String text, boolean exact) {
        var read = QueryLanguage.read(typed).conditions();
        if (field == Field.NUMBER) {
            assertThat(read).singleElement().extracting(Condition::field).isEqualTo(field);
        } else {
            assertThat(read).containsExactly(new Condition(wanted, field, text, exact));
        }
    }

    @Test
    void conditionsAndWordsStandTogether() {
        var asked = QueryLanguage.read("耐热 标题:隔膜 -陶瓷 H01M 涂层");
        assertThat(asked.words()).isEqualTo("耐热 涂层");
        assertThat(asked.conditions()).extracting(Condition::text).containsExactly("隔膜", "陶瓷", "H01M");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"隔膜 耐热 | open-quote | 隔膜 耐热",
                "颜色:红 | unknown-field | 颜色:红",
                "ipc:电池 | not-a-symbol | 电池",
                "标题: | empty-field | ",
                "隔膜 OR 正极 | operator | 隔膜 正极"
            })
    void whatCannotBeMeantGetsANoteAndStaysAWord(String typed, String note, String words) {
        var asked = QueryLanguage.read(typed);
        assertThat(asked.notes()).extracting(Note::code).containsExactly(note);
        assertThat(asked.words()).isEqualTo(words == null ? "" : words);
    }

    @Test
    void aHyphenInsideAWordOrAloneExcludesNothing() {
        assertThat(QueryLanguage.read("TC4-DT - -- 隔膜").conditions()).isEmpty();
        assertThat(QueryLanguage.read("α-Al2O3").words()).isEqualTo("α-Al2O3");
    }

    @Test
    void aNumberAloneLeavesNoWordToRank() {
        var asked = QueryLanguage.read("专利号：ZL 2021 1 9000012");
        assertThat(asked.numbers()).hasSize(1);
        assertThat(asked.words()).isEmpty();
        assertThat(QueryLanguage.read("隔膜 202119000012").words()).contains("隔膜");
        assertThat(QueryLanguage.read("CN117123456B").numbers()).containsExactly("117123456");
    }

    @Test
    void conditionsBeyondTheLimitAreLeftOutAndSaidToBe() {
        var many = String.join(
                " ",
                java.util.stream.IntStream.range(0, 14).mapToObj(i -> "-词" + i).toList());
        var asked = QueryLanguage.read(many);
        assertThat(asked.conditions()).hasSize(12);
        assertThat(asked.notes()).extracting(Note::code).containsExactly("too-many", "too-many");
    }

    @Test
    void onlyExclusionsAreNotNothing() {
        assertThat(QueryLanguage.read("-隔膜").isEmpty()).isFalse();
        assertThat(QueryLanguage.read("  ").isEmpty()).isTrue();
        assertThat(List.of(
                        QueryLanguage.read("\"\"").isEmpty(),
                        QueryLanguage.read("-").isEmpty()))
                .containsExactly(true, false);
    }
}
