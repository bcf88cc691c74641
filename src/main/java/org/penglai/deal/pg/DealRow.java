package org.penglai.deal.pg;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.penglai.deal.Agreement;
import org.penglai.deal.CertificateNumber;
import org.penglai.deal.Deal;
import org.penglai.deal.DealId;
import org.penglai.deal.EvidenceId;
import org.penglai.deal.Origin;
import org.penglai.deal.Receipts;
import org.penglai.deal.Signatory;
import org.penglai.kernel.Money;
import org.penglai.kernel.OrganisationId;

/** A row of {@code deal}, with its certificate beside it, as a state; and a state as arguments. */
final class DealRow {

    private DealRow() {}

    static Deal read(Row row) {
        var head = head(row);
        return switch (Deal.State.valueOf(row.getString("state"))) {
            case AGREED -> new Deal.Agreed(head);
            case PERFORMED -> new Deal.Performed(head, instant(row, "effective_at"));
            case RECORDED -> new Deal.Recorded(head, instant(row, "effective_at"), proposal(row));
            case CERTIFIED -> new Deal.Certified(head, instant(row, "effective_at"), proposal(row), certification(row));
        };
    }

    private static Deal.Head head(Row row) {
        var agreement = new Agreement(
                Origin.valueOf(row.getString("origin")),
                PartyColumn.read(row.getJsonObject("licensor")),
                PartyColumn.read(row.getJsonObject("licensee")),
                Optional.ofNullable(row.getUUID("agency_id")).map(OrganisationId::new),
                FrozenTerms.read(row.getString("terms")),
                row.getString("intended_use"),
                row.getString("contact"),
                instant(row, "formed_at"),
                Optional.ofNullable(row.getLocalDate("payable_by")));
        var receipts =
                new Receipts(new Money(row.getLong("paid_fen")), Optional.ofNullable(row.getLocalDate("last_paid_on")));
        return new Deal.Head(new DealId(row.getUUID("id")), agreement, receipts, row.getInteger("version"));
    }

    private static Deal.Proposal proposal(Row row) {
        var accepted = Arrays.stream(row.getArrayOfUUIDs("accepted"))
                .map(EvidenceId::new)
                .toList();
        var by = new Signatory(row.getString("proposed_by"), new OrganisationId(row.getUUID("proposed_for")));
        return new Deal.Proposal(row.getLocalDate("legal_event_on"), accepted, by, instant(row, "proposed_at"));
    }

    private static Deal.Certification certification(Row row) {
        var by = new Signatory(row.getString("certified_by"), new OrganisationId(row.getUUID("certified_for")));
        return new Deal.Certification(
                new CertificateNumber(row.getString("certificate_number")), by, instant(row, "certified_at"));
    }

    /** What a new row holds, in the order of the statement that adds it. */
    static Tuple fixed(Deal deal) {
        var agreement = deal.agreement();
        var terms = agreement.terms();
        return Tuple.tuple()
                .addUUID(deal.id().value())
                .addString(agreement.origin().name())
                .addString(terms.mode().name())
                .addUUID(terms.listing().value())
                .addUUID(agreement.licensor().organisation().value())
                .addUUID(agreement.licensee().organisation().value())
                .addValue(agreement.agency().map(OrganisationId::value).orElse(null))
                .addValue(PartyColumn.write(agreement.licensor()))
                .addValue(PartyColumn.write(agreement.licensee()))
                .addString(terms.canonical())
                .addString(terms.digest().hex())
                .addString(agreement.intendedUse())
                .addString(agreement.contact())
                .addValue(time(agreement.formedAt()))
                .addValue(agreement.payableBy().orElse(null))
                .addString(deal.state().name())
                .addInteger(deal.head().version())
                .addValue(deal.inEffectSince().map(DealRow::time).orElse(null));
    }

    /** What moves, in the order of the statement that saves it. */
    static Tuple moving(Deal deal) {
        var receipts = deal.head().receipts();
        var proposal = deal.proposed();
        return Tuple.tuple()
                .addUUID(deal.id().value())
                .addString(deal.state().name())
                .addInteger(deal.head().version())
                .addLong(receipts.total().fen())
                .addValue(receipts.lastPaidOn().orElse(null))
                .addValue(deal.inEffectSince().map(DealRow::time).orElse(null))
                .addValue(proposal.map(Deal.Proposal::legalEventOn).orElse(null))
                .addValue(proposal.map(DealRow::accepted).orElse(null))
                .addValue(proposal.map(given -> given.by().subject()).orElse(null))
                .addValue(
                        proposal.map(given -> given.by().organisation().value()).orElse(null))
                .addValue(proposal.map(given -> time(given.at())).orElse(null));
    }

    private static UUID[] accepted(Deal.Proposal proposal) {
        return proposal.accepted().stream().map(EvidenceId::value).toArray(UUID[]::new);
    }

    static Instant instant(Row row, String column) {
        return Objects.requireNonNull(row.get(OffsetDateTime.class, column)).toInstant();
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
