package org.penglai.audit.pg;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.penglai.audit.AuditEvent;
import org.penglai.audit.AuditQuery;
import org.penglai.audit.AuditTrail;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.OrganisationId;
import org.penglai.platform.http.Witness;
import org.penglai.platform.pg.Pg;

/** The record in the table {@code audit_event}. */
public final class AuditPg implements Witness, AuditTrail {

    private static final int OBJECT_MAX = 300;

    /** Bytes of an address's digest that are kept: enough to tell addresses apart. */
    private static final int CLIENT_BYTES = 8;

    private static final String HMAC = "HmacSHA256";

    private static final String ADD = """
            INSERT INTO audit_event
              (occurred_at, kind, operation, outcome, object, subject, organisation_id, client, request)
            VALUES (penglai_now(), $1, $2, $3, $4, $5, $6, $7, $8)""";

    private static final String LIST = """
            SELECT position, occurred_at, kind, operation, outcome, object, subject, organisation_id, client, request
              FROM audit_event
             WHERE ($1::text IS NULL OR kind = $1)
               AND ($2::text IS NULL OR subject = $2)
               AND ($3::text IS NULL OR starts_with(object, $3))
               AND ($4::timestamptz IS NULL OR occurred_at >= $4)
               AND ($5::timestamptz IS NULL OR occurred_at < $5)
               AND ($6::bigint IS NULL OR position < $6)
             ORDER BY position DESC
             LIMIT $7""";

    private final Pg pg;
    private final SecretKeySpec addresses;
    private final Set<String> confidential;
    private final Set<String> unrecorded;

    /**
     * @param secret from which the key for addresses is drawn
     * @param confidential reads that go on record
     * @param unrecorded calls that are no decisions although they are no reads
     */
    public AuditPg(Pg pg, String secret, Set<String> confidential, Set<String> unrecorded) {
        this.pg = pg;
        this.addresses = new SecretKeySpec(
                hmac(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC), "addresses in the audit record"),
                HMAC);
        this.confidential = Set.copyOf(confidential);
        this.unrecorded = Set.copyOf(unrecorded);
    }

    @Override
    public Optional<Kind> kind(String operation, String method) {
        return switch (method) {
            case "GET", "HEAD" -> confidential.contains(operation) ? Optional.of(Kind.READ) : Optional.empty();
            default -> unrecorded.contains(operation) ? Optional.empty() : Optional.of(Kind.DECISION);
        };
    }

    @Override
    public void keep(Seen seen) {
        var object = seen.object();
        pg.execute(
                ADD,
                Tuple.of(
                        seen.kind().name(),
                        seen.operation(),
                        seen.outcome(),
                        object.substring(0, Math.min(object.length(), OBJECT_MAX)),
                        seen.subject().orElse(null),
                        seen.organisation().map(OrganisationId::value).orElse(null),
                        seen.client().isEmpty() ? "" : client(seen.client()),
                        seen.request()));
    }

    @Override
    public List<AuditEvent> list(AuditQuery query) {
        var arguments = Tuple.tuple()
                .addString(query.kind().orElse(null))
                .addString(query.subject().orElse(null))
                .addString(query.object().orElse(null))
                .addOffsetDateTime(query.from().map(AuditPg::start).orElse(null))
                .addOffsetDateTime(
                        query.until().map(day -> start(day.plusDays(1))).orElse(null))
                .addLong(query.before().orElse(null))
                .addInteger(query.most());
        return pg.list(LIST, arguments, AuditPg::event);
    }

    private static OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(LegalDays.ZONE).toOffsetDateTime();
    }

    /** The same address gives the same digest as long as the key stays; without the key nobody can try addresses out. */
    String client(String address) {
        return HexFormat.of().formatHex(hmac(addresses, address), 0, CLIENT_BYTES);
    }

    private static byte[] hmac(SecretKeySpec key, String text) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + HMAC, impossible);
        }
    }

    private static AuditEvent event(Row row) {
        return new AuditEvent(
                row.getLong("position"),
                row.getOffsetDateTime("occurred_at").toInstant(),
                row.getString("kind"),
                row.getString("operation"),
                row.getString("outcome"),
                row.getString("object"),
                Optional.ofNullable(row.getString("subject")),
                Optional.ofNullable(row.getUUID("organisation_id")).map(OrganisationId::new),
                row.getString("client"),
                row.getString("request"));
    }
}
