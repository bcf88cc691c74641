package org.penglai.ledger.pg;

import io.vertx.sqlclient.Tuple;
import java.util.List;
import org.penglai.ledger.Keys;
import org.penglai.platform.pg.Pg;

/** Published keys in rows. */
public final class KeysPg implements Keys {

    private static final String PUBLISH = """
            INSERT INTO signing_key (id, x, first_used_at) VALUES ($1, $2, penglai_now()) ON CONFLICT DO NOTHING""";

    private static final String ALL = "SELECT id, x FROM signing_key ORDER BY first_used_at DESC, id";

    private static final String PUBLISH_PAPER = """
            INSERT INTO paper_certificate (sha256, certificate, first_used_at)
            VALUES (sha256(decode($1, 'base64')), decode($1, 'base64'), penglai_now())
            ON CONFLICT DO NOTHING""";

    private static final String PAPERS = """
            SELECT replace(encode(certificate, 'base64'), chr(10), '') AS der
              FROM paper_certificate
             ORDER BY first_used_at DESC, sha256""";

    private final Pg pg;

    public KeysPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public void publish(Published key) {
        pg.execute(PUBLISH, Tuple.of(key.id(), key.x()));
    }

    @Override
    public List<Published> all() {
        return pg.list(ALL, Tuple.tuple(), row -> new Published(row.getString("id"), row.getString("x")));
    }

    @Override
    public void publishPaperCertificate(String der) {
        pg.execute(PUBLISH_PAPER, Tuple.of(der));
    }

    @Override
    public List<String> paperCertificates() {
        return pg.list(PAPERS, Tuple.tuple(), row -> row.getString("der"));
    }
}
