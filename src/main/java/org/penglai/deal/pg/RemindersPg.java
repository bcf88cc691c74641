package org.penglai.deal.pg;

import io.vertx.sqlclient.Tuple;
import org.penglai.deal.DealId;
import org.penglai.deal.Dues;
import org.penglai.platform.pg.Pg;

/** {@link Dues.Reminders} in the table {@code deal_reminder}. */
public final class RemindersPg implements Dues.Reminders {

    private static final String ADD = """
            INSERT INTO deal_reminder (deal_id, term, days_before) VALUES ($1, $2, $3)
            ON CONFLICT DO NOTHING""";

    private final Pg pg;

    public RemindersPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public boolean isFirst(DealId deal, String rule, int daysBefore) {
        pg.requireTransaction();
        return pg.execute(ADD, Tuple.of(deal.value(), rule, daysBefore)) == 1;
    }
}
