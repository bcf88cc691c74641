package org.penglai.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SameNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"蓬莱湾大学（烟台）", "蓬莱湾大学(烟台)", "蓬莱湾大学 ( 烟台 )", "　蓬莱湾大学〔烟台〕", "蓬萊灣大學（煙台）", "蓬莱湾大学\u200b烟台", "“蓬莱湾大学”烟台"
            })
    void widthSpacesBracketsAndTraditionalCharactersDoNotMatter(String spelling) {
        assertThat(SameName.key(spelling)).isEqualTo("蓬莱湾大学烟台");
    }

    @Test
    void latinNamesAreComparedWithoutCaseAndMarks() {
        assertThat(SameName.key("Penglai-Bay University, Ltd."))
                .isEqualTo(SameName.key("ＰＥＮＧＬＡＩ ＢＡＹ University Ltd"))
                .isEqualTo("PENGLAIBAYUNIVERSITYLTD");
    }

    @Test
    void otherNamesStayOthers() {
        assertThat(SameName.key("芝罘锂能科技有限公司")).isNotEqualTo(SameName.key("芝罘锂能科技股份有限公司"));
        assertThat(SameName.key("烟台第1机械厂")).isNotEqualTo(SameName.key("烟台第2机械厂"));
        assertThat(SameName.key("（）·—")).isEmpty();
    }
}
