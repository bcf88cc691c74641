package org.penglai.app;

import org.penglai.keeping.Erasing;
import org.penglai.keeping.Forgetting;
import org.penglai.keeping.Retention;
import org.penglai.keeping.law.RetentionFile;
import org.penglai.keeping.pg.ErasureRequestsPg;
import org.penglai.keeping.pg.PersonalRecordsPg;
import org.penglai.keeping.pg.PurgePg;

/** The part of {@link Wiring} that forgets, by the calendar and on request. */
final class KeepingWiring {

    final Retention retention;
    final Forgetting forgetting;
    final Erasing erasing;

    KeepingWiring(Wiring made) {
        retention = RetentionFile.shipped();
        forgetting = new Forgetting(made.tx, retention, new PurgePg(made.pg), made.ledger);
        erasing = new Erasing(
                made.tx,
                made.ids,
                retention,
                new Erasing.Records(new PersonalRecordsPg(made.pg), new ErasureRequestsPg(made.pg)),
                made.ledger);
    }
}
