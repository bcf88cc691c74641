package org.penglai.deal.pg;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.penglai.kernel.LegalDays;
import org.penglai.listing.Bond;
import org.penglai.listing.Bonds;
import org.penglai.listing.ListingMode;
import org.penglai.patent.ApplicationNumber;
import org.penglai.platform.pg.Pg;

/** The licences that were agreed here, as bonds of their patents. */
public final class DealBondsPg implements Bonds {

    private static final String FIND = """
            SELECT bound.number, deal.id, deal.mode, deal.formed_at, deal.terms::jsonb ->> 'endsOn' AS ends_on
              FROM deal
             CROSS JOIN LATERAL jsonb_array_elements_text(deal.terms::jsonb -> 'patents') AS bound (number)
             WHERE (deal.terms::jsonb -> 'patents') ?| $1 AND bound.number = ANY ($1)
               AND deal.state NOT IN ('LAPSED', 'CANCELLED', 'REVOKED')
               AND deal.mode IN ('FREE_LICENCE', 'OPEN_LICENCE', 'ORDINARY_LICENCE', 'SOLE_LICENCE', 'EXCLUSIVE_LICENCE')
             ORDER BY deal.id""";

    private final Pg pg;

    public DealBondsPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public List<Bond> of(Collection<ApplicationNumber> patents) {
        var numbers = patents.stream().map(ApplicationNumber::canonical).toArray(String[]::new);
        return pg.list(FIND, Tuple.of((Object) numbers), DealBondsPg::bond);
    }

    private static Bond bond(Row row) {
        return new Bond(
                ApplicationNumber.parse(row.getString("number")),
                kind(ListingMode.valueOf(row.getString("mode"))),
                row.getUUID("id").toString(),
                LegalDays.of(row.get(OffsetDateTime.class, "formed_at").toInstant()),
                Optional.ofNullable(row.getString("ends_on")).map(LocalDate::parse));
    }

    private static Bond.Kind kind(ListingMode mode) {
        return switch (mode) {
            case SOLE_LICENCE, EXCLUSIVE_LICENCE -> Bond.Kind.ONLY_LICENCE;
            case OPEN_LICENCE -> Bond.Kind.OPEN_LICENCE;
            default -> Bond.Kind.LICENCE;
        };
    }
}
