package org.penglai.money;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Ids;
import org.penglai.kernel.Money;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;
import org.penglai.ledger.Entry;

/** Use case: payments of ours, from the proposal to the file for the bank. What becomes of them the statement says. */
public final class Paying {

    /** As many as one file holds; the next makes the next file. */
    private static final int FILE_MAX = 1000;

    /** A payment that nobody has handed over by then lets its money go. */
    private static final Duration HELD = Duration.ofDays(60);

    private final Tx tx;
    private final Ids ids;
    private final Payouts payouts;
    private final Holding holding;
    private final Around around;

    /** What else it looks at and writes to. */
    public record Around(Lines lines, Matching.PayerNames names, MoneyJournal journal) {}

    public Paying(Tx tx, Ids ids, Payouts payouts, Holding holding, Around around) {
        this.tx = tx;
        this.ids = ids;
        this.payouts = payouts;
        this.holding = holding;
        this.around = around;
    }

    /** The payments, to be read. */
    public Payouts payouts() {
        return payouts;
    }

    /** A party says to which account it is paid; its holder must bear the party's own name. */
    public PayeeAccount state(Actor member, String holder, String number, String bank, String bankCode) {
        var account = PayeeAccount.stated(holder, number, bank, bankCode);
        return tx.run(now -> {
            var bearer = Optional.ofNullable(
                    around.names().bearers(List.of(account.holder())).get(account.holder()));
            if (!bearer.equals(Optional.of(member.organisation()))) {
                throw Refusal.invalid("payout.account").violation("/holder", "payout.other-holder");
            }
            payouts.state(member.organisation(), account, Clerk.of(member), now);
            return account;
        });
    }

    /** Proposes to pay to an organisation what the book owes it. */
    public Payout propose(Actor officer, AccountKind from, OrganisationId organisation, Money amount) {
        if (from != AccountKind.PAYABLE && from != AccountKind.REFUNDABLE && from != AccountKind.DEPOSIT) {
            throw Refusal.invalid("payout.proposal").violation("/from", "payout.from");
        }
        return tx.run(now -> {
            var to = payouts.accountOf(organisation)
                    .orElseThrow(
                            () -> Refusal.conflict("payout.no-account").with("organisation", organisation.toString()));
            var purpose = from == AccountKind.PAYABLE ? Purpose.PRICE : Purpose.REFUND;
            return propose(
                    officer, new Payout.Order(Account.of(from, organisation), to, amount, purpose, about(from)), now);
        });
    }

    private static String about(AccountKind from) {
        return switch (from) {
            case PAYABLE -> "专利交易价款";
            case DEPOSIT -> "退还保证金";
            default -> "退款";
        };
    }

    /** Proposes to send back what came in and was set aside, to where it came from. */
    public Payout sendBack(Actor officer, LineId id) {
        return tx.run(now -> {
            var line = around.lines()
                    .lock(id)
                    .orElseThrow(() -> Refusal.unknown("money.unknown-line").with("id", id.toString()));
            if (line.state() != StatementLine.State.SET_ASIDE || !line.line().incoming()) {
                throw Refusal.conflict("payout.not-aside")
                        .with("state", line.state().name());
            }
            var to = PayeeAccount.of(line.line().other()).orElseThrow(() -> Refusal.conflict("payout.no-sender"));
            var order = new Payout.Order(
                    Account.RECEIPTS,
                    to,
                    line.line().amount(),
                    Purpose.REFUND,
                    "退回来款 " + line.line().reference());
            if (payouts.isSentBack(order)) {
                throw Refusal.conflict("payout.sent-back");
            }
            return propose(officer, order, now);
        });
    }

    private Payout propose(Actor officer, Payout.Order order, Instant now) {
        var id = new PayoutId(ids.next());
        var by = Clerk.of(officer);
        var hold = holding.place(
                Optional.of(by),
                new Holding.Request(
                        order.from(), order.amount(), order.purpose(), Holding.OF_PAYOUTS + id, now.plus(HELD)));
        var payout = Payout.propose(id, order, hold.id(), new Payout.Signed(by, now));
        payouts.add(payout);
        around.journal().payout(payout);
        return payout;
    }

    public Payout release(Actor officer, PayoutId id) {
        return tx.run(now -> {
            var released = lock(id).release(new Payout.Signed(Clerk.of(officer), now));
            payouts.save(released);
            record("money.payout-released", released);
            return released;
        });
    }

    public Payout cancel(Actor officer, PayoutId id) {
        return tx.run(now -> {
            var cancelled = lock(id).cancel();
            holding.holds()
                    .lock(cancelled.hold())
                    .filter(hold -> hold.state() == Hold.State.PENDING)
                    .ifPresent(hold -> holding.release(Optional.of(Clerk.of(officer)), hold.id()));
            payouts.save(cancelled);
            return cancelled;
        });
    }

    /** Hands over all that is released; what it takes leaves the accounts for what is on its way. */
    public Payouts.File export(Actor officer) {
        return tx.run(now -> {
            var released = payouts.released(FILE_MAX);
            if (released.isEmpty()) {
                throw Refusal.conflict("payout.none-released");
            }
            var by = Clerk.of(officer);
            var total = released.stream().map(one -> one.order().amount()).reduce(Money.ZERO, Money::plus);
            var file = new Payouts.File(new PayoutFileId(ids.next()), released.size(), total, by, now);
            payouts.addFile(file);
            for (var payout : released) {
                holding.post(Optional.of(by), payout.hold(), Account.OUTGOING, Act.PAYMENT_ORDERED);
                payouts.save(payout.export(file.id()));
            }
            return file;
        });
    }

    private Payout lock(PayoutId id) {
        return payouts.lock(id)
                .orElseThrow(() -> Refusal.unknown("payout.unknown").with("id", id.toString()));
    }

    private void record(String kind, Payout payout) {
        var text = String.join(
                "\n",
                payout.id().toString(),
                payout.order().from().toString(),
                payout.order().to().number(),
                String.valueOf(payout.order().amount().fen()));
        around.journal()
                .record(new Entry(
                        kind,
                        Bookkeeping.AGGREGATE,
                        Map.of("digest", org.penglai.kernel.Sha256.of(text).hex())));
    }
}
