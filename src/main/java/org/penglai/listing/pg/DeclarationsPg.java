package org.penglai.listing.pg;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Sha256;
import org.penglai.listing.Declaration;
import org.penglai.listing.Declarations;
import org.penglai.listing.ListingId;
import org.penglai.platform.pg.Pg;

/** {@link Declarations} in the table {@code listing_filing}. */
public final class DeclarationsPg implements Declarations {

    /** What the table's constraint means to a caller. */
    public static final Map<String, Function<String, Refusal>> REFUSALS =
            Map.of("listing_filing_once", detail -> Refusal.conflict("listing.filed-already"));

    private static final String FIND = """
            SELECT kind, number, filed_on, terms_digest
              FROM listing_filing
             WHERE listing_id = $1
             ORDER BY recorded_at, number""";

    private static final String ADD = """
            INSERT INTO listing_filing (listing_id, kind, number, filed_on, terms_digest, recorded_at)
            VALUES ($1, $2, $3, $4, $5, penglai_now())""";

    private final Pg pg;

    public DeclarationsPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public List<Declaration.Filing> of(ListingId listing) {
        return pg.list(
                FIND,
                Tuple.of(listing.value()),
                row -> new Declaration.Filing(
                        Declaration.Kind.valueOf(row.getString("kind")),
                        row.getString("number"),
                        row.getLocalDate("filed_on"),
                        Sha256.ofDigest(row.getBuffer("terms_digest").getBytes())));
    }

    @Override
    public void add(ListingId listing, Declaration.Filing filing) {
        pg.requireTransaction();
        pg.execute(
                ADD,
                Tuple.of(
                        listing.value(),
                        filing.kind().name(),
                        filing.number(),
                        filing.filedOn(),
                        Buffer.buffer(filing.terms().bytes())));
    }
}
