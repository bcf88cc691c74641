package org.penglai.money.pg;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.penglai.kernel.Money;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.money.Account;
import org.penglai.money.Act;
import org.penglai.money.Balance;
import org.penglai.money.Book;
import org.penglai.money.Clerk;
import org.penglai.money.EntryId;
import org.penglai.money.JournalEntry;
import org.penglai.money.Posting;
import org.penglai.money.Purpose;
import org.penglai.platform.pg.Pg;

/** {@link Book} in the tables {@code money_account}, {@code money_entry} and {@code money_posting}; sets are joined by unnest. */
public final class BookPg implements Book {

    /** What the tables' constraints mean to a caller. */
    public static final Map<String, Function<String, Refusal>> REFUSALS = Map.of(
            "money_entry_booked_once", detail -> Refusal.conflict("money.booked-already"),
            "money_entry_corrected_once", detail -> Refusal.conflict("money.corrected-already"),
            "money_account_not_below_zero", detail -> Refusal.conflict("money.not-available"),
            "money_account_available", detail -> Refusal.conflict("money.not-available"),
            "money_hold_once", detail -> Refusal.conflict("money.held-already"),
            "money_hold_ended_once", detail -> Refusal.conflict("money.hold-ended"),
            "money_hold_in_time", detail -> Refusal.conflict("money.hold-expired"));

    private static final String OPEN = """
            INSERT INTO money_account (kind, holder)
            SELECT kind, holder
              FROM unnest($1::text[], $2::text[]) AS asked (kind, holder)
             ORDER BY kind, holder
            ON CONFLICT (kind, holder) DO NOTHING""";

    private static final String ADD = """
            INSERT INTO money_entry
              (id, act, purpose, source, about, value_on, postings, corrects, reason, booked_by, booked_for, booked_at)
            SELECT id, act, purpose, source, about, value_on, postings, corrects, reason, $10, $11, $12
              FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::date[], $7::smallint[],
                          $8::uuid[], $9::text[])
                AS entry (id, act, purpose, source, about, value_on, postings, corrects, reason)""";

    private static final String POST = """
            INSERT INTO money_posting (entry_id, position, account_id, amount_fen)
            SELECT entry_id, position, money_account.id, amount_fen
              FROM unnest($1::uuid[], $2::smallint[], $3::text[], $4::text[], $5::bigint[])
                AS line (entry_id, position, kind, holder, amount_fen)
              JOIN money_account USING (kind, holder)""";

    private static final String BOOKED = "SELECT 1 AS booked FROM money_entry WHERE source = $1";

    private static final String BOOKED_AMONG =
            "SELECT source FROM unnest($1::text[]) AS asked (source) JOIN money_entry USING (source)";

    private static final String CORRECTED_AMONG = """
            SELECT entry.source
              FROM unnest($1::text[]) AS asked (source)
              JOIN money_entry AS entry ON entry.source = asked.source
              JOIN money_entry AS correction ON correction.corrects = entry.id""";

    private static final String LOCK = "SELECT money_lock($1, $2)";

    private static final String BALANCE =
            "SELECT kind, holder, balance_fen, held_fen FROM money_account WHERE kind = $1 AND holder = $2";

    private static final String BALANCES = """
            SELECT kind, holder, balance_fen, held_fen
              FROM money_account
             WHERE $1::text IS NULL OR holder = $1
             ORDER BY kind, holder""";

    private static final String ENTRIES = """
            SELECT entry.id, act, purpose, source, about, value_on, corrects, reason, booked_by, booked_for, booked_at,
                   (SELECT correction.id FROM money_entry AS correction WHERE correction.corrects = entry.id) AS corrected_by
              FROM money_entry AS entry
             WHERE entry.id < $3
               AND ($1::text IS NULL OR EXISTS (
                     SELECT 1
                       FROM money_posting
                       JOIN money_account ON money_account.id = account_id
                      WHERE entry_id = entry.id AND kind = $1 AND holder = $2))
             ORDER BY entry.id DESC
             LIMIT $4""";

    private static final String FIND = """
            SELECT entry.id, act, purpose, source, about, value_on, corrects, reason, booked_by, booked_for, booked_at,
                   (SELECT correction.id FROM money_entry AS correction WHERE correction.corrects = entry.id) AS corrected_by
              FROM money_entry AS entry
             WHERE entry.id = $1""";

    private static final String ABOUT = """
            SELECT entry.id, act, purpose, source, about, value_on, corrects, reason, booked_by, booked_for, booked_at,
                   (SELECT correction.id FROM money_entry AS correction WHERE correction.corrects = entry.id) AS corrected_by
              FROM money_entry AS entry
             WHERE about = $1
             ORDER BY entry.id""";

    private static final String PAID = """
            SELECT about,
                   coalesce(sum(amount_fen) FILTER (WHERE kind = 'DIRECT_PAID'), 0)::bigint AS direct,
                   coalesce(sum(amount_fen) FILTER (WHERE kind = 'RECEIPTS'), 0)::bigint AS here,
                   coalesce(-sum(amount_fen) FILTER (WHERE kind = 'REFUNDABLE'), 0)::bigint AS refundable
              FROM unnest($1::text[]) AS asked (about)
              JOIN money_entry AS entry USING (about)
              JOIN money_posting ON entry_id = entry.id
              JOIN money_account ON money_account.id = account_id
             WHERE act IN ('DIRECT_PAYMENT', 'ALLOTMENT')
               AND NOT EXISTS (SELECT FROM money_entry AS correction WHERE correction.corrects = entry.id)
             GROUP BY about""";

    private static final String POSTINGS = """
            SELECT entry_id, kind, holder, amount_fen
              FROM unnest($1::uuid[]) AS asked (entry_id)
              JOIN money_posting USING (entry_id)
              JOIN money_account ON money_account.id = account_id
             ORDER BY entry_id, position""";

    private final Pg pg;

    public BookPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public void add(List<JournalEntry> entries, Optional<Clerk> by, Instant now) {
        pg.requireTransaction();
        var columns = new Columns(entries);
        pg.execute(OPEN, columns.accounts());
        pg.execute(
                ADD,
                columns.entries()
                        .addValue(by.map(Clerk::subject).orElse(null))
                        .addValue(by.map(clerk -> clerk.organisation().value()).orElse(null))
                        .addValue(MoneyRow.time(now)));
        pg.execute(POST, columns.postings());
    }

    /** The entries as columns. */
    private record Columns(List<JournalEntry> all) {

        private List<Posting> lines() {
            return all.stream().flatMap(entry -> entry.postings().stream()).toList();
        }

        private <T> String[] texts(List<T> of, Function<T, String> text) {
            return of.stream().map(text).toArray(String[]::new);
        }

        Tuple accounts() {
            var accounts = lines().stream().map(Posting::account).distinct().toList();
            return Tuple.tuple()
                    .addArrayOfString(texts(accounts, account -> account.kind().name()))
                    .addArrayOfString(texts(accounts, Account::holder));
        }

        Tuple entries() {
            return Tuple.tuple()
                    .addArrayOfUUID(
                            all.stream().map(entry -> entry.id().value()).toArray(UUID[]::new))
                    .addArrayOfString(texts(all, entry -> entry.what().act().name()))
                    .addArrayOfString(texts(all, entry -> entry.what().purpose().name()))
                    .addArrayOfString(texts(all, JournalEntry::source))
                    .addArrayOfString(texts(all, entry -> entry.what().subject()))
                    .addArrayOfLocalDate(all.stream().map(JournalEntry::valueOn).toArray(LocalDate[]::new))
                    .addArrayOfShort(all.stream()
                            .map(entry -> (short) entry.postings().size())
                            .toArray(Short[]::new))
                    .addArrayOfUUID(all.stream().map(Columns::corrected).toArray(UUID[]::new))
                    .addArrayOfString(texts(all, JournalEntry::reason));
        }

        private static @Nullable UUID corrected(JournalEntry entry) {
            return entry.corrects().map(EntryId::value).orElse(null);
        }

        Tuple postings() {
            var entries = new ArrayList<UUID>();
            var positions = new ArrayList<Short>();
            for (var entry : all) {
                for (short at = 1; at <= entry.postings().size(); at++) {
                    entries.add(entry.id().value());
                    positions.add(at);
                }
            }
            return Tuple.tuple()
                    .addArrayOfUUID(entries.toArray(UUID[]::new))
                    .addArrayOfShort(positions.toArray(Short[]::new))
                    .addArrayOfString(
                            texts(lines(), line -> line.account().kind().name()))
                    .addArrayOfString(texts(lines(), line -> line.account().holder()))
                    .addArrayOfLong(lines().stream().map(Posting::fen).toArray(Long[]::new));
        }
    }

    @Override
    public boolean isBooked(String source) {
        return pg.one(BOOKED, Tuple.of(source), row -> row.getInteger("booked")).isPresent();
    }

    @Override
    public Set<String> booked(Collection<String> sources) {
        return Set.copyOf(pg.list(
                BOOKED_AMONG,
                Tuple.tuple().addArrayOfString(sources.toArray(String[]::new)),
                row -> row.getString("source")));
    }

    @Override
    public Set<String> corrected(Collection<String> sources) {
        return sources.isEmpty()
                ? Set.of()
                : Set.copyOf(pg.list(
                        CORRECTED_AMONG,
                        Tuple.tuple().addArrayOfString(sources.toArray(String[]::new)),
                        row -> row.getString("source")));
    }

    @Override
    public void lock(Collection<Account> accounts) {
        pg.requireTransaction();
        var kinds = accounts.stream().map(account -> account.kind().name()).toArray(String[]::new);
        var holders = accounts.stream().map(Account::holder).toArray(String[]::new);
        pg.execute(LOCK, Tuple.tuple().addArrayOfString(kinds).addArrayOfString(holders));
    }

    @Override
    public Optional<Booked> find(EntryId id) {
        return read(pg.list(FIND, Tuple.of(id.value()), row -> row)).stream().findFirst();
    }

    @Override
    public Balance balance(Account account) {
        return pg.one(BALANCE, Tuple.of(account.kind().name(), account.holder()), BookPg::balance)
                .orElseGet(() -> new Balance(account, Money.ZERO, Money.ZERO));
    }

    @Override
    public List<Balance> balances(Optional<OrganisationId> of) {
        return pg.list(
                BALANCES,
                Tuple.tuple().addString(of.map(OrganisationId::toString).orElse(null)),
                BookPg::balance);
    }

    @Override
    public List<Booked> entries(Optional<Account> account, Optional<EntryId> before, int most) {
        return read(pg.list(
                ENTRIES,
                Tuple.tuple()
                        .addString(account.map(one -> one.kind().name()).orElse(null))
                        .addString(account.map(Account::holder).orElse(null))
                        .addUUID(before.map(EntryId::value).orElse(MoneyRow.LAST))
                        .addInteger(most),
                row -> row));
    }

    @Override
    public List<Booked> about(String subject) {
        return read(pg.list(ABOUT, Tuple.of(subject), row -> row));
    }

    @Override
    public Map<String, Paid> paid(Collection<String> subjects) {
        var found = new LinkedHashMap<String, Paid>();
        pg.list(
                        PAID,
                        Tuple.tuple()
                                .addArrayOfString(subjects.stream().distinct().toArray(String[]::new)),
                        row -> row)
                .forEach(row -> found.put(
                        row.getString("about"),
                        new Paid(
                                new Money(row.getLong("direct")),
                                new Money(row.getLong("here")),
                                new Money(row.getLong("refundable")))));
        return found;
    }

    private List<Booked> read(List<Row> rows) {
        var postings = new LinkedHashMap<UUID, List<Posting>>();
        rows.forEach(row -> postings.put(row.getUUID("id"), new ArrayList<>()));
        var ids = postings.keySet().toArray(UUID[]::new);
        pg.list(POSTINGS, Tuple.of((Object) ids), row -> row)
                .forEach(row -> postings.getOrDefault(row.getUUID("entry_id"), new ArrayList<>())
                        .add(new Posting(MoneyRow.account(row), row.getLong("amount_fen"))));
        return rows.stream()
                .map(row -> booked(row, postings.getOrDefault(row.getUUID("id"), List.of())))
                .toList();
    }

    private static Booked booked(Row row, List<Posting> postings) {
        var entry = new JournalEntry(
                new EntryId(row.getUUID("id")),
                new JournalEntry.What(
                        Act.valueOf(row.getString("act")),
                        Purpose.valueOf(row.getString("purpose")),
                        row.getString("about")),
                row.getString("source"),
                row.getLocalDate("value_on"),
                postings,
                Optional.ofNullable(row.getUUID("corrects")).map(EntryId::new),
                row.getString("reason"));
        return new Booked(
                entry,
                MoneyRow.clerk(row, "booked_by", "booked_for"),
                MoneyRow.instant(row, "booked_at"),
                Optional.ofNullable(row.getUUID("corrected_by")).map(EntryId::new));
    }

    private static Balance balance(Row row) {
        return new Balance(
                MoneyRow.account(row), new Money(row.getLong("balance_fen")), new Money(row.getLong("held_fen")));
    }
}
