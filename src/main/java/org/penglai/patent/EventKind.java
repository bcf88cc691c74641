package org.penglai.patent;

import java.util.Optional;

/**
 * What the patent register and gazette record (登记事项, Rules 106 and 107), with what an officer or the office adds. Some
 * kinds bring about a condition that stands until its counterpart ends it.
 */
public enum EventKind {
    FILING(EventCategory.FILING),
    PUBLICATION(EventCategory.PUBLICATION),
    GRANT(EventCategory.GRANT),
    ANNUITY_UNPAID(EventCategory.PAYMENT),
    ANNUITY_PAID(EventCategory.PAYMENT, ANNUITY_UNPAID),
    LAPSE(EventCategory.CESSATION),
    RESTORATION(EventCategory.REVIVAL, LAPSE),
    ABANDONMENT(EventCategory.CESSATION),
    EXPIRY(EventCategory.TERMINATION),
    PLEDGE(EventCategory.LICENSING),
    PLEDGE_CONSENT(EventCategory.LICENSING),
    PLEDGE_RELEASED(EventCategory.LICENSING, PLEDGE),
    PRESERVATION(EventCategory.PROCEDURE),
    PRESERVATION_LIFTED(EventCategory.PROCEDURE, PRESERVATION),
    OWNERSHIP_DISPUTE(EventCategory.PROCEDURE),
    OWNERSHIP_DISPUTE_RESOLVED(EventCategory.PROCEDURE, OWNERSHIP_DISPUTE),
    HINDRANCE(EventCategory.OTHER),
    HINDRANCE_LIFTED(EventCategory.OTHER, HINDRANCE),
    EXCLUSIVE_LICENCE(EventCategory.LICENSING),
    EXCLUSIVE_LICENCE_ENDED(EventCategory.LICENSING, EXCLUSIVE_LICENCE),
    SOLE_LICENCE(EventCategory.LICENSING),
    SOLE_LICENCE_ENDED(EventCategory.LICENSING, SOLE_LICENCE),
    ORDINARY_LICENCE(EventCategory.LICENSING),
    COMPULSORY_LICENCE(EventCategory.LICENSING),
    OPEN_LICENCE_ANNOUNCED(EventCategory.LICENSING),
    OPEN_LICENCE_WITHDRAWN(EventCategory.LICENSING, OPEN_LICENCE_ANNOUNCED),
    TRANSFER(EventCategory.PARTY_CHANGE),
    NAME_CHANGE(EventCategory.PARTY_CHANGE),
    INVALIDATION(EventCategory.TERMINATION),
    PARTIAL_INVALIDATION(EventCategory.REVIEW),
    EVALUATION_REPORT(EventCategory.SEARCH_AND_EXAMINATION),
    TERM_ADJUSTMENT(EventCategory.BEYOND_TERM);

    private final EventCategory category;
    private final Optional<EventKind> ends;

    EventKind(EventCategory category) {
        this.category = category;
        this.ends = Optional.empty();
    }

    EventKind(EventCategory category, EventKind ends) {
        this.category = category;
        this.ends = Optional.of(ends);
    }

    public EventCategory category() {
        return category;
    }

    /** The kind whose condition an event of this kind ends. */
    public Optional<EventKind> ends() {
        return ends;
    }
}
