package org.penglai.money.file;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penglai.kernel.Money;
import org.penglai.kernel.Refusal;
import org.penglai.money.BankLine;
import org.penglai.money.StatementReaders.Row;
import org.penglai.money.StatementReaders.Rows;
import org.penglai.money.StatementReaders.Told;
import org.penglai.platform.text.CsvText;
import org.penglai.platform.text.PlainText;

/** A statement as a table in text, in UTF-8 or GB 18030; where it has a column of balances, each row must lead to its own. */
final class CsvRows implements Rows {

    private static final int CELL_MAX = 64 * 1024;
    private static final int BUFFER = 64 * 1024;

    private final CsvText table;
    private final CsvHeading heading;
    private @Nullable Money opening;
    private @Nullable Money balance;
    private String account = "";
    private boolean checked;
    private boolean whole = true;
    private int number = 1;

    CsvRows(Path file) throws IOException {
        var charset = holds(file, StandardCharsets.UTF_8) ? StandardCharsets.UTF_8 : PlainText.GB18030;
        table = new CsvText(PlainText.reader(Files.newInputStream(file), charset), CELL_MAX);
        try {
            heading = CsvHeading.of(cells().orElseThrow(() -> Refusal.invalid("statement.empty")));
        } catch (RuntimeException refused) {
            close();
            throw refused;
        }
    }

    private static boolean holds(Path file, Charset charset) throws IOException {
        var buffer = new char[BUFFER];
        try (var reader = PlainText.strict(Files.newInputStream(file), charset)) {
            while (reader.read(buffer) >= 0) {
                // only whether it can be read to its end
            }
            return true;
        } catch (CharacterCodingException other) {
            return false;
        }
    }

    @Override
    public Optional<Row> next() {
        for (var cells = cells(); cells.isPresent(); cells = cells()) {
            number++;
            if (cells.get().stream().anyMatch(cell -> !cell.isBlank())) {
                return Optional.of(row(cells.get()));
            }
        }
        return Optional.empty();
    }

    private Row row(List<String> cells) {
        var reading = new RowReading(number);
        var line = heading.line(reading, number, cells);
        heading.account(cells).ifPresent(own -> own(reading, own));
        var stated = heading.balance(reading, cells);
        var before = balance;
        balance =
                line.isEmpty() || before == null ? null : before.plus(line.get().moved());
        whole &= line.isPresent(); // what a bad row moves is not known, so the next one begins anew
        if (stated.isPresent()) {
            follow(reading, stated.get(), line.map(BankLine::moved));
        }
        return reading.isGood() && line.isPresent() ? Row.good(line.get()) : Row.bad(number, reading.faults());
    }

    private void own(RowReading reading, String own) {
        if (account.isEmpty()) {
            account = own;
        } else if (!account.equals(own)) {
            reading.fault(heading.accountColumn(), "money.line.account", Map.of("right", account));
        }
    }

    /** Where the row before led to, this one begins. */
    private void follow(RowReading reading, Money stated, Optional<Money> moved) {
        if (opening == null && moved.isPresent()) {
            opening = stated.minus(moved.get());
        } else if (balance != null && !balance.equals(stated)) {
            reading.fault(
                    heading.balanceColumn(),
                    "money.line.balance",
                    Map.of("right", CamtRows.yuan(balance), "given", CamtRows.yuan(stated)));
        }
        checked = true;
        balance = stated;
    }

    private Optional<List<String>> cells() {
        try {
            return table.next();
        } catch (CsvText.Malformed malformed) {
            throw Refusal.invalid("statement.broken").with("row", number + 1);
        }
    }

    @Override
    public Told told() {
        return new Told(
                Optional.of(account).filter(own -> !own.isEmpty()),
                Optional.ofNullable(opening),
                Optional.ofNullable(balance),
                checked && whole);
    }

    @Override
    public void close() {
        table.close();
    }
}
