package org.penglai.deal.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penglai.deal.Certificate;
import org.penglai.deal.Evidence;
import org.penglai.deal.EvidenceKind;
import org.penglai.deal.Party;
import org.penglai.deal.Word;
import org.penglai.kernel.Bilingual;
import org.penglai.listing.ListingMode;
import org.penglai.patent.ApplicationNumber;

/**
 * A certificate as anyone may see it.
 *
 * @param ledgerFacts canonical JSON of the ledger entry; the leaf hash is that of a zero byte and this text
 * @param ledgerPosition index in the ledger; null until the entry has been given one
 */
record CertificateView(
        String number,
        boolean valid,
        ListingMode mode,
        List<String> patents,
        Bilingual title,
        Side licensor,
        Side licensee,
        String territory,
        Optional<LocalDate> startsOn,
        Optional<LocalDate> endsOn,
        Instant formedAt,
        Instant effectiveAt,
        LocalDate legalEventOn,
        Instant certifiedAt,
        Optional<Instant> revokedAt,
        String termsSha256,
        List<Exhibit> evidence,
        String evidenceDigest,
        String ledgerFacts,
        String leafHash,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Long ledgerPosition) {

    /** Who it was, as of the day of the deal. */
    record Side(String organisation, Bilingual name, Optional<String> uscc, boolean invented) {}

    /** A document by what it is and its digest; its text is not for everybody. */
    record Exhibit(EvidenceKind kind, LocalDate issuedOn, String sha256) {
        static Exhibit of(Evidence evidence) {
            return new Exhibit(
                    evidence.kind(),
                    evidence.issuedOn(),
                    evidence.document().digest().hex());
        }
    }

    static CertificateView of(Certificate certificate) {
        var deal = certificate.deal();
        var agreement = deal.agreement();
        var terms = agreement.terms();
        return new CertificateView(
                certificate.number().value(),
                certificate.isValid(),
                terms.mode(),
                terms.patents().stream().map(ApplicationNumber::canonical).toList(),
                terms.title(),
                side(agreement.licensor()),
                side(agreement.licensee()),
                terms.offered().territory(),
                terms.offered().startsOn(),
                terms.offered().endsOn(),
                agreement.formedAt(),
                deal.effectiveAt(),
                deal.proposal().legalEventOn(),
                deal.certification().at(),
                certificate.revocation().map(Word::at),
                terms.digest().hex(),
                certificate.evidence().stream().map(Exhibit::of).toList(),
                certificate.evidenceDigest().hex(),
                certificate.facts(),
                certificate.leafHash().hex(),
                certificate.ledgerIndex().orElse(null));
    }

    private static Side side(Party party) {
        return new Side(party.organisation().toString(), party.name(), party.uscc(), party.invented());
    }
}
