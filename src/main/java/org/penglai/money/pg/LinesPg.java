package org.penglai.money.pg;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.penglai.kernel.Money;
import org.penglai.money.BankLine;
import org.penglai.money.Clerk;
import org.penglai.money.ExpectationId;
import org.penglai.money.LineId;
import org.penglai.money.Lines;
import org.penglai.money.PayoutId;
import org.penglai.money.StatementId;
import org.penglai.money.StatementLine;
import org.penglai.platform.pg.Pg;

/** {@link Lines} in the table {@code money_line}. */
public final class LinesPg implements Lines {

    private static final String ADD = """
            INSERT INTO money_line
              (id, statement_id, row_number, bank_reference, incoming, returned, amount_fen, booked_on, other_name,
               other_account, remittance, end_to_end, state, expectation_id, payout_id, reason)
            SELECT id, statement_id, row_number, bank_reference, incoming, returned, amount_fen, booked_on, other_name,
                   other_account, remittance, end_to_end, state, expectation_id, payout_id, reason
              FROM unnest($1::uuid[], $2::uuid[], $3::integer[], $4::text[], $5::boolean[], $6::boolean[], $7::bigint[],
                          $8::date[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::uuid[],
                          $15::uuid[], $16::text[])
                AS line (id, statement_id, row_number, bank_reference, incoming, returned, amount_fen, booked_on,
                         other_name, other_account, remittance, end_to_end, state, expectation_id, payout_id, reason)""";

    private static final String FIND = """
            SELECT id, statement_id, row_number, bank_reference, incoming, returned, amount_fen, booked_on, other_name,
                   other_account, remittance, end_to_end, state, expectation_id, payout_id, reason
              FROM money_line
             WHERE id = $1""";

    private static final String LOCK = """
            SELECT id, statement_id, row_number, bank_reference, incoming, returned, amount_fen, booked_on, other_name,
                   other_account, remittance, end_to_end, state, expectation_id, payout_id, reason
              FROM money_line
             WHERE id = $1
               FOR UPDATE""";

    private static final String MATCHED = "SELECT id FROM money_line WHERE state = 'MATCHED' ORDER BY id LIMIT $1";

    private static final String SAVE = """
            UPDATE money_line
               SET state = $2, expectation_id = $3, payout_id = $4, reason = $5, decided_by = $6, decided_at = $7
             WHERE id = $1""";

    private static final String LIST = """
            SELECT id, statement_id, row_number, bank_reference, incoming, returned, amount_fen, booked_on, other_name,
                   other_account, remittance, end_to_end, state, expectation_id, payout_id, reason
              FROM money_line
             WHERE ($1::uuid IS NULL OR statement_id = $1) AND ($2::text IS NULL OR state = $2) AND id < $3
             ORDER BY id DESC
             LIMIT $4""";

    private static final String COUNTS = """
            SELECT state, count(*) AS lines
              FROM money_line
             WHERE $1::uuid IS NULL OR statement_id = $1
             GROUP BY state""";

    private final Pg pg;

    public LinesPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public void add(List<StatementLine> lines) {
        pg.requireTransaction();
        if (lines.isEmpty()) {
            return;
        }
        pg.execute(
                ADD,
                Tuple.tuple()
                        .addArrayOfUUID(ids(lines, line -> line.id().value()))
                        .addArrayOfUUID(ids(lines, line -> line.statement().value()))
                        .addArrayOfInteger(
                                lines.stream().map(line -> line.line().row()).toArray(Integer[]::new))
                        .addArrayOfString(texts(lines, line -> line.line().reference()))
                        .addArrayOfBoolean(lines.stream()
                                .map(line -> line.line().incoming())
                                .toArray(Boolean[]::new))
                        .addArrayOfBoolean(lines.stream()
                                .map(line -> line.line().returned())
                                .toArray(Boolean[]::new))
                        .addArrayOfLong(lines.stream()
                                .map(line -> line.line().amount().fen())
                                .toArray(Long[]::new))
                        .addArrayOfLocalDate(lines.stream()
                                .map(line -> line.line().bookedOn())
                                .toArray(LocalDate[]::new))
                        .addArrayOfString(
                                texts(lines, line -> line.line().other().name()))
                        .addArrayOfString(
                                texts(lines, line -> line.line().other().account()))
                        .addArrayOfString(texts(lines, line -> line.line().remittance()))
                        .addArrayOfString(texts(lines, line -> line.line().endToEnd()))
                        .addArrayOfString(texts(lines, line -> line.state().name()))
                        .addArrayOfUUID(ids(
                                lines,
                                line -> line.expectation()
                                        .map(ExpectationId::value)
                                        .orElse(null)))
                        .addArrayOfUUID(ids(
                                lines,
                                line -> line.payout().map(PayoutId::value).orElse(null)))
                        .addArrayOfString(texts(lines, StatementLine::reason)));
    }

    /** An id, or nothing. */
    @FunctionalInterface
    private interface Identified {
        @Nullable
        UUID of(StatementLine line);
    }

    private static UUID[] ids(List<StatementLine> lines, Identified id) {
        return lines.stream().map(id::of).toArray(UUID[]::new);
    }

    private static String[] texts(List<StatementLine> lines, Function<StatementLine, String> text) {
        return lines.stream().map(text).toArray(String[]::new);
    }

    @Override
    public Optional<StatementLine> find(LineId id) {
        return pg.one(FIND, Tuple.of(id.value()), LinesPg::read);
    }

    @Override
    public Optional<StatementLine> lock(LineId id) {
        pg.requireTransaction();
        return pg.one(LOCK, Tuple.of(id.value()), LinesPg::read);
    }

    @Override
    public List<LineId> matched(int most) {
        return pg.list(MATCHED, Tuple.of(most), row -> new LineId(row.getUUID("id")));
    }

    @Override
    public void save(StatementLine line, Optional<Clerk> by, Instant now) {
        pg.requireTransaction();
        pg.execute(
                SAVE,
                Tuple.tuple()
                        .addUUID(line.id().value())
                        .addString(line.state().name())
                        .addUUID(line.expectation().map(ExpectationId::value).orElse(null))
                        .addUUID(line.payout().map(PayoutId::value).orElse(null))
                        .addString(line.reason())
                        .addString(by.map(Clerk::subject).orElse(null))
                        .addValue(MoneyRow.time(now)));
    }

    @Override
    public List<StatementLine> list(Selection selection, Optional<LineId> before, int most) {
        return pg.list(
                LIST,
                Tuple.tuple()
                        .addUUID(selection.statement().map(StatementId::value).orElse(null))
                        .addString(
                                selection.state().map(StatementLine.State::name).orElse(null))
                        .addUUID(before.map(LineId::value).orElse(MoneyRow.LAST))
                        .addInteger(most),
                LinesPg::read);
    }

    @Override
    public Map<StatementLine.State, Long> counts(Optional<StatementId> statement) {
        var counts = new EnumMap<StatementLine.State, Long>(StatementLine.State.class);
        pg.list(COUNTS, Tuple.tuple().addUUID(statement.map(StatementId::value).orElse(null)), Function.identity())
                .forEach(row -> counts.put(StatementLine.State.valueOf(row.getString("state")), row.getLong("lines")));
        return counts;
    }

    private static StatementLine read(Row row) {
        var line = new BankLine(
                row.getInteger("row_number"),
                row.getString("bank_reference"),
                row.getBoolean("incoming"),
                row.getBoolean("returned"),
                new Money(row.getLong("amount_fen")),
                row.getLocalDate("booked_on"),
                new BankLine.Other(row.getString("other_name"), row.getString("other_account")),
                row.getString("remittance"),
                row.getString("end_to_end"));
        return new StatementLine(
                new LineId(row.getUUID("id")),
                new StatementId(row.getUUID("statement_id")),
                line,
                StatementLine.State.valueOf(row.getString("state")),
                Optional.ofNullable(row.getUUID("expectation_id")).map(ExpectationId::new),
                Optional.ofNullable(row.getUUID("payout_id")).map(PayoutId::new),
                row.getString("reason"));
    }
}
