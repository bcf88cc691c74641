package org.penglai.duty.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.penglai.duty.TransferReport;
import org.penglai.kernel.Money;
import org.penglai.patent.ApplicationNumber;

/** Writes the report of a year as a workbook: sums for each mode on the first sheet, each deal on the second. */
public final class ReportSheet {

    private static final String MONEY = "#,##0.00";

    private static final List<String> SUMS =
            List.of("mode", "deals", "certified", "patents", "agreed", "received", "costs", "inventors", "office");

    private static final List<String> ROWS = List.of(
            "formed",
            "title",
            "mode",
            "patents",
            "licensee",
            "state",
            "agreed",
            "received",
            "costs",
            "inventors",
            "office",
            "certificate");

    private final BiFunction<String, Map<String, Object>, String> words;

    /** @param words the texts, by key and facts */
    public ReportSheet(BiFunction<String, Map<String, Object>, String> words) {
        this.words = words;
    }

    public byte[] write(TransferReport report) {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "Penglai", "1.0")) {
            sums(book.newWorksheet(text("duty.report.sums")), report);
            rows(book.newWorksheet(text("duty.report.deals")), report);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return bytes.toByteArray();
    }

    private void sums(Worksheet sheet, TransferReport report) {
        sheet.value(
                0,
                0,
                words.apply(
                        "duty.report.of",
                        Map.of("house", report.house().name().zh(), "year", String.valueOf(report.year()))));
        heading(sheet, 2, SUMS);
        var at = 3;
        for (var line : report.byMode().entrySet()) {
            sums(sheet, at++, text("listing.mode." + line.getKey()), line.getValue());
        }
        sums(sheet, at, text("duty.report.total"), report.total());
    }

    private static void sums(Worksheet sheet, int at, String name, TransferReport.Sums sums) {
        sheet.value(at, 0, name);
        sheet.value(at, 1, sums.deals());
        sheet.value(at, 2, sums.certified());
        sheet.value(at, 3, sums.patents());
        amounts(sheet, at, 4, List.of(sums.agreed(), sums.received(), sums.costs(), sums.inventors(), sums.office()));
    }

    private void rows(Worksheet sheet, TransferReport report) {
        heading(sheet, 0, ROWS);
        var at = 1;
        for (var row : report.rows()) {
            var agreement = row.deal().agreement();
            sheet.value(at, 0, agreement.formedOn().toString());
            sheet.value(at, 1, inert(agreement.terms().title().zh()));
            sheet.value(at, 2, text("listing.mode." + row.mode()));
            sheet.value(
                    at,
                    3,
                    String.join(
                            "、",
                            agreement.terms().patents().stream()
                                    .map(ApplicationNumber::canonical)
                                    .toList()));
            sheet.value(at, 4, inert(agreement.licensee().name().zh()));
            sheet.value(at, 5, text("deal.state." + row.deal().state()));
            var split = row.split();
            amounts(
                    sheet,
                    at,
                    6,
                    List.of(row.agreed(), split.gross(), split.costs(), split.inventors(), split.office()));
            sheet.value(
                    at,
                    11,
                    row.deal().certified().map(given -> given.number().value()).orElse(""));
            at++;
        }
    }

    private void heading(Worksheet sheet, int at, List<String> columns) {
        for (var column = 0; column < columns.size(); column++) {
            sheet.value(at, column, text("duty.report.column." + columns.get(column)));
            sheet.style(at, column).bold().set();
            sheet.width(column, column == 0 ? 18 : 16);
        }
    }

    /** Yuan, exactly. */
    private static void amounts(Worksheet sheet, int at, int from, List<Money> amounts) {
        for (var column = 0; column < amounts.size(); column++) {
            sheet.value(
                    at, from + column, BigDecimal.valueOf(amounts.get(column).fen(), 2));
            sheet.style(at, from + column).format(MONEY).set();
        }
    }

    private String text(String key) {
        return words.apply(key, Map.of());
    }

    /** What a spreadsheet would take for a formula becomes text. */
    private static String inert(String cell) {
        return !cell.isEmpty() && "=+-@".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
