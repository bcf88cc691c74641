package org.penglai.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.penglai.deal.Deal;
import org.penglai.deal.DealSamples;
import org.penglai.duty.file.ReportSheet;
import org.penglai.kernel.Language;
import org.penglai.kernel.Money;
import org.penglai.listing.ListingMode;
import org.penglai.listing.ListingSamples;
import org.penglai.platform.http.Messages;

class TransferReportTest {

    private static final Messages MESSAGES = Messages.load(List.of("app", "listing", "deal", "duty"));

    @Test
    void moneyCountsInItsYearAndADealInTheYearInWhichItWasMade() {
        var report = report(
                row(DealSamples.certified(), true, 8_000_000, 1_000_000),
                row(DealSamples.free(), true, 0, 0),
                row(DealSamples.performed(), false, 300_000, 0));

        assertThat(report.byMode().keySet()).containsExactly(ListingMode.FREE_LICENCE, ListingMode.OPEN_LICENCE);
        assertThat(report.byMode().get(ListingMode.OPEN_LICENCE))
                .isEqualTo(new TransferReport.Sums(
                        1,
                        1,
                        1,
                        Money.ofYuan(80_000),
                        new Money(8_300_000),
                        new Money(1_000_000),
                        new Money(5_110_000),
                        new Money(730_000)));
        assertThat(report.total().deals()).isEqualTo(2);
        assertThat(report.total().received()).isEqualTo(new Money(8_300_000));
    }

    @Test
    void theWorkbookHasTheSameFiguresAsTheReport() throws IOException {
        var report = report(row(DealSamples.certified(), true, 8_000_001, 0), row(DealSamples.free(), true, 0, 0));

        var sheet = new ReportSheet((key, facts) -> MESSAGES.text(Language.ZH, key, facts)).write(report);

        try (var book = new ReadableWorkbook(new ByteArrayInputStream(sheet))) {
            var sums = book.getFirstSheet().read();
            assertThat(sums.getFirst().getCellText(0)).isEqualTo("蓬莱湾大学 2026 年科技成果转化年度报告");
            var total = sums.getLast();
            assertThat(total.getCellText(0)).isEqualTo("合计");
            assertThat(total.getCellAsNumber(1)).contains(new BigDecimal("2"));
            assertThat(total.getCellAsNumber(5))
                    .hasValueSatisfying(paid -> assertThat(paid).isEqualByComparingTo("80000.01"));
            assertThat(total.getCellAsNumber(7))
                    .hasValueSatisfying(paid -> assertThat(paid).isEqualByComparingTo("56000.01"));
            var deals = book.getSheet(1).orElseThrow().read();
            assertThat(deals).hasSize(3);
            assertThat(deals.get(1).getCellText(11) + deals.get(2).getCellText(11))
                    .isEqualTo("YT-2026-000123");
        }
    }

    @Test
    void everyWordOfReportAndFileIsThereInBothLanguages() {
        for (var kind : Bundle.Kind.values()) {
            assertThat(MESSAGES.has("duty.bundle." + kind)).isTrue();
        }
        for (var standing : FirstRefusal.Standing.values()) {
            assertThat(MESSAGES.has("duty.first." + standing)).isTrue();
        }
        assertThat(MESSAGES.text(Language.EN, "duty.report.of", Map.of("house", "X", "year", "2026")))
                .isEqualTo("X: transfers in 2026");
    }

    private static TransferReport report(TransferReport.Row... rows) {
        return new TransferReport(ListingSamples.university(), 2026, LocalDate.parse("2027-03-31"), List.of(rows));
    }

    private static TransferReport.Row row(Deal deal, boolean isNew, long received, long costs) {
        var split =
                IncomeSplit.of(new Money(received), new Money(costs), new BigDecimal("0.70"), new BigDecimal("0.10"));
        return new TransferReport.Row(deal, isNew, split);
    }
}
