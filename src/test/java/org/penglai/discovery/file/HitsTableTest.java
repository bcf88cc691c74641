package org.penglai.discovery.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;

class HitsTableTest {

    private static final HitsTable TABLE = new HitsTable(
            List.of("名称", "价格"),
            List.of(List.of("=HYPERLINK(\"http://x\")", "50000.00"), List.of("隔膜, \"陶瓷\"", ""), List.of("+1", "0.00")),
            1);

    @Test
    void aTextBeginsWithTheMarkOfItsCodingAndHoldsNoFormula() {
        assertThat(TABLE.csv())
                .isEqualTo("\uFEFF名称,价格\r\n\"'=HYPERLINK(\"\"http://x\"\")\",50000.00\r\n"
                        + "\"隔膜, \"\"陶瓷\"\"\",\r\n'+1,0.00\r\n");
    }

    @Test
    void aWorkbookHoldsAmountsAsNumbersAndNoFormula() throws IOException {
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(TABLE.xlsx("检索结果")))) {
            var rows = book.getFirstSheet().read();
            assertThat(book.getFirstSheet().getName()).isEqualTo("检索结果");
            assertThat(rows.get(1).getCellText(0)).isEqualTo("'=HYPERLINK(\"http://x\")");
            assertThat(rows.get(1).getCellAsNumber(1).orElseThrow()).isEqualByComparingTo("50000");
            assertThat(rows.get(3).getCellText(0)).isEqualTo("'+1");
        }
    }
}
