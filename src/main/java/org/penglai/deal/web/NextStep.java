package org.penglai.deal.web;

import org.penglai.deal.Completion;
import org.penglai.deal.Deal;

/** What a deal waits for, and of whom; the words stand under {@code deal.next}. */
public enum NextStep {
    PAY,
    FILE,
    PROPOSE,
    CONFIRM,
    NOTHING;

    static NextStep of(Deal deal, Completion completion) {
        return switch (deal) {
            case Deal.Agreed _ -> PAY;
            case Deal.Performed _ -> completion.isComplete() ? PROPOSE : FILE;
            case Deal.Recorded _ -> CONFIRM;
            case Deal.Certified _ -> NOTHING;
        };
    }
}
