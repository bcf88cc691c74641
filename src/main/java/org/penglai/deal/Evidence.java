package org.penglai.deal;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One document on a deal's file.
 *
 * @param number the authority's or the parties' own number of it; may be empty where none is given
 * @param issuedOn the day it bears
 */
public record Evidence(
        EvidenceId id,
        EvidenceKind kind,
        String number,
        LocalDate issuedOn,
        Document document,
        Source source,
        Signatory addedBy,
        Instant addedAt) {

    /** Where a document came from. */
    public enum Source {
        /** Written by the platform in the course of the deal. */
        GENERATED,
        UPLOADED
    }
}
