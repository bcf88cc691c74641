package org.penglai.deal.pg;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import org.penglai.deal.DealAction;
import org.penglai.deal.DealId;
import org.penglai.deal.Signatory;
import org.penglai.deal.Warning;
import org.penglai.deal.WarningNote;
import org.penglai.deal.WarningNotes;
import org.penglai.kernel.OrganisationId;
import org.penglai.platform.pg.Pg;

/** {@link WarningNotes} in the table {@code deal_warning_note}. */
public final class WarningNotesPg implements WarningNotes {

    private static final String ADD = """
            INSERT INTO deal_warning_note (deal_id, sign, step, note, noted_by, noted_for, noted_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)""";

    private static final String OF = """
            SELECT sign, step, note, noted_by, noted_for, noted_at
              FROM deal_warning_note
             WHERE deal_id = $1
             ORDER BY position""";

    private final Pg pg;

    public WarningNotesPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public void add(DealId deal, WarningNote note) {
        pg.requireTransaction();
        pg.execute(
                ADD,
                Tuple.tuple()
                        .addUUID(deal.value())
                        .addString(note.sign().name())
                        .addString(note.step().name())
                        .addString(note.text())
                        .addString(note.by().subject())
                        .addUUID(note.by().organisation().value())
                        .addValue(DealRow.time(note.at())));
    }

    @Override
    public List<WarningNote> of(DealId deal) {
        return pg.list(OF, Tuple.of(deal.value()), WarningNotesPg::read);
    }

    private static WarningNote read(Row row) {
        return new WarningNote(
                Warning.Sign.valueOf(row.getString("sign")),
                DealAction.valueOf(row.getString("step")),
                row.getString("note"),
                new Signatory(row.getString("noted_by"), new OrganisationId(row.getUUID("noted_for"))),
                DealRow.instant(row, "noted_at"));
    }
}
