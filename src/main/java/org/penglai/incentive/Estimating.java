package org.penglai.incentive;

import java.time.Instant;
import java.time.LocalDate;
import org.penglai.deal.DealId;
import org.penglai.kernel.Actor;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Tx;

/** Says what the programmes make of a deal, or of facts that somebody states. Has no effect. */
public final class Estimating {

    private final Catalogue catalogue;
    private final DealFacts deals;
    private final Tx tx;

    public Estimating(Catalogue catalogue, DealFacts deals, Tx tx) {
        this.catalogue = catalogue;
        this.deals = deals;
        this.tx = tx;
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    /** The legal day on which the call is made. */
    public LocalDate today() {
        return tx.run(LegalDays::of);
    }

    /** The programmes of a deal, by the day of its legal event; by today's while that lies ahead. */
    public Estimate ofDeal(DealId deal, Actor reader) {
        return tx.run(now -> estimate(deals.of(deal, reader), now));
    }

    /** The same for a deal that does not exist; it is taken to happen on that day. */
    public Estimate ofFacts(Occasion occasion, LocalDate on, Facts stated) {
        var facts = stated.find(occasion.happened()).isPresent()
                ? stated
                : stated.and(Origin.of(Origin.Source.CALLER, ""))
                        .flag(occasion.happened(), true)
                        .build();
        return new Estimate(on, false, Evaluator.evaluate(catalogue, occasion, facts, on));
    }

    private Estimate estimate(DealFacts.DealOccasion found, Instant now) {
        var on = found.on().orElseGet(() -> LegalDays.of(now));
        var evaluations = Evaluator.evaluate(catalogue, Occasion.DEAL_CERTIFIED, found.facts(), on);
        return new Estimate(on, found.on().isEmpty(), evaluations);
    }
}
