package org.penglai.deal;

import java.time.Instant;
import java.util.function.BiFunction;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Tx;

/**
 * What turns a deal aside from its course: a cancellation, which takes both sides (协商解除), and a dispute (争议), which
 * either raises and which ends by that side's word or by an operator who has seen how it ended (Patent Law, article 52).
 */
public final class Aside {

    private final Tx tx;
    private final Deals deals;
    private final DealJournal journal;

    public Aside(Tx tx, Deals deals, DealJournal journal) {
        this.tx = tx;
        this.deals = deals;
        this.journal = journal;
    }

    /** How a dispute ended. */
    public enum Outcome {
        /** The deal goes on where it stood. */
        CONTINUED,
        /** A decision, or the parties' settlement, has undone it. */
        CANCELLED
    }

    /** The wish of one side; said by the other side after it, the agreement that cancels. */
    public Deal cancel(Actor party, DealId id, String reason) {
        return move(party, id, (deal, now) -> {
            var asked = deal.head().words().cancellationAsked();
            return asked.isPresent() && !asked.get().isOfSide(party)
                    ? agree(deal, party, reason, now)
                    : ask(deal, party, reason, now);
        });
    }

    public Deal refuseCancellation(Actor party, DealId id, String reason) {
        return move(party, id, (deal, now) -> refuse(deal, party, reason, now));
    }

    public Deal dispute(Actor party, DealId id, String reason) {
        return move(party, id, (deal, now) -> raise(deal, party, reason, now));
    }

    public Deal resolve(Actor actor, DealId id, Outcome outcome, String reason) {
        return move(actor, id, (deal, now) -> resolve(deal, actor, outcome, reason, now));
    }

    private Deal move(Actor actor, DealId id, BiFunction<Deal, Instant, Deal> change) {
        return tx.run(now -> {
            var deal = deals.lock(id).filter(found -> found.isVisibleTo(actor)).orElseThrow(() -> Booking.unknown(id));
            var next = change.apply(deal, now);
            deals.save(next);
            journal.said(next);
            return next;
        });
    }

    static Deal ask(Deal deal, Actor party, String reason, Instant now) {
        Course.require(deal, DealAction.ASK_CANCELLATION, party);
        return deal.with(deal.head().saying(Word.because(Word.Kind.CANCELLATION_ASKED, party, reason, now)));
    }

    static Deal agree(Deal deal, Actor party, String reason, Instant now) {
        Course.require(deal, DealAction.AGREE_CANCELLATION, party);
        var said = deal.head().saying(Word.because(Word.Kind.CANCELLED, party, reason, now));
        return new Deal.Cancelled(deal.with(said));
    }

    static Deal refuse(Deal deal, Actor party, String reason, Instant now) {
        Course.require(deal, DealAction.REFUSE_CANCELLATION, party);
        return deal.with(deal.head().saying(Word.because(Word.Kind.CANCELLATION_REFUSED, party, reason, now)));
    }

    static Deal raise(Deal deal, Actor party, String reason, Instant now) {
        Course.require(deal, DealAction.RAISE_DISPUTE, party);
        return new Deal.Disputed(deal.with(deal.head().saying(Word.because(Word.Kind.DISPUTED, party, reason, now))));
    }

    /** Who raised it may only let it go on; that it was undone is for an operator to write down. */
    static Deal resolve(Deal deal, Actor actor, Outcome outcome, String reason, Instant now) {
        Course.require(deal, DealAction.RESOLVE_DISPUTE, actor);
        if (!(deal instanceof Deal.Disputed(var last))) {
            throw new IllegalStateException("only a dispute is resolved");
        }
        if (outcome == Outcome.CONTINUED) {
            return last.with(deal.head().saying(Word.because(Word.Kind.RESOLVED, actor, reason, now)));
        }
        Mover.OPERATOR.keepsOut(actor, deal, DealAction.RESOLVE_DISPUTE).ifPresent(refusal -> {
            throw refusal;
        });
        return new Deal.Cancelled(last.with(deal.head().saying(Word.because(Word.Kind.CANCELLED, actor, reason, now))));
    }
}
