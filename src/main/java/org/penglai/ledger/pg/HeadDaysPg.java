package org.penglai.ledger.pg;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.penglai.kernel.LegalDays;
import org.penglai.ledger.HeadDays;
import org.penglai.platform.pg.Pg;

/** Archived days in rows. */
public final class HeadDaysPg implements HeadDays {

    private static final String COLUMNS = "SELECT day, heads, sha256, archived_at FROM ledger_head_day ";

    private static final String LATEST = COLUMNS + "ORDER BY day DESC LIMIT $1";

    private static final String FIND = COLUMNS + "WHERE day = $1";

    private static final String DUE = """
            SELECT min(signed_at) AS first
              FROM ledger_head
             WHERE signed_at < $1
               AND signed_at >= coalesce(
                 (SELECT (max(day) + 1)::timestamp AT TIME ZONE 'Asia/Shanghai' FROM ledger_head_day), '-infinity')""";

    private static final String ADD =
            "INSERT INTO ledger_head_day (day, heads, sha256, archived_at) VALUES ($1, $2, $3, $4)";

    private final Pg pg;

    public HeadDaysPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public List<Day> latest(int limit) {
        return pg.list(LATEST, Tuple.of(limit), HeadDaysPg::read);
    }

    @Override
    public Optional<Day> find(LocalDate day) {
        return pg.one(FIND, Tuple.of(day), HeadDaysPg::read);
    }

    @Override
    public Optional<LocalDate> due(LocalDate today) {
        var midnight = today.atStartOfDay(LegalDays.ZONE).toOffsetDateTime();
        return pg.one(DUE, Tuple.of(midnight), row -> Optional.ofNullable(row.getOffsetDateTime("first")))
                .flatMap(first -> first)
                .map(first -> LegalDays.of(first.toInstant()));
    }

    @Override
    public void add(Day day) {
        pg.requireTransaction();
        pg.execute(
                ADD,
                Tuple.of(
                        day.day(),
                        day.heads(),
                        SequencePg.buffer(day.file()),
                        day.archivedAt().atOffset(ZoneOffset.UTC)));
    }

    private static Day read(Row row) {
        return new Day(
                row.getLocalDate("day"),
                row.getInteger("heads"),
                SequencePg.hash(row.getBuffer("sha256")),
                row.getOffsetDateTime("archived_at").toInstant());
    }
}
