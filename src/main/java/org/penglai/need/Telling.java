package org.penglai.need;

import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Tx;
import org.penglai.need.Tellings.Limits;
import org.penglai.need.Tellings.Side;

/**
 * Use case: tells owners and firms of new matches, all that is new in one notice, and no organisation more often a day than
 * the rules allow; what comes later waits for the next day. Each match is told to each side once: that it was told is a row
 * written with the event, and stays when the match goes.
 */
public final class Telling {

    private static final int ROUND = 200;

    private final Tx tx;
    private final Tellings tellings;
    private final NeedRules rules;
    private final NeedJournal journal;

    public Telling(Tx tx, Tellings tellings, NeedRules rules, NeedJournal journal) {
        this.tx = tx;
        this.tellings = tellings;
        this.rules = rules;
        this.journal = journal;
    }

    /** Tells whomever there is something new to tell; harmless to repeat. */
    public void tell(BooleanSupplier goesOn) {
        for (var side : Side.values()) {
            for (var organisation : tx.run(now -> tellings.untold(side, limits(now), ROUND))) {
                if (!goesOn.getAsBoolean()) {
                    return;
                }
                tell(side, organisation);
            }
        }
    }

    private void tell(Side side, OrganisationId organisation) {
        tx.run(now -> {
            if (tellings.takePlace(organisation, limits(now))) {
                var needs = tellings.tell(side, organisation, limits(now), now);
                if (!needs.isEmpty()) {
                    journal.tellNew(side == Side.OWNER ? NeedJournal.MATCHED : NeedJournal.FOUND, organisation, needs);
                }
            }
            return organisation;
        });
    }

    private Limits limits(Instant now) {
        return new Limits(rules.toldFrom(), LegalDays.of(now), rules.tellingsPerDay());
    }
}
