package org.penglai.lead.pg;

import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.penglai.lead.SavedListings;
import org.penglai.listing.ListingId;
import org.penglai.platform.pg.Pg;

/** {@link SavedListings} in the table {@code saved_listing}. */
public final class SavedListingsPg implements SavedListings {

    private static final String OF = """
            SELECT listing_id, saved_at
              FROM saved_listing
             WHERE subject = $1 AND organisation_id = $2
               AND ($3::uuid IS NULL OR (saved_at, listing_id) < (
                     SELECT last.saved_at, last.listing_id
                       FROM saved_listing AS last
                      WHERE last.subject = $1 AND last.organisation_id = $2 AND last.listing_id = $3))
             ORDER BY saved_at DESC, listing_id DESC
             LIMIT $4""";

    private static final String COUNT =
            "SELECT count(*)::int AS kept FROM saved_listing WHERE subject = $1 AND organisation_id = $2";

    private static final String ADD = """
            INSERT INTO saved_listing (subject, organisation_id, listing_id, saved_at)
            VALUES ($1, $2, $3, penglai_now())
            ON CONFLICT DO NOTHING""";

    private static final String REMOVE =
            "DELETE FROM saved_listing WHERE subject = $1 AND organisation_id = $2 AND listing_id = $3";

    private final Pg pg;

    public SavedListingsPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public List<Saved> of(Reader reader, Optional<ListingId> after, int limit) {
        return pg.list(
                OF,
                Tuple.of(
                        reader.subject(),
                        reader.organisation().value(),
                        after.map(ListingId::value).orElse(null),
                        limit),
                row -> new Saved(
                        new ListingId(row.getUUID("listing_id")),
                        row.get(OffsetDateTime.class, "saved_at").toInstant()));
    }

    @Override
    public int count(Reader reader) {
        return pg.one(COUNT, Tuple.of(reader.subject(), reader.organisation().value()), row -> row.getInteger("kept"))
                .orElse(0);
    }

    @Override
    public boolean add(Reader reader, ListingId listing) {
        return pg.execute(ADD, Tuple.of(reader.subject(), reader.organisation().value(), listing.value())) == 1;
    }

    @Override
    public boolean remove(Reader reader, ListingId listing) {
        return pg.execute(
                        REMOVE, Tuple.of(reader.subject(), reader.organisation().value(), listing.value()))
                == 1;
    }
}
