package org.penglai.deal.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.penglai.deal.Evidence;
import org.penglai.deal.FilingPackage;
import org.penglai.deal.FilingPackage.Value;

/** Writes a package as a workbook: the form on the first sheet, its patents on the second, what goes with it on the third. */
public final class PackageSheet {

    private static final String MONEY = "#,##0.00";

    private static final List<String> FORM = List.of("field", "label", "content");

    private static final List<String> ENCLOSED = List.of("document", "number", "issued", "sha256");

    private final UnaryOperator<String> words;
    private final Function<Value, String> shown;

    /**
     * @param words the texts, by key
     * @param shown a value in words
     */
    public PackageSheet(UnaryOperator<String> words, Function<Value, String> shown) {
        this.words = words;
        this.shown = shown;
    }

    public byte[] write(FilingPackage filing) {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "Penglai", "1.0")) {
            form(book.newWorksheet(text("sheet.form")), filing);
            patents(book.newWorksheet(text("sheet.patents")), filing);
            enclosures(book.newWorksheet(text("sheet.enclosures")), filing);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return bytes.toByteArray();
    }

    private void form(Worksheet sheet, FilingPackage filing) {
        var rule = filing.rule();
        sheet.value(0, 0, rule.name().zh());
        sheet.value(0, 1, rule.name().en());
        sheet.value(1, 0, text("authority"));
        sheet.value(1, 2, rule.addressee().name().zh());
        sheet.value(2, 0, text("filer"));
        sheet.value(2, 2, rule.addressee().filer().zh());
        sheet.value(3, 0, text("basis"));
        sheet.value(3, 2, rule.citation().text().zh());
        heading(sheet, 5, FORM.stream().map(column -> text("column." + column)).toList(), 36);
        var at = 6;
        for (var line : filing.lines()) {
            sheet.value(at, 0, line.label().zh());
            sheet.value(at, 1, line.label().en());
            value(sheet, at, 2, line.value());
            at++;
        }
    }

    private void patents(Worksheet sheet, FilingPackage filing) {
        heading(sheet, 0, filing.labels().stream().map(label -> label.zh()).toList(), 22);
        var at = 1;
        for (var row : filing.patents()) {
            for (var column = 0; column < row.size(); column++) {
                value(sheet, at, column, row.get(column));
            }
            at++;
        }
    }

    private void enclosures(Worksheet sheet, FilingPackage filing) {
        heading(
                sheet,
                0,
                ENCLOSED.stream().map(column -> text("column." + column)).toList(),
                28);
        var at = 1;
        for (var enclosure : filing.enclosures()) {
            sheet.value(at, 0, words.apply("deal.evidence." + enclosure.kind().name()));
            sheet.value(at, 1, enclosure.document().map(Evidence::number).orElse(text("not-on-file")));
            sheet.value(
                    at,
                    2,
                    enclosure
                            .document()
                            .map(found -> found.issuedOn().toString())
                            .orElse(""));
            sheet.value(
                    at,
                    3,
                    enclosure
                            .document()
                            .map(found -> found.document().digest().hex())
                            .orElse(""));
            at++;
        }
    }

    private static void heading(Worksheet sheet, int at, List<String> columns, int width) {
        for (var column = 0; column < columns.size(); column++) {
            sheet.value(at, column, columns.get(column));
            sheet.style(at, column).bold().set();
            sheet.width(column, width);
        }
    }

    /** Yuan as a number, exactly; all else in words, and what is missing on a ground of its own. */
    private void value(Worksheet sheet, int at, int column, Value value) {
        if (value instanceof Value.Amount(var amount)) {
            sheet.value(at, column, BigDecimal.valueOf(amount.fen(), 2));
            sheet.style(at, column).format(MONEY).set();
            return;
        }
        sheet.value(at, column, inert(shown.apply(value)));
        if (value instanceof Value.Missing) {
            sheet.style(at, column).fillColor("FFF2CC").set();
        }
    }

    private String text(String key) {
        return words.apply("deal.package." + key);
    }

    /** What a spreadsheet would take for a formula becomes text. */
    private static String inert(String cell) {
        return !cell.isEmpty() && "=+-@".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
