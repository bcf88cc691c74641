package org.penglai.money.pg;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.penglai.kernel.OrganisationId;
import org.penglai.money.Account;
import org.penglai.money.AccountKind;
import org.penglai.money.Clerk;

/** Columns that several tables of the book share. */
final class MoneyRow {

    /** After every id there can be. */
    static final UUID LAST = new UUID(-1L, -1L);

    private MoneyRow() {}

    static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Account account(Row row) {
        return new Account(AccountKind.valueOf(row.getString("kind")), row.getString("holder"));
    }

    /** Nobody where the platform did it by rule. */
    static Optional<Clerk> clerk(Row row, String subject, String organisation) {
        return Optional.ofNullable(row.getString(subject))
                .map(by -> new Clerk(by, new OrganisationId(row.getUUID(organisation))));
    }
}
