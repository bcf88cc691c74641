package org.penglai.money.pg;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.penglai.kernel.Money;
import org.penglai.kernel.OrganisationId;
import org.penglai.money.CreditorReference;
import org.penglai.money.Expectation;
import org.penglai.money.ExpectationId;
import org.penglai.money.Expectations;
import org.penglai.money.Purpose;
import org.penglai.platform.pg.Pg;

/** {@link Expectations} in the tables {@code money_expectation} and {@code money_expectation_part}. */
public final class ExpectationsPg implements Expectations {

    private static final String NEXT = "SELECT nextval('money_reference_running') AS number";

    private static final String ADD = """
            INSERT INTO money_expectation
              (id, reference, about, purpose, payer_id, payee_id, amount_fen, open_ended, expected_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (about) DO NOTHING""";

    private static final String ADD_PART = """
            INSERT INTO money_expectation_part (expectation_id, position, amount_fen, due_on)
            VALUES ($1, $2, $3, $4)""";

    private static final String FIND = """
            SELECT id, reference, about, purpose, payer_id, payee_id, open_ended, paid_fen,
                   withdrawn_at IS NOT NULL AS withdrawn
              FROM money_expectation
             WHERE id = $1""";

    private static final String OF = """
            SELECT id, reference, about, purpose, payer_id, payee_id, open_ended, paid_fen,
                   withdrawn_at IS NOT NULL AS withdrawn
              FROM money_expectation
             WHERE about = $1""";

    private static final String LOCK = "SELECT id FROM money_expectation WHERE about = $1 FOR UPDATE";

    private static final String PAID = "UPDATE money_expectation SET paid_fen = $2 WHERE id = $1";

    private static final String WITHDRAW = "UPDATE money_expectation SET withdrawn_at = $2 WHERE id = $1";

    private static final String REINSTATE = "UPDATE money_expectation SET withdrawn_at = NULL WHERE id = $1";

    private static final String REFERRED = """
            SELECT id, reference, about, purpose, payer_id, payee_id, open_ended, paid_fen,
                   withdrawn_at IS NOT NULL AS withdrawn
              FROM unnest($1::text[]) AS asked (reference)
              JOIN money_expectation USING (reference)""";

    private static final String OPEN_OF = """
            SELECT id, reference, about, purpose, payer_id, payee_id, open_ended, paid_fen,
                   withdrawn_at IS NOT NULL AS withdrawn
              FROM unnest($1::uuid[]) AS asked (payer_id)
              JOIN money_expectation USING (payer_id)
             WHERE withdrawn_at IS NULL AND (open_ended OR paid_fen < amount_fen)
             ORDER BY id""";

    private static final String CONCERNING = """
            SELECT id, reference, about, purpose, payer_id, payee_id, open_ended, paid_fen,
                   withdrawn_at IS NOT NULL AS withdrawn
              FROM money_expectation
             WHERE payer_id = $1 OR payee_id = $1
             ORDER BY id DESC
             LIMIT $2""";

    private static final String PARTS = """
            SELECT expectation_id, amount_fen, due_on
              FROM unnest($1::uuid[]) AS asked (expectation_id)
              JOIN money_expectation_part USING (expectation_id)
             ORDER BY expectation_id, position""";

    private final Pg pg;

    public ExpectationsPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public CreditorReference nextReference() {
        return CreditorReference.of(
                pg.one(NEXT, Tuple.tuple(), row -> row.getLong("number")).orElseThrow());
    }

    @Override
    public boolean add(Expectation expectation, Instant now) {
        pg.requireTransaction();
        var terms = expectation.terms();
        var added = pg.execute(
                ADD,
                Tuple.tuple()
                        .addUUID(expectation.id().value())
                        .addString(expectation.reference().value())
                        .addString(terms.subject())
                        .addString(terms.purpose().name())
                        .addUUID(terms.payer().value())
                        .addUUID(terms.payee().map(OrganisationId::value).orElse(null))
                        .addLong(terms.amount().fen())
                        .addBoolean(terms.openEnded())
                        .addValue(MoneyRow.time(now)));
        if (added == 0) {
            return false;
        }
        var parts = new ArrayList<Tuple>();
        for (var part : terms.parts()) {
            parts.add(Tuple.tuple()
                    .addUUID(expectation.id().value())
                    .addShort((short) (parts.size() + 1))
                    .addLong(part.amount().fen())
                    .addLocalDate(part.dueOn().orElse(null)));
        }
        pg.executeBatch(ADD_PART, parts);
        return true;
    }

    @Override
    public Optional<Expectation> find(ExpectationId id) {
        return read(pg.list(FIND, Tuple.of(id.value()), row -> row)).stream().findFirst();
    }

    @Override
    public Optional<Expectation> of(String subject) {
        return read(pg.list(OF, Tuple.of(subject), row -> row)).stream().findFirst();
    }

    @Override
    public Optional<Expectation> lock(String subject) {
        pg.requireTransaction();
        return pg.one(LOCK, Tuple.of(subject), row -> row.getUUID("id")).flatMap(locked -> of(subject));
    }

    @Override
    public void paid(Expectation after) {
        pg.requireTransaction();
        pg.execute(PAID, Tuple.of(after.id().value(), after.paid().fen()));
    }

    @Override
    public void withdraw(Expectation expectation, Instant now) {
        pg.requireTransaction();
        pg.execute(WITHDRAW, Tuple.of(expectation.id().value(), MoneyRow.time(now)));
    }

    @Override
    public void reinstate(Expectation expectation) {
        pg.requireTransaction();
        pg.execute(REINSTATE, Tuple.of(expectation.id().value()));
    }

    @Override
    public List<Expectation> referred(Collection<String> references) {
        return references.isEmpty()
                ? List.of()
                : read(pg.list(
                        REFERRED, Tuple.tuple().addArrayOfString(references.toArray(String[]::new)), row -> row));
    }

    @Override
    public List<Expectation> openOf(Collection<OrganisationId> payers) {
        var ids = payers.stream().map(OrganisationId::value).toArray(UUID[]::new);
        return payers.isEmpty() ? List.of() : read(pg.list(OPEN_OF, Tuple.of((Object) ids), row -> row));
    }

    @Override
    public List<Expectation> concerning(OrganisationId organisation, int most) {
        return read(pg.list(CONCERNING, Tuple.of(organisation.value(), most), row -> row));
    }

    private List<Expectation> read(List<Row> rows) {
        var parts = new LinkedHashMap<UUID, List<Expectation.Part>>();
        rows.forEach(row -> parts.put(row.getUUID("id"), new ArrayList<>()));
        var ids = parts.keySet().toArray(UUID[]::new);
        pg.list(PARTS, Tuple.of((Object) ids), row -> row)
                .forEach(row -> parts.getOrDefault(row.getUUID("expectation_id"), new ArrayList<>())
                        .add(new Expectation.Part(
                                new Money(row.getLong("amount_fen")),
                                Optional.ofNullable(row.getLocalDate("due_on")))));
        return rows.stream()
                .map(row -> expectation(row, parts.getOrDefault(row.getUUID("id"), List.of())))
                .toList();
    }

    private static Expectation expectation(Row row, List<Expectation.Part> parts) {
        var terms = new Expectation.Terms(
                row.getString("about"),
                Purpose.valueOf(row.getString("purpose")),
                new OrganisationId(row.getUUID("payer_id")),
                Optional.ofNullable(row.getUUID("payee_id")).map(OrganisationId::new),
                parts,
                row.getBoolean("open_ended"));
        return new Expectation(
                new ExpectationId(row.getUUID("id")),
                new CreditorReference(row.getString("reference")),
                terms,
                new Money(row.getLong("paid_fen")),
                row.getBoolean("withdrawn"));
    }
}
