package org.penglai.listing.pg;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.penglai.kernel.LegalDays;
import org.penglai.listing.Bond;
import org.penglai.listing.Bonds;
import org.penglai.patent.ApplicationNumber;
import org.penglai.platform.pg.Pg;

/** The open licences that are announced and on offer here, as bonds of their patents. */
public final class OpenLicenceOffersPg implements Bonds {

    private static final String FIND = """
            SELECT listing_patent.number, listing.id, listing.changed_at
              FROM listing_patent
              JOIN listing ON listing.id = listing_patent.listing_id
             WHERE listing_patent.number = ANY ($1) AND listing.mode = 'OPEN_LICENCE'
               AND listing.state IN ('PUBLISHED', 'SUSPENDED')
             ORDER BY listing.id""";

    private final Pg pg;

    public OpenLicenceOffersPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public List<Bond> of(Collection<ApplicationNumber> patents) {
        var numbers = patents.stream().map(ApplicationNumber::canonical).toArray(String[]::new);
        return pg.list(FIND, Tuple.of((Object) numbers), OpenLicenceOffersPg::bond);
    }

    private static Bond bond(Row row) {
        return new Bond(
                ApplicationNumber.parse(row.getString("number")),
                Bond.Kind.OPEN_OFFER,
                row.getUUID("id").toString(),
                LegalDays.of(row.get(OffsetDateTime.class, "changed_at").toInstant()),
                Optional.empty());
    }
}
