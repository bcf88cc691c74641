package org.penglai.listing.pg;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.penglai.kernel.OrganisationId;
import org.penglai.listing.ListingId;
import org.penglai.listing.Scratches;
import org.penglai.platform.pg.Pg;

/** {@link Scratches} in the table {@code listing_scratch}. */
public final class ScratchesPg implements Scratches {

    private static final String FIND = """
            SELECT id, organisation_id, listing_id, form, saved_at
              FROM listing_scratch
             WHERE organisation_id = $1 AND id = $2""";

    private static final String SAVE = """
            INSERT INTO listing_scratch AS kept (id, organisation_id, listing_id, form, saved_at)
            VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT (id) DO UPDATE SET form = excluded.form, saved_at = excluded.saved_at
             WHERE kept.organisation_id = excluded.organisation_id""";

    private static final String REMOVE = "DELETE FROM listing_scratch WHERE organisation_id = $1 AND id = $2";

    private static final String BEGUN = """
            SELECT id, organisation_id, listing_id, form, saved_at
              FROM listing_scratch
             WHERE organisation_id = $1 AND listing_id IS NULL
             ORDER BY saved_at DESC, id
             LIMIT $2""";

    private static final String FORGET =
            "DELETE FROM listing_scratch WHERE saved_at < penglai_now() - make_interval(days => $1)";

    private final Pg pg;

    public ScratchesPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public Optional<Scratch> find(OrganisationId organisation, UUID id) {
        return pg.one(FIND, Tuple.of(organisation.value(), id), ScratchesPg::scratch);
    }

    @Override
    public void save(Scratch scratch) {
        var form = new JsonObject();
        scratch.form().forEach((field, values) -> form.put(field, new JsonArray(values)));
        pg.execute(
                SAVE,
                Tuple.tuple()
                        .addUUID(scratch.id())
                        .addUUID(scratch.organisation().value())
                        .addValue(scratch.listing().map(ListingId::value).orElse(null))
                        .addValue(form)
                        .addValue(scratch.savedAt().atOffset(ZoneOffset.UTC)));
    }

    @Override
    public void remove(OrganisationId organisation, UUID id) {
        pg.execute(REMOVE, Tuple.of(organisation.value(), id));
    }

    @Override
    public List<Scratch> begun(OrganisationId organisation, int limit) {
        return pg.list(BEGUN, Tuple.of(organisation.value(), limit), ScratchesPg::scratch);
    }

    @Override
    public int forget(int days) {
        return pg.execute(FORGET, Tuple.of(days));
    }

    private static Scratch scratch(Row row) {
        var form = new LinkedHashMap<String, List<String>>();
        row.getJsonObject("form")
                .forEach(field -> form.put(
                        field.getKey(),
                        ((JsonArray) field.getValue())
                                .stream().map(String::valueOf).toList()));
        return new Scratch(
                row.getUUID("id"),
                new OrganisationId(row.getUUID("organisation_id")),
                Optional.ofNullable(row.getUUID("listing_id")).map(ListingId::new),
                form,
                row.get(OffsetDateTime.class, "saved_at").toInstant());
    }
}
