package org.penglai.deal.pg;

import io.vertx.core.json.JsonArray;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.penglai.deal.Agreement;
import org.penglai.deal.CertificateNumber;
import org.penglai.deal.Deal;
import org.penglai.deal.DealHead;
import org.penglai.deal.DealId;
import org.penglai.deal.EvidenceId;
import org.penglai.deal.Origin;
import org.penglai.deal.Receipts;
import org.penglai.deal.Signatory;
import org.penglai.deal.Word;
import org.penglai.deal.Words;
import org.penglai.kernel.Money;
import org.penglai.kernel.OrganisationId;

/** A row of {@code deal}, with its certificate beside it, as a state; and a state as arguments. */
final class DealRow {

    private DealRow() {}

    static Deal read(Row row) {
        var head = head(row);
        return switch (Deal.State.valueOf(row.getString("state"))) {
            case AGREED, SIGNED, PERFORMED, RECORDED -> onCourse(row.getString("state"), head, row);
            case CERTIFIED -> certified(head, row);
            case REVOKED -> new Deal.Revoked(certified(head, row));
            case LAPSED -> new Deal.Lapsed(head);
            case CANCELLED -> new Deal.Cancelled(onCourse(row.getString("left_state"), head, row));
            case DISPUTED -> new Deal.Disputed(onCourse(row.getString("left_state"), head, row));
        };
    }

    /** In one of the states before the certificate. */
    private static Deal onCourse(String state, DealHead head, Row row) {
        return switch (Deal.State.valueOf(state)) {
            case AGREED -> new Deal.Agreed(head);
            case SIGNED -> new Deal.Signed(head, head.signedAt());
            case PERFORMED -> new Deal.Performed(head, instant(row, "effective_at"));
            case RECORDED -> new Deal.Recorded(head, instant(row, "effective_at"), proposal(row));
            default -> throw new IllegalStateException("not on its course: " + state);
        };
    }

    private static Deal.Certified certified(DealHead head, Row row) {
        return new Deal.Certified(head, instant(row, "effective_at"), proposal(row), certification(row));
    }

    private static DealHead head(Row row) {
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
        return new DealHead(new DealId(row.getUUID("id")), agreement, receipts, words(row), row.getInteger("version"));
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
                .addValue(deal.performedSince().map(DealRow::time).orElse(null));
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
                .addValue(deal.performedSince().map(DealRow::time).orElse(null))
                .addValue(proposal.map(Deal.Proposal::legalEventOn).orElse(null))
                .addValue(proposal.map(DealRow::accepted).orElse(null))
                .addValue(proposal.map(given -> given.by().subject()).orElse(null))
                .addValue(
                        proposal.map(given -> given.by().organisation().value()).orElse(null))
                .addValue(proposal.map(given -> time(given.at())).orElse(null))
                .addValue(deal.leftState().map(Deal.State::name).orElse(null));
    }

    /** All that was said, each as arguments. */
    static List<Tuple> words(Deal deal) {
        var said = deal.head().words().all();
        return IntStream.range(0, said.size())
                .mapToObj(index -> word(deal, index + 1, said.get(index)))
                .toList();
    }

    private static Tuple word(Deal deal, int position, Word word) {
        return Tuple.tuple()
                .addUUID(deal.id().value())
                .addInteger(position)
                .addString(word.kind().name())
                .addValue(word.by().map(Signatory::subject).orElse(null))
                .addValue(word.by().map(by -> by.organisation().value()).orElse(null))
                .addString(word.text())
                .addValue(time(word.at()));
    }

    private static Words words(Row row) {
        var said = row.getJsonArray("words");
        return said == null
                ? Words.NONE
                : new Words(said.stream()
                        .map(JsonArray.class::cast)
                        .map(DealRow::word)
                        .toList());
    }

    private static Word word(JsonArray said) {
        var by = Optional.ofNullable(said.getString(1))
                .map(subject -> new Signatory(subject, new OrganisationId(UUID.fromString(said.getString(2)))));
        return new Word(
                Word.Kind.valueOf(said.getString(0)),
                by,
                said.getString(3),
                OffsetDateTime.parse(said.getString(4)).toInstant());
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
