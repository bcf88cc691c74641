package org.penglai.money.pg;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.penglai.kernel.Money;
import org.penglai.kernel.OrganisationId;
import org.penglai.money.Clerk;
import org.penglai.money.EntryId;
import org.penglai.money.Hold;
import org.penglai.money.HoldId;
import org.penglai.money.Holds;
import org.penglai.money.Purpose;
import org.penglai.platform.pg.Pg;

/** {@link Holds} in the table {@code money_hold}; what is held stands on the account by the table's own trigger. */
public final class HoldsPg implements Holds {

    private static final String PLACE = """
            INSERT INTO money_hold
              (id, account_id, amount_fen, purpose, source, state, placed_by, placed_for, placed_at, expires_at)
            SELECT $1, money_account.id, $4, $5, $6, 'PENDING', $7, $8, $9, $10
              FROM money_account
             WHERE kind = $2 AND holder = $3""";

    private static final String FIND = """
            SELECT money_hold.id, kind, holder, amount_fen, purpose, source, state, placed_by, placed_for, placed_at,
                   expires_at, ended_at, entry_id
              FROM money_hold
              JOIN money_account ON money_account.id = account_id
             WHERE money_hold.id = $1""";

    private static final String LOCK = "SELECT id FROM money_hold WHERE id = $1 FOR UPDATE";

    private static final String END = """
            UPDATE money_hold
               SET state = $2, ended_by = $3, ended_at = $4, entry_id = $5
             WHERE id = $1""";

    private static final String DUE = """
            SELECT money_hold.id, kind, holder, amount_fen, purpose, source, state, placed_by, placed_for, placed_at,
                   expires_at, ended_at, entry_id
              FROM money_hold
              JOIN money_account ON money_account.id = account_id
             WHERE state = 'PENDING' AND expires_at <= $1
             ORDER BY account_id, money_hold.id
             LIMIT $2
               FOR UPDATE OF money_hold SKIP LOCKED""";

    private static final String LIST = """
            SELECT money_hold.id, kind, holder, amount_fen, purpose, source, state, placed_by, placed_for, placed_at,
                   expires_at, ended_at, entry_id
              FROM money_hold
              JOIN money_account ON money_account.id = account_id
             WHERE ($1::text IS NULL OR holder = $1) AND ($2::text IS NULL OR state = $2) AND money_hold.id < $3
             ORDER BY money_hold.id DESC
             LIMIT $4""";

    private final Pg pg;

    public HoldsPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public void place(Hold.Pending hold) {
        pg.requireTransaction();
        var head = hold.head();
        var placed = pg.execute(
                PLACE,
                Tuple.tuple()
                        .addUUID(head.id().value())
                        .addString(head.account().kind().name())
                        .addString(head.account().holder())
                        .addLong(head.amount().fen())
                        .addString(head.purpose().name())
                        .addString(head.source())
                        .addString(head.placedBy().map(Clerk::subject).orElse(null))
                        .addUUID(head.placedBy()
                                .map(clerk -> clerk.organisation().value())
                                .orElse(null))
                        .addValue(MoneyRow.time(head.placedAt()))
                        .addValue(MoneyRow.time(head.expiresAt())));
        if (placed != 1) {
            throw new IllegalStateException("a hold on an account that there is not");
        }
    }

    @Override
    public Optional<Hold> lock(HoldId id) {
        pg.requireTransaction();
        return pg.one(LOCK, Tuple.of(id.value()), row -> row.getUUID("id")).flatMap(locked -> find(id));
    }

    @Override
    public Optional<Hold> find(HoldId id) {
        return pg.one(FIND, Tuple.of(id.value()), HoldsPg::read);
    }

    @Override
    public void end(Hold ended, Optional<Clerk> by) {
        pg.requireTransaction();
        var at = ended.ended().orElseThrow(() -> new IllegalArgumentException("a pending hold has no end"));
        pg.execute(
                END,
                Tuple.tuple()
                        .addUUID(ended.id().value())
                        .addString(ended.state().name())
                        .addString(by.map(Clerk::subject).orElse(null))
                        .addValue(MoneyRow.time(at))
                        .addUUID(ended.postedBy().map(EntryId::value).orElse(null)));
    }

    @Override
    public List<Hold.Pending> due(Instant now, int most) {
        pg.requireTransaction();
        return pg.list(DUE, Tuple.of(MoneyRow.time(now), most), row -> read(row).requirePending());
    }

    @Override
    public List<Hold> list(Selection selection, Optional<HoldId> before, int most) {
        return pg.list(
                LIST,
                Tuple.tuple()
                        .addString(selection.of().map(OrganisationId::toString).orElse(null))
                        .addString(selection.state().map(Hold.State::name).orElse(null))
                        .addUUID(before.map(HoldId::value).orElse(MoneyRow.LAST))
                        .addInteger(most),
                HoldsPg::read);
    }

    private static Hold read(Row row) {
        var head = new Hold.Head(
                new HoldId(row.getUUID("id")),
                MoneyRow.account(row),
                new Money(row.getLong("amount_fen")),
                Purpose.valueOf(row.getString("purpose")),
                row.getString("source"),
                MoneyRow.clerk(row, "placed_by", "placed_for"),
                MoneyRow.instant(row, "placed_at"),
                MoneyRow.instant(row, "expires_at"));
        return switch (Hold.State.valueOf(row.getString("state"))) {
            case PENDING -> new Hold.Pending(head);
            case POSTED ->
                new Hold.Posted(head, new EntryId(row.getUUID("entry_id")), MoneyRow.instant(row, "ended_at"));
            case VOIDED -> new Hold.Voided(head, MoneyRow.instant(row, "ended_at"));
            case EXPIRED -> new Hold.Expired(head, MoneyRow.instant(row, "ended_at"));
        };
    }
}
