package org.penglai.incentive;

/**
 * Where a value came from, so that a firm and an auditor can look it up.
 *
 * @param source the kind of record; its words stand in the messages under {@code incentive.origin}
 * @param reference which record of that kind: an id, a number, a name; may be empty
 */
public record Origin(Source source, String reference) {

    /** The kinds of record from which facts are taken. */
    public enum Source {
        DEAL,
        CERTIFICATE,
        EVIDENCE,
        BENEFIT_REPORT,
        ORGANISATION,
        PATENT,
        LISTING,
        OFFICER,
        CALLER
    }

    public static Origin of(Source source, String reference) {
        return new Origin(source, reference);
    }
}
