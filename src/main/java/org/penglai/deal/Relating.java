package org.penglai.deal;

import org.penglai.kernel.Actor;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;

/** Hears a party on its relation to the other, until the certificate is given. */
public final class Relating {

    private static final int WORDS_MAX = 500;

    private final Tx tx;
    private final Deals deals;
    private final Relations relations;

    public Relating(Tx tx, Deals deals, Relations relations) {
        this.tx = tx;
        this.deals = deals;
        this.relations = relations;
    }

    /** Keeps the statement beside what was said before. */
    public Relation declare(Actor party, DealId id, Relation.Kind kind, String words) {
        return tx.run(now -> {
            var deal = deals.lock(id).filter(found -> found.isVisibleTo(party)).orElseThrow(() -> Booking.unknown(id));
            if (!isOpenTo(party, deal)) {
                throw Refusal.forbidden("deal.not-a-party").with("deal", id.toString());
            }
            var refusal = Refusal.invalid("deal.relation");
            if (kind != Relation.Kind.NONE) {
                refusal.requireText("/words", words.strip(), WORDS_MAX);
            }
            if (!refusal.violations().isEmpty()) {
                throw refusal;
            }
            var said = new Relation(kind, kind == Relation.Kind.NONE ? "" : words.strip(), Signatory.of(party), now);
            relations.add(id, said);
            return said;
        });
    }

    /** Whether that person may say it: a member of a party, while nothing is certified. */
    public static boolean isOpenTo(Actor actor, Deal deal) {
        return deal.agreement().isParty(actor.organisation()) && deal.state().compareTo(Deal.State.CERTIFIED) < 0;
    }
}
