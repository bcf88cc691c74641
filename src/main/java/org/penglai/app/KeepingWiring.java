package org.penglai.app;

import org.penglai.keeping.Forgetting;
import org.penglai.keeping.Retention;
import org.penglai.keeping.law.RetentionFile;
import org.penglai.keeping.pg.PurgePg;

/** The part of {@link Wiring} that forgets. */
final class KeepingWiring {

    final Retention retention;
    final Forgetting forgetting;

    KeepingWiring(Wiring made) {
        retention = RetentionFile.shipped();
        forgetting = new Forgetting(made.tx, retention, new PurgePg(made.pg), made.ledger);
    }
}
