package org.penglai.money;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.Ids;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Money;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;
import org.penglai.ledger.Entry;

/** Use case: sets money aside, and takes it or gives it back once. */
public final class Holding {

    /** What holds of money that is on its way out rest on; they end with their payment. */
    public static final String OF_PAYOUTS = "payout/";

    private static final int BATCH = 100;
    private static final int SOURCE_MAX = 100;

    private final Tx tx;
    private final Ids ids;
    private final Holds holds;
    private final Bookkeeping books;

    public Holding(Tx tx, Ids ids, Holds holds, Bookkeeping books) {
        this.tx = tx;
        this.ids = ids;
        this.holds = holds;
        this.books = books;
    }

    /** What is to be held, for what, and until when at most. */
    public record Request(Account account, Money amount, Purpose purpose, String source, Instant expiresAt) {}

    /** The holds, to be read. */
    public Holds holds() {
        return holds;
    }

    /** Sets the money aside, or refuses where less is available. */
    public Hold place(Optional<Clerk> by, Request request) {
        return tx.run(now -> {
            require(request, now);
            var hold = new Hold.Pending(new Hold.Head(
                    new HoldId(ids.next()),
                    request.account(),
                    request.amount(),
                    request.purpose(),
                    request.source().strip(),
                    by,
                    now,
                    request.expiresAt()));
            books.book().lock(List.of(request.account()));
            var available = books.book().balance(request.account()).available();
            if (!available.isAtLeast(request.amount())) {
                throw Refusal.conflict("money.not-available").with("availableFen", available.fen());
            }
            holds.place(hold);
            record("money.hold-placed", hold);
            return hold;
        });
    }

    private static void require(Request request, Instant now) {
        var refusal = Refusal.invalid("money.hold");
        if (request.amount().fen() <= 0) {
            refusal.violation("/amountFen", "money.amount");
        }
        if (!request.account().kind().isHoldable()) {
            refusal.violation("/kind", "money.not-holdable");
        }
        if (!request.expiresAt().isAfter(now)) {
            refusal.violation("/expiresAt", "money.not-in-future");
        }
        refusal.requireText("/source", request.source().strip(), SOURCE_MAX);
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
    }

    /** Takes what was held onto another account. */
    public Hold post(Optional<Clerk> by, HoldId id, Account to) {
        return post(by, id, to, Act.HOLD_POSTED);
    }

    Hold post(Optional<Clerk> by, HoldId id, Account to, Act act) {
        return tx.run(now -> {
            var pending = lock(id).requirePending();
            var head = pending.head();
            var posted = pending.post(books.nextId(), now);
            books.book().lock(List.of(head.account(), to));
            holds.end(posted, by);
            books.book(entry(posted, to, act, now), by, now);
            record("money.hold-posted", posted);
            return posted;
        });
    }

    private static JournalEntry entry(Hold.Posted posted, Account to, Act act, Instant now) {
        var head = posted.head();
        var from = head.account();
        var postings = from.kind().side() == AccountKind.Side.CREDIT
                ? List.of(Posting.debit(from, head.amount()), Posting.credit(to, head.amount()))
                : List.of(Posting.debit(to, head.amount()), Posting.credit(from, head.amount()));
        return JournalEntry.of(
                posted.entry(),
                new JournalEntry.What(act, head.purpose(), "hold/" + head.id()),
                "hold/" + head.id(),
                LegalDays.of(now),
                postings);
    }

    /** Gives back what was held. */
    public Hold release(Optional<Clerk> by, HoldId id) {
        return tx.run(now -> {
            var voided = lock(id).requirePending().release(now);
            holds.end(voided, by);
            record("money.hold-voided", voided);
            return voided;
        });
    }

    /** Gives back what nobody has taken in time; answers how many that were. */
    public int expire() {
        var all = 0;
        var found = BATCH;
        while (found == BATCH) {
            found = tx.run(now -> {
                var due = holds.due(now, BATCH);
                for (var hold : due) {
                    var expired = hold.expire(now);
                    holds.end(expired, Optional.empty());
                    record("money.hold-expired", expired);
                }
                return due.size();
            });
            all += found;
        }
        return all;
    }

    /** Where what is held may go: a deposit that is forfeited to whom it protected, a budget to what was awarded. */
    public static Account target(Hold hold, Optional<org.penglai.kernel.OrganisationId> beneficiary) {
        var account = hold.head().account();
        if (account.kind() == AccountKind.BUDGET) {
            return new Account(AccountKind.AWARDED, account.holder());
        }
        return beneficiary
                .filter(other -> !other.toString().equals(account.holder()))
                .map(other -> Account.of(AccountKind.PAYABLE, other))
                .orElseThrow(() -> Refusal.invalid("money.hold").violation("/beneficiary", "required"));
    }

    private Hold lock(HoldId id) {
        return holds.lock(id)
                .orElseThrow(() -> Refusal.unknown("money.unknown-hold").with("id", id.toString()));
    }

    private void record(String kind, Hold hold) {
        books.journal().record(new Entry(kind, Bookkeeping.AGGREGATE, Map.of("digest", digest(hold))));
    }

    private static String digest(Hold hold) {
        var head = hold.head();
        var text = String.join(
                "\n",
                head.id().toString(),
                head.account().toString(),
                String.valueOf(head.amount().fen()),
                hold.state().name());
        return org.penglai.kernel.Sha256.of(text).hex();
    }
}
