package org.penglai.listing.pg;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Sha256;
import org.penglai.listing.Consent;
import org.penglai.listing.Consents;
import org.penglai.listing.ListingId;
import org.penglai.platform.pg.Pg;

/** {@link Consents} in the table {@code listing_consent}. */
public final class ConsentsPg implements Consents {

    private static final String FIND = """
            SELECT listing_id, owner_name, organisation_id, standing, document, said_on, terms_digest
              FROM listing_consent
             WHERE listing_id = ANY ($1)
             ORDER BY position""";

    private static final String ADD = """
            INSERT INTO listing_consent
              (listing_id, owner_name, organisation_id, standing, document, said_on, terms_digest, recorded_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, penglai_now())""";

    private static final String IS_ASKED = """
            SELECT EXISTS (SELECT 1 FROM listing_consent WHERE listing_id = $1 AND organisation_id = $2) AS asked""";

    private static final String WAITING = """
            SELECT asked.listing_id
              FROM listing_consent AS asked
              JOIN listing ON listing.id = asked.listing_id
             WHERE asked.organisation_id = $1 AND asked.standing = 'ASKED' AND asked.listing_id < $2
               AND listing.state IN ('DRAFT', 'SUBMITTED', 'PUBLISHED', 'SUSPENDED')
               AND NOT EXISTS (SELECT 1 FROM listing_consent AS later
                                WHERE later.listing_id = asked.listing_id AND later.organisation_id = $1
                                  AND later.position > asked.position)
             ORDER BY asked.listing_id DESC
             LIMIT $3""";

    private static final UUID LAST = new UUID(-1, -1);

    private final Pg pg;

    public ConsentsPg(Pg pg) {
        this.pg = pg;
    }

    /** A consent and what it was said to. */
    private record Said(ListingId listing, Consent consent) {}

    @Override
    public List<Consent> of(ListingId listing) {
        return of(List.of(listing)).getOrDefault(listing, List.of());
    }

    @Override
    public Map<ListingId, List<Consent>> of(Collection<ListingId> listings) {
        var ids = listings.stream().map(ListingId::value).toArray(UUID[]::new);
        return pg.list(FIND, Tuple.of((Object) ids), ConsentsPg::said).stream()
                .collect(Collectors.groupingBy(
                        Said::listing, Collectors.mapping(Said::consent, Collectors.toUnmodifiableList())));
    }

    @Override
    public void add(ListingId listing, Consent consent) {
        pg.requireTransaction();
        pg.execute(
                ADD,
                Tuple.tuple()
                        .addUUID(listing.value())
                        .addString(consent.owner())
                        .addValue(consent.organisation()
                                .map(OrganisationId::value)
                                .orElse(null))
                        .addString(consent.standing().name())
                        .addString(consent.document())
                        .addLocalDate(consent.on())
                        .addBuffer(Buffer.buffer(consent.terms().bytes())));
    }

    @Override
    public boolean isAsked(ListingId listing, OrganisationId organisation) {
        return pg.one(IS_ASKED, Tuple.of(listing.value(), organisation.value()), row -> row.getBoolean("asked"))
                .orElse(false);
    }

    @Override
    public List<ListingId> waitingFor(OrganisationId organisation, Optional<ListingId> before, int limit) {
        var from = before.map(ListingId::value).orElse(LAST);
        return pg.list(WAITING, Tuple.of(organisation.value(), from, limit), Function.identity()).stream()
                .map(row -> new ListingId(row.getUUID("listing_id")))
                .toList();
    }

    private static Said said(Row row) {
        return new Said(
                new ListingId(row.getUUID("listing_id")),
                new Consent(
                        row.getString("owner_name"),
                        Optional.ofNullable(row.getUUID("organisation_id")).map(OrganisationId::new),
                        Consent.Standing.valueOf(row.getString("standing")),
                        row.getString("document"),
                        row.getLocalDate("said_on"),
                        Sha256.ofDigest(row.getBuffer("terms_digest").getBytes())));
    }
}
