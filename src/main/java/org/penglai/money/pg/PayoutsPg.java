package org.penglai.money.pg;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.penglai.kernel.Money;
import org.penglai.kernel.OrganisationId;
import org.penglai.money.Clerk;
import org.penglai.money.PayeeAccount;
import org.penglai.money.Payout;
import org.penglai.money.PayoutFileId;
import org.penglai.money.PayoutId;
import org.penglai.money.Payouts;
import org.penglai.platform.pg.Pg;

/** {@link Payouts} in the tables {@code money_payout}, {@code money_payout_file} and {@code money_payee_account}. */
public final class PayoutsPg implements Payouts {

    private static final String ADD = """
            INSERT INTO money_payout
              (id, from_kind, from_holder, holder_name, number, bank, bank_code, amount_fen, purpose, about, state, hold_id,
               proposed_by, proposed_for, proposed_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)""";

    private static final String FIND = """
            SELECT id, from_kind, from_holder, holder_name, number, bank, bank_code, amount_fen, purpose, about, state, hold_id,
                   proposed_by, proposed_for, proposed_at, released_by, released_for, released_at, file_id,
                   rejection_reason, rejected_by, rejected_for, rejected_at, confirmed_by, confirmed_for, confirmed_at
              FROM money_payout
             WHERE id = $1""";

    private static final String LOCK = """
            SELECT id, from_kind, from_holder, holder_name, number, bank, bank_code, amount_fen, purpose, about, state, hold_id,
                   proposed_by, proposed_for, proposed_at, released_by, released_for, released_at, file_id,
                   rejection_reason, rejected_by, rejected_for, rejected_at, confirmed_by, confirmed_for, confirmed_at
              FROM money_payout
             WHERE id = $1
               FOR UPDATE""";

    private static final String LOCK_ALL = """
            SELECT id, from_kind, from_holder, holder_name, number, bank, bank_code, amount_fen, purpose, about, state, hold_id,
                   proposed_by, proposed_for, proposed_at, released_by, released_for, released_at, file_id,
                   rejection_reason, rejected_by, rejected_for, rejected_at, confirmed_by, confirmed_for, confirmed_at
              FROM unnest($1::uuid[]) AS asked (id)
              JOIN money_payout USING (id)
             ORDER BY id
               FOR UPDATE OF money_payout""";

    private static final String RELEASED = """
            SELECT id, from_kind, from_holder, holder_name, number, bank, bank_code, amount_fen, purpose, about, state, hold_id,
                   proposed_by, proposed_for, proposed_at, released_by, released_for, released_at, file_id,
                   rejection_reason, rejected_by, rejected_for, rejected_at, confirmed_by, confirmed_for, confirmed_at
              FROM money_payout
             WHERE state = 'RELEASED'
             ORDER BY id
             LIMIT $1
               FOR UPDATE""";

    private static final String SAVE = """
            UPDATE money_payout
               SET state = $2, released_by = $3, released_for = $4, released_at = $5, file_id = $6, rejection_reason = $7,
                   rejected_by = $8, rejected_for = $9, rejected_at = $10,
                   confirmed_by = $11, confirmed_for = $12, confirmed_at = $13
             WHERE id = $1""";

    private static final String LIST = """
            SELECT id, from_kind, from_holder, holder_name, number, bank, bank_code, amount_fen, purpose, about, state, hold_id,
                   proposed_by, proposed_for, proposed_at, released_by, released_for, released_at, file_id,
                   rejection_reason, rejected_by, rejected_for, rejected_at, confirmed_by, confirmed_for, confirmed_at
              FROM money_payout
             WHERE ($1::text IS NULL OR from_holder = $1) AND ($2::text IS NULL OR state = $2) AND id < $3
             ORDER BY id DESC
             LIMIT $4""";

    private static final String SENT_BACK = """
            SELECT 1 AS found
              FROM money_payout
             WHERE from_kind = 'RECEIPTS' AND about = $1 AND state NOT IN ('CANCELLED', 'RETURNED', 'REJECTED')
             LIMIT 1""";

    private static final String COUNTS = "SELECT state, count(*) AS payouts FROM money_payout GROUP BY state";

    private static final String ADD_FILE = """
            INSERT INTO money_payout_file (id, payments, total_fen, exported_by, exported_for, exported_at)
            VALUES ($1, $2, $3, $4, $5, $6)""";

    private static final String FILE = """
            SELECT id, payments, total_fen, exported_by, exported_for, exported_at
              FROM money_payout_file
             WHERE id = $1""";

    private static final String FILES = """
            SELECT id, payments, total_fen, exported_by, exported_for, exported_at
              FROM money_payout_file
             ORDER BY id DESC
             LIMIT $1""";

    private static final String OF_FILE = """
            SELECT id, from_kind, from_holder, holder_name, number, bank, bank_code, amount_fen, purpose, about, state, hold_id,
                   proposed_by, proposed_for, proposed_at, released_by, released_for, released_at, file_id,
                   rejection_reason, rejected_by, rejected_for, rejected_at, confirmed_by, confirmed_for, confirmed_at
              FROM money_payout
             WHERE file_id = $1
             ORDER BY id""";

    private static final String STATE = """
            INSERT INTO money_payee_account (organisation_id, holder_name, number, bank, bank_code, stated_by, stated_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)""";

    private static final String ACCOUNT_OF = """
            SELECT holder_name, number, bank, bank_code
              FROM money_payee_account
             WHERE organisation_id = $1
             ORDER BY position DESC
             LIMIT 1""";

    private final Pg pg;

    public PayoutsPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public void add(Payout payout) {
        pg.requireTransaction();
        var order = payout.order();
        pg.execute(
                ADD,
                Tuple.tuple()
                        .addUUID(payout.id().value())
                        .addString(order.from().kind().name())
                        .addString(order.from().holder())
                        .addString(order.to().holder())
                        .addString(order.to().number())
                        .addString(order.to().bank())
                        .addString(order.to().bankCode())
                        .addLong(order.amount().fen())
                        .addString(order.purpose().name())
                        .addString(order.about())
                        .addString(payout.state().name())
                        .addUUID(payout.hold().value())
                        .addString(payout.proposed().by().subject())
                        .addUUID(payout.proposed().by().organisation().value())
                        .addValue(MoneyRow.time(payout.proposed().at())));
    }

    @Override
    public Optional<Payout> find(PayoutId id) {
        return pg.one(FIND, Tuple.of(id.value()), PayoutRow::read);
    }

    @Override
    public Optional<Payout> lock(PayoutId id) {
        pg.requireTransaction();
        return pg.one(LOCK, Tuple.of(id.value()), PayoutRow::read);
    }

    @Override
    public List<Payout> lockAll(Collection<PayoutId> ids) {
        pg.requireTransaction();
        var values = ids.stream().map(PayoutId::value).toArray(UUID[]::new);
        return pg.list(LOCK_ALL, Tuple.of((Object) values), PayoutRow::read);
    }

    @Override
    public List<Payout> released(int most) {
        pg.requireTransaction();
        return pg.list(RELEASED, Tuple.of(most), PayoutRow::read);
    }

    @Override
    public void save(Payout payout) {
        pg.requireTransaction();
        pg.execute(SAVE, PayoutRow.changes(payout));
    }

    @Override
    public List<Payout> list(Selection selection, Optional<PayoutId> before, int most) {
        return pg.list(
                LIST,
                Tuple.tuple()
                        .addString(selection.of().map(OrganisationId::toString).orElse(null))
                        .addString(selection.state().map(Payout.State::name).orElse(null))
                        .addUUID(before.map(PayoutId::value).orElse(MoneyRow.LAST))
                        .addInteger(most),
                PayoutRow::read);
    }

    @Override
    public boolean isSentBack(Payout.Order order) {
        return pg.one(SENT_BACK, Tuple.of(order.about()), row -> row.getInteger("found"))
                .isPresent();
    }

    @Override
    public Map<Payout.State, Long> counts() {
        var counts = new EnumMap<Payout.State, Long>(Payout.State.class);
        pg.list(COUNTS, Tuple.tuple(), Function.identity())
                .forEach(row -> counts.put(Payout.State.valueOf(row.getString("state")), row.getLong("payouts")));
        return counts;
    }

    @Override
    public void addFile(File file) {
        pg.requireTransaction();
        pg.execute(
                ADD_FILE,
                Tuple.of(
                        file.id().value(),
                        file.payments(),
                        file.total().fen(),
                        file.by().subject(),
                        file.by().organisation().value(),
                        MoneyRow.time(file.at())));
    }

    @Override
    public Optional<File> file(PayoutFileId id) {
        return pg.one(FILE, Tuple.of(id.value()), PayoutsPg::readFile);
    }

    @Override
    public List<File> files(int most) {
        return pg.list(FILES, Tuple.of(most), PayoutsPg::readFile);
    }

    @Override
    public List<Payout> of(PayoutFileId file) {
        return pg.list(OF_FILE, Tuple.of(file.value()), PayoutRow::read);
    }

    @Override
    public void state(OrganisationId organisation, PayeeAccount account, Clerk by, Instant now) {
        pg.requireTransaction();
        pg.execute(
                STATE,
                Tuple.tuple()
                        .addUUID(organisation.value())
                        .addString(account.holder())
                        .addString(account.number())
                        .addString(account.bank())
                        .addString(account.bankCode())
                        .addString(by.subject())
                        .addValue(MoneyRow.time(now)));
    }

    @Override
    public Optional<PayeeAccount> accountOf(OrganisationId organisation) {
        return pg.one(ACCOUNT_OF, Tuple.of(organisation.value()), PayoutRow::account);
    }

    private static File readFile(Row row) {
        return new File(
                new PayoutFileId(row.getUUID("id")),
                row.getInteger("payments"),
                new Money(row.getLong("total_fen")),
                new Clerk(row.getString("exported_by"), new OrganisationId(row.getUUID("exported_for"))),
                MoneyRow.instant(row, "exported_at"));
    }
}
