package org.penglai.patent.pg;

import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.Optional;
import org.penglai.patent.AnnuityNotices;
import org.penglai.patent.ApplicationNumber;
import org.penglai.platform.pg.Pg;

/** {@link AnnuityNotices} in the tables {@code annuity_notice} and {@code annuity_round}. */
public final class AnnuityNoticesPg implements AnnuityNotices {

    private static final String GIVE = """
            INSERT INTO annuity_notice (number, due_on, days, told_at)
            VALUES ($1, $2, $3, penglai_now())
            ON CONFLICT ON CONSTRAINT annuity_notice_once DO NOTHING""";

    private static final String LAST = "SELECT day FROM annuity_round";

    private static final String DONE = """
            INSERT INTO annuity_round AS round (day) VALUES ($1)
            ON CONFLICT (only_row) DO UPDATE SET day = greatest(round.day, excluded.day)""";

    private final Pg pg;

    public AnnuityNoticesPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public boolean give(ApplicationNumber number, LocalDate dueOn, int days) {
        pg.requireTransaction();
        return pg.execute(GIVE, Tuple.of(number.canonical(), dueOn, days)) == 1;
    }

    @Override
    public Optional<LocalDate> lastRound() {
        return pg.one(LAST, Tuple.tuple(), row -> row.getLocalDate("day"));
    }

    @Override
    public void roundDone(LocalDate day) {
        pg.execute(DONE, Tuple.of(day));
    }
}
