package org.penglai.discovery.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.penglai.discovery.IpcEntry;
import org.penglai.discovery.IpcKey;
import org.penglai.discovery.IpcRow;
import org.penglai.kernel.Bilingual;

/**
 * Reads the classification from a table whose heading names its columns: {@code code} or {@code symbol}, and of
 * {@code title_zh}, {@code title_zh_short}, {@code title_en}, {@code title_en_short}, {@code replaced_by} what there is.
 */
final class IpcSchemeCsv {

    private static final List<String> SYMBOL = List.of("code", "symbol");
    private static final List<String> ZH = List.of("title_zh", "title_zh_short");
    private static final List<String> EN = List.of("title_en", "title_en_short");
    private static final int TITLE_MAX = 4000;

    private IpcSchemeCsv() {}

    static void read(InputStream file, String edition, Consumer<IpcRow> rows) throws IOException {
        var text = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
        try (var table = CsvReader.builder()
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofNamedCsvRecord(text)) {
            table.forEach(row -> rows.accept(row(row, edition)));
        } catch (CsvParseException malformed) {
            rows.accept(new IpcRow.Unreadable(0, IpcRow.Why.FORM, String.valueOf(malformed.getMessage())));
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    private static IpcRow row(NamedCsvRecord row, String edition) {
        var line = row.getStartingLineNumber();
        var symbol = field(row, SYMBOL);
        var key = IpcKey.parse(symbol);
        if (key.isEmpty()) {
            return new IpcRow.Unreadable(line, IpcRow.Why.SYMBOL, symbol);
        }
        var title = Bilingual.of(cut(field(row, ZH)), cut(field(row, EN)));
        if (title.zh().isEmpty() && title.en().isEmpty()) {
            return new IpcRow.Unreadable(line, IpcRow.Why.TITLE, symbol);
        }
        var replaced = Stream.of(field(row, List.of("replaced_by")).split("\\|"))
                .flatMap(to -> IpcKey.parse(to).stream())
                .map(IpcKey::value)
                .toList();
        return new IpcRow.Entry(line, new IpcEntry(key.get(), title, edition, 0, replaced));
    }

    private static String field(NamedCsvRecord row, List<String> names) {
        return names.stream()
                .flatMap(name -> row.findField(name).stream())
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }

    static String cut(String title) {
        return title.length() > TITLE_MAX ? title.substring(0, TITLE_MAX) : title;
    }
}
