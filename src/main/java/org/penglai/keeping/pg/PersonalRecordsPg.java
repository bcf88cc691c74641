package org.penglai.keeping.pg;

import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.penglai.keeping.PersonalRecords;
import org.penglai.kernel.Actor;
import org.penglai.platform.pg.Pg;

/** {@link PersonalRecords} by the owner's function {@code person_held}, which sees the tables of all features. */
public final class PersonalRecordsPg implements PersonalRecords {

    private static final String HELD = "SELECT kind, what, since, stays, until FROM person_held($1, $2, $3)";

    private final Pg pg;

    public PersonalRecordsPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public List<Found> of(Actor person) {
        return pg.list(
                HELD,
                Tuple.of(person.subject(), person.name(), person.organisation().value()),
                row -> new Found(
                        row.getString("kind"),
                        row.getString("what"),
                        row.get(OffsetDateTime.class, "since").toInstant(),
                        row.getBoolean("stays"),
                        Optional.ofNullable(row.getLocalDate("until"))));
    }
}
