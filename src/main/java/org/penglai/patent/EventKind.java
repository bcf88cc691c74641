package org.penglai.patent;

import java.util.Optional;

/**
 * What the patent register and gazette record (登记事项, Rules 106 and 107), with what an officer or the office adds. Some
 * kinds bring about a condition that stands until its counterpart ends it.
 */
public enum EventKind {
    FILING(EventCategory.FILING, ""),
    PUBLICATION(EventCategory.PUBLICATION, "PB01"),
    GRANT(EventCategory.GRANT, "GR01"),
    ANNUITY_UNPAID(EventCategory.PAYMENT, ""),
    ANNUITY_PAID(EventCategory.PAYMENT, "", ANNUITY_UNPAID),
    LAPSE(EventCategory.CESSATION, "CF01"),
    RESTORATION(EventCategory.REVIVAL, "RA01", LAPSE),
    ABANDONMENT(EventCategory.CESSATION, "AV01"),
    EXPIRY(EventCategory.TERMINATION, "CX01"),
    PLEDGE(EventCategory.LICENSING, "PE01"),
    PLEDGE_CONSENT(EventCategory.LICENSING, ""),
    PLEDGE_RELEASED(EventCategory.LICENSING, "PC01", PLEDGE),
    PRESERVATION(EventCategory.PROCEDURE, "PP01"),
    PRESERVATION_LIFTED(EventCategory.PROCEDURE, "PD01", PRESERVATION),
    OWNERSHIP_DISPUTE(EventCategory.PROCEDURE, ""),
    OWNERSHIP_DISPUTE_RESOLVED(EventCategory.PROCEDURE, "", OWNERSHIP_DISPUTE),
    HINDRANCE(EventCategory.OTHER, ""),
    HINDRANCE_LIFTED(EventCategory.OTHER, "", HINDRANCE),
    EXCLUSIVE_LICENCE(EventCategory.LICENSING, "EE01"),
    EXCLUSIVE_LICENCE_ENDED(EventCategory.LICENSING, "EC01", EXCLUSIVE_LICENCE),
    SOLE_LICENCE(EventCategory.LICENSING, "EE01"),
    SOLE_LICENCE_ENDED(EventCategory.LICENSING, "EC01", SOLE_LICENCE),
    ORDINARY_LICENCE(EventCategory.LICENSING, "EE01"),
    COMPULSORY_LICENCE(EventCategory.LICENSING, ""),
    OPEN_LICENCE_ANNOUNCED(EventCategory.LICENSING, "OL01"),
    OPEN_LICENCE_WITHDRAWN(EventCategory.LICENSING, "OL02", OPEN_LICENCE_ANNOUNCED),
    TRANSFER(EventCategory.PARTY_CHANGE, "TR01"),
    NAME_CHANGE(EventCategory.PARTY_CHANGE, "CP01"),
    INVALIDATION(EventCategory.TERMINATION, "IW01"),
    PARTIAL_INVALIDATION(EventCategory.MAINTENANCE, "IP01"),
    EVALUATION_REPORT(EventCategory.SEARCH_AND_EXAMINATION, ""),
    TERM_ADJUSTMENT(EventCategory.BEYOND_TERM, "TG01");

    private final EventCategory category;
    private final String inpadoc;
    private final Optional<EventKind> ends;

    EventKind(EventCategory category, String inpadoc) {
        this.category = category;
        this.inpadoc = inpadoc;
        this.ends = Optional.empty();
    }

    EventKind(EventCategory category, String inpadoc, EventKind ends) {
        this.category = category;
        this.inpadoc = inpadoc;
        this.ends = Optional.of(ends);
    }

    public EventCategory category() {
        return category;
    }

    /** The office's code among INPADOC's legal event codes; none where it announces no such event. */
    public Optional<String> inpadoc() {
        return Optional.of(inpadoc).filter(code -> !code.isEmpty());
    }

    /** The kind whose condition an event of this kind ends. */
    public Optional<EventKind> ends() {
        return ends;
    }
}
