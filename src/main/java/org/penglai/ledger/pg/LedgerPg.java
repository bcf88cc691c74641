package org.penglai.ledger.pg;

import io.vertx.sqlclient.Tuple;
import org.penglai.kernel.Ids;
import org.penglai.ledger.Entry;
import org.penglai.ledger.Ledger;
import org.penglai.platform.pg.Pg;

/** Appends entries with their leaf hash; the server's role can do nothing else to them. */
public final class LedgerPg implements Ledger {

    private static final String APPEND = """
            INSERT INTO ledger_entry (id, kind, aggregate, facts, leaf_hash, recorded_at)
            VALUES ($1, $2, $3, $4, decode($5, 'hex'), penglai_now())""";

    private static final String SEAL = """
            INSERT INTO ledger_sealed (entry_id, fact, salt, person_subject) VALUES ($1, $2, $3, $4)""";

    private final Pg pg;
    private final Ids ids;

    public LedgerPg(Pg pg, Ids ids) {
        this.pg = pg;
        this.ids = ids;
    }

    @Override
    public void record(Entry entry) {
        pg.requireTransaction();
        var canonical = entry.canonical();
        var id = ids.next();
        pg.execute(APPEND, Tuple.of(id, entry.kind(), entry.aggregate(), canonical, Entry.leafHash(canonical)));
        entry.sealed().forEach((name, seal) -> pg.execute(SEAL, Tuple.of(id, name, seal.salt(), seal.person())));
    }
}
