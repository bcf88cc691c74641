package org.penglai.money.pg;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.penglai.kernel.Money;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Sha256;
import org.penglai.money.Clerk;
import org.penglai.money.LineFault;
import org.penglai.money.Statement;
import org.penglai.money.StatementId;
import org.penglai.money.StatementReaders;
import org.penglai.money.Statements;
import org.penglai.platform.pg.Pg;

/** {@link Statements} in the tables {@code money_statement} and {@code money_statement_fault}. */
public final class StatementsPg implements Statements {

    private static final String ADD = """
            INSERT INTO money_statement
              (id, file_label, form, sha256, size_bytes, sent_by, sent_for, state, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, 'QUEUED', penglai_now())""";

    private static final String FIND = """
            SELECT id, file_label, form, sha256, size_bytes, sent_by, sent_for, state, total, position, matched,
                   suggested, unknown, paid, known, faulty, account, opening_fen, closing_fen, checked, problem_code,
                   problem_facts, created_at, ended_at
              FROM money_statement
             WHERE id = $1""";

    private static final String LIST = """
            SELECT id, file_label, form, sha256, size_bytes, sent_by, sent_for, state, total, position, matched,
                   suggested, unknown, paid, known, faulty, account, opening_fen, closing_fen, checked, problem_code,
                   problem_facts, created_at, ended_at
              FROM money_statement
             WHERE id < $1
             ORDER BY id DESC
             LIMIT $2""";

    private static final String WAITING = """
            SELECT id, file_label, form, sha256, size_bytes, sent_by, sent_for, state, total, position, matched,
                   suggested, unknown, paid, known, faulty, account, opening_fen, closing_fen, checked, problem_code,
                   problem_facts, created_at, ended_at
              FROM money_statement
             WHERE state IN ('QUEUED', 'RUNNING')
             ORDER BY id
             LIMIT 1""";

    private static final String START = """
            UPDATE money_statement
               SET state = 'RUNNING', total = $2, account = $3, opening_fen = $4, closing_fen = $5, checked = $6
             WHERE id = $1 AND state = 'QUEUED'""";

    private static final String ADVANCE = """
            UPDATE money_statement
               SET position = $3, matched = $4, suggested = $5, unknown = $6, paid = $7, known = $8, faulty = $9
             WHERE id = $1 AND state = 'RUNNING' AND position = $2""";

    private static final String ADD_FAULTS = """
            INSERT INTO money_statement_fault (statement_id, row_number, position, heading, code, facts)
            SELECT $1, row_number, position, heading, code, facts::jsonb
              FROM unnest($2::integer[], $3::integer[], $4::text[], $5::text[], $6::text[])
                AS said (row_number, position, heading, code, facts)""";

    private static final String END = """
            UPDATE money_statement
               SET state = $2, problem_code = $3, problem_facts = $4, ended_at = penglai_now()
             WHERE id = $1 AND state IN ('QUEUED', 'RUNNING')""";

    private static final String FAULTS = """
            SELECT row_number, heading, code, facts
              FROM money_statement_fault
             WHERE statement_id = $1 AND row_number > $2
             ORDER BY row_number, position
             LIMIT $3""";

    private static final String KNOWN = """
            SELECT bank_reference, incoming, amount_fen
              FROM unnest($1::text[]) AS asked (bank_reference)
              JOIN money_line USING (bank_reference)""";

    private final Pg pg;

    public StatementsPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public void add(Statement queued) {
        pg.requireTransaction();
        var source = queued.source();
        pg.execute(
                ADD,
                Tuple.tuple()
                        .addUUID(queued.id().value())
                        .addString(source.name())
                        .addString(source.form().name())
                        .addBuffer(Buffer.buffer(source.file().bytes()))
                        .addLong(source.size())
                        .addString(source.by().subject())
                        .addUUID(source.by().organisation().value()));
    }

    @Override
    public Optional<Statement> find(StatementId id) {
        return pg.one(FIND, Tuple.of(id.value()), StatementsPg::read);
    }

    @Override
    public List<Statement> list(Optional<StatementId> before, int most) {
        return pg.list(LIST, Tuple.of(before.map(StatementId::value).orElse(MoneyRow.LAST), most), StatementsPg::read);
    }

    @Override
    public Optional<Statement> waiting() {
        return pg.one(WAITING, Tuple.tuple(), StatementsPg::read);
    }

    @Override
    public void start(StatementId id, int total, StatementReaders.Told told) {
        pg.execute(
                START,
                Tuple.tuple()
                        .addUUID(id.value())
                        .addInteger(total)
                        .addString(told.account().orElse(null))
                        .addLong(told.opening().map(Money::fen).orElse(null))
                        .addLong(told.closing().map(Money::fen).orElse(null))
                        .addBoolean(told.checked()));
    }

    @Override
    public boolean advance(int from, Statement next, List<LineFault> faults) {
        pg.requireTransaction();
        var tally = next.tally();
        var moved = pg.execute(
                ADVANCE,
                Tuple.tuple()
                        .addUUID(next.id().value())
                        .addInteger(from)
                        .addInteger(next.position())
                        .addInteger(tally.matched())
                        .addInteger(tally.suggested())
                        .addInteger(tally.unknown())
                        .addInteger(tally.paid())
                        .addInteger(tally.known())
                        .addInteger(tally.faulty()));
        if (moved == 1 && !faults.isEmpty()) {
            pg.execute(ADD_FAULTS, columns(next.id(), faults));
        }
        return moved == 1;
    }

    private static Tuple columns(StatementId id, List<LineFault> faults) {
        var positions = new Integer[faults.size()];
        for (int at = 0; at < positions.length; at++) {
            var sameRow = at > 0 && faults.get(at).row() == faults.get(at - 1).row();
            positions[at] = sameRow ? positions[at - 1] + 1 : 0;
        }
        return Tuple.tuple()
                .addUUID(id.value())
                .addArrayOfInteger(faults.stream().map(LineFault::row).toArray(Integer[]::new))
                .addArrayOfInteger(positions)
                .addArrayOfString(faults.stream().map(LineFault::column).toArray(String[]::new))
                .addArrayOfString(faults.stream().map(LineFault::code).toArray(String[]::new))
                .addArrayOfString(faults.stream()
                        .map(fault -> new JsonObject(fault.facts()).encode())
                        .toArray(String[]::new));
    }

    @Override
    public void end(StatementId id, Statement.State state, Optional<Statement.Problem> problem) {
        pg.execute(
                END,
                Tuple.tuple()
                        .addUUID(id.value())
                        .addString(state.name())
                        .addString(problem.map(Statement.Problem::code).orElse(null))
                        .addValue(problem.map(one -> new JsonObject(Map.copyOf(one.facts())))
                                .orElse(null)));
    }

    @Override
    public List<LineFault> faults(StatementId id, int afterRow, int most) {
        return pg.list(
                FAULTS,
                Tuple.of(id.value(), afterRow, most),
                row -> new LineFault(
                        row.getInteger("row_number"),
                        row.getString("heading"),
                        row.getString("code"),
                        row.getJsonObject("facts").getMap()));
    }

    @Override
    public Map<String, Known> known(Collection<String> references) {
        return pg
                .list(KNOWN, Tuple.tuple().addArrayOfString(references.toArray(String[]::new)), Function.identity())
                .stream()
                .collect(Collectors.toMap(
                        row -> row.getString("bank_reference"),
                        row -> new Known(row.getBoolean("incoming"), row.getLong("amount_fen"))));
    }

    private static Statement read(Row row) {
        var source = new Statement.Source(
                row.getString("file_label"),
                StatementReaders.Form.valueOf(row.getString("form")),
                Sha256.ofDigest(row.getBuffer("sha256").getBytes()),
                row.getLong("size_bytes"),
                new Clerk(row.getString("sent_by"), new OrganisationId(row.getUUID("sent_for"))));
        var told = new StatementReaders.Told(
                Optional.ofNullable(row.getString("account")),
                Optional.ofNullable(row.getLong("opening_fen")).map(Money::new),
                Optional.ofNullable(row.getLong("closing_fen")).map(Money::new),
                row.getBoolean("checked"));
        return new Statement(
                new StatementId(row.getUUID("id")),
                source,
                Statement.State.valueOf(row.getString("state")),
                row.getInteger("position"),
                row.getInteger("total"),
                tally(row),
                told,
                Optional.ofNullable(row.getString("problem_code"))
                        .map(code -> new Statement.Problem(code, facts(row.getJsonObject("problem_facts")))),
                MoneyRow.instant(row, "created_at"),
                Optional.ofNullable(row.getOffsetDateTime("ended_at")).map(at -> at.toInstant()));
    }

    private static Statement.Tally tally(Row row) {
        return new Statement.Tally(
                row.getInteger("matched"),
                row.getInteger("suggested"),
                row.getInteger("unknown"),
                row.getInteger("paid"),
                row.getInteger("known"),
                row.getInteger("faulty"));
    }

    private static Map<String, String> facts(JsonObject written) {
        return written.stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, one -> String.valueOf(one.getValue())));
    }
}
