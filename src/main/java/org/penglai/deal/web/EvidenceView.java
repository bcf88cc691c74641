package org.penglai.deal.web;

import java.time.Instant;
import java.time.LocalDate;
import org.penglai.deal.Evidence;
import org.penglai.deal.EvidenceKind;

/** A document on a deal's file. */
record EvidenceView(
        String id,
        EvidenceKind kind,
        String number,
        LocalDate issuedOn,
        String sha256,
        long sizeBytes,
        String mediaType,
        Evidence.Source source,
        String addedBy,
        Instant addedAt) {

    static EvidenceView of(Evidence evidence) {
        return new EvidenceView(
                evidence.id().toString(),
                evidence.kind(),
                evidence.number(),
                evidence.issuedOn(),
                evidence.document().digest().hex(),
                evidence.document().size(),
                evidence.document().mediaType(),
                evidence.source(),
                evidence.addedBy().organisation().toString(),
                evidence.addedAt());
    }
}
