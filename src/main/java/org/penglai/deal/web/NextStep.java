package org.penglai.deal.web;

import org.penglai.deal.Completion;
import org.penglai.deal.Course;
import org.penglai.deal.Deal;

/** What a deal waits for, and of whom; the words stand under {@code deal.next}. */
public enum NextStep {
    SIGN,
    PAY,
    SETTLE,
    FILE,
    PROPOSE,
    CONFIRM,
    REVOKE,
    NOTHING,
    LAPSED,
    CANCELLED,
    REVOKED;

    static NextStep of(Deal deal, Completion completion) {
        return switch (deal) {
            case Deal.Agreed _ -> Course.isSigned(deal.agreement().terms().mode()) ? SIGN : PAY;
            case Deal.Signed _ -> PAY;
            case Deal.Performed _ -> completion.isComplete() ? PROPOSE : FILE;
            case Deal.Recorded _ -> CONFIRM;
            case Deal.Certified _ -> deal.head().words().revocationProposed().isPresent() ? REVOKE : NOTHING;
            case Deal.Disputed _ -> SETTLE;
            case Deal.Lapsed _ -> LAPSED;
            case Deal.Cancelled _ -> CANCELLED;
            case Deal.Revoked _ -> REVOKED;
        };
    }
}
