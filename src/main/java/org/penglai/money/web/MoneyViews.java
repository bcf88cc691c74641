package org.penglai.money.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.penglai.kernel.Money;
import org.penglai.kernel.OrganisationId;
import org.penglai.money.Account;
import org.penglai.money.AccountKind;
import org.penglai.money.Act;
import org.penglai.money.Balance;
import org.penglai.money.Book;
import org.penglai.money.EntryId;
import org.penglai.money.Expectation;
import org.penglai.money.Hold;
import org.penglai.money.Purpose;

/** The book on the wire. */
final class MoneyViews {

    private MoneyViews() {}

    /** An account with what stands on it. */
    record AccountView(AccountKind kind, String holder, long balanceFen, long heldFen, long availableFen) {
        static AccountView of(Balance balance) {
            return new AccountView(
                    balance.account().kind(),
                    balance.account().holder(),
                    balance.stands().fen(),
                    balance.held().fen(),
                    balance.available().fen());
        }
    }

    /** One line of an entry: debit above zero, credit below. */
    record PostingView(AccountKind kind, String holder, long fen) {}

    /** An entry of the book. */
    record EntryView(
            String id,
            Act act,
            Purpose purpose,
            String source,
            String subject,
            LocalDate valueOn,
            List<PostingView> postings,
            Optional<String> corrects,
            Optional<String> correctedBy,
            String reason,
            Instant bookedAt) {
        static EntryView of(Book.Booked booked) {
            var entry = booked.entry();
            return new EntryView(
                    entry.id().toString(),
                    entry.what().act(),
                    entry.what().purpose(),
                    entry.source(),
                    entry.what().subject(),
                    entry.valueOn(),
                    entry.postings().stream()
                            .map(line -> new PostingView(
                                    line.account().kind(), line.account().holder(), line.fen()))
                            .toList(),
                    entry.corrects().map(EntryId::toString),
                    booked.correctedBy().map(EntryId::toString),
                    entry.reason(),
                    booked.at());
        }
    }

    /** A hold. */
    record HoldView(
            String id,
            AccountKind kind,
            String holder,
            long amountFen,
            Purpose purpose,
            String source,
            Hold.State state,
            Instant placedAt,
            Instant expiresAt,
            Optional<Instant> endedAt,
            Optional<String> entry) {
        static HoldView of(Hold hold) {
            var head = hold.head();
            return new HoldView(
                    head.id().toString(),
                    head.account().kind(),
                    head.account().holder(),
                    head.amount().fen(),
                    head.purpose(),
                    head.source(),
                    hold.state(),
                    head.placedAt(),
                    head.expiresAt(),
                    hold.ended(),
                    hold.postedBy().map(EntryId::toString));
        }
    }

    /** What is expected, part by part. */
    record ExpectationView(
            String id,
            String reference,
            String subject,
            Purpose purpose,
            String payer,
            Optional<String> payee,
            long amountFen,
            long paidFen,
            long openFen,
            boolean openEnded,
            boolean withdrawn,
            long returnableFen,
            List<PartView> parts) {
        static ExpectationView of(Expectation one) {
            var terms = one.terms();
            return new ExpectationView(
                    one.id().toString(),
                    one.reference().value(),
                    terms.subject(),
                    terms.purpose(),
                    terms.payer().toString(),
                    terms.payee().map(OrganisationId::toString),
                    terms.amount().fen(),
                    one.paid().fen(),
                    one.open().fen(),
                    terms.openEnded(),
                    one.withdrawn(),
                    one.returnable().fen(),
                    one.dues().stream().map(PartView::of).toList());
        }
    }

    /** A part of it, and when it is due. */
    record PartView(long amountFen, long openFen, Optional<LocalDate> dueOn) {
        static PartView of(Expectation.Due due) {
            return new PartView(
                    due.part().amount().fen(), due.open().fen(), due.part().dueOn());
        }
    }

    /** All that concerns one organisation. */
    record OwnView(List<AccountView> accounts, List<ExpectationView> expectations, List<HoldView> holds) {}

    /** Some of something; {@code next} is asked for with {@code after}. */
    record Listed<T>(List<T> items, Optional<String> next) {}

    /** The body of {@code createMoneyHold}. */
    record HoldBody(AccountKind kind, String holder, long amountFen, String source, Instant expiresAt) {
        Account account() {
            return MoneyForms.account(org.penglai.kernel.Refusal.invalid("money.hold"), kind.name(), holder)
                    .orElseThrow(() -> org.penglai.kernel.Refusal.invalid("money.hold")
                            .violation("/holder", "money.no-organisation"));
        }

        Money amount() {
            return new Money(amountFen);
        }
    }

    /** How a hold may end by an officer. */
    enum Outcome {
        POSTED,
        VOIDED
    }

    /** The body of {@code endMoneyHold}. */
    record EndBody(Outcome outcome, Optional<java.util.UUID> beneficiary) {}

    /** The body of {@code correctMoneyEntry}. */
    record ReasonBody(String reason) {}

    /** The body of {@code appropriateBudget}. */
    record AppropriationBody(String programme, long amountFen, String document) {}
}
