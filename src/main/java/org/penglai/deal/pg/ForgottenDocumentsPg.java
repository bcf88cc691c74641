package org.penglai.deal.pg;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import org.penglai.deal.ForgottenDocuments;
import org.penglai.kernel.Sha256;
import org.penglai.platform.pg.Pg;

/** {@link ForgottenDocuments} in the table {@code forgotten_document}, which only the owner's functions add to. */
public final class ForgottenDocumentsPg implements ForgottenDocuments {

    private static final String NEXT =
            "SELECT sha256 FROM forgotten_document ORDER BY sha256 LIMIT $1 FOR UPDATE SKIP LOCKED";

    private static final String ON_FILE = "SELECT 1 AS found FROM deal_evidence WHERE sha256 = $1 LIMIT 1";

    private static final String DONE = "DELETE FROM forgotten_document WHERE sha256 = $1";

    private final Pg pg;

    public ForgottenDocumentsPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public List<Sha256> next(int most) {
        pg.requireTransaction();
        return pg.list(
                NEXT,
                Tuple.of(most),
                row -> Sha256.ofDigest(row.getBuffer("sha256").getBytes()));
    }

    @Override
    public boolean isOnFile(Sha256 digest) {
        return pg.one(ON_FILE, digest(digest), row -> row.getInteger("found")).isPresent();
    }

    @Override
    public void done(Sha256 digest) {
        pg.execute(DONE, digest(digest));
    }

    private static Tuple digest(Sha256 digest) {
        return Tuple.of(Buffer.buffer(digest.bytes()));
    }
}
