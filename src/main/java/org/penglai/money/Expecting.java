package org.penglai.money;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.penglai.kernel.Ids;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Money;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;

/** Use case: writes down what is expected of whom, and what was paid towards it without the platform. */
public final class Expecting {

    private final Tx tx;
    private final Ids ids;
    private final Expectations expectations;
    private final Bookkeeping books;

    public Expecting(Tx tx, Ids ids, Expectations expectations, Bookkeeping books) {
        this.tx = tx;
        this.ids = ids;
        this.expectations = expectations;
        this.books = books;
    }

    /** What is expected, to be read. */
    public Expectations expectations() {
        return expectations;
    }

    /** The expectation for the subject; the one that there is where it was written down before. */
    public Expectation expect(Expectation.Terms terms, Optional<Clerk> by) {
        return tx.run(now -> expectations.of(terms.subject()).orElseGet(() -> write(terms, by, now)));
    }

    private Expectation write(Expectation.Terms terms, Optional<Clerk> by, Instant now) {
        var expectation = new Expectation(
                new ExpectationId(ids.next()), expectations.nextReference(), terms, Money.ZERO, /* withdrawn= */ false);
        if (!expectations.add(expectation, now)) {
            return expectations.of(terms.subject()).orElseThrow();
        }
        if (!terms.amount().isZero()) {
            books.book(entry(Act.EXPECTATION, expectation, "expectation/" + expectation.id(), now), by, now);
            books.journal().expected(expectation);
        }
        return expectation;
    }

    /** Nothing more is expected for the subject: what is open is taken out of the book. Without effect where nothing is. */
    public void withdraw(String subject) {
        tx.run(now -> {
            expectations.lock(subject).filter(found -> !found.withdrawn()).ifPresent(found -> {
                move(Act.EXPECTATION_WITHDRAWN, found, "withdrawal/", now);
                expectations.withdraw(found, now);
            });
            return subject;
        });
    }

    /** What was expected no more is expected again, as where a payment made in time was heard of late. */
    public void reinstate(String subject) {
        tx.run(now -> {
            expectations.lock(subject).filter(Expectation::withdrawn).ifPresent(found -> {
                expectations.reinstate(found);
                move(Act.EXPECTATION, found.reinstated(), "reinstatement/", now);
            });
            return subject;
        });
    }

    /** Books what is open as expected or not; how often that may come to pass nobody knows. */
    private void move(Act act, Expectation found, String source, Instant now) {
        if (!found.open().isZero()) {
            books.book(entry(act, found, books.unbooked(source + found.id()), now), Optional.empty(), now);
        }
    }

    /** A claim of the open amount against who it is on the other side of; or its withdrawal. */
    private JournalEntry entry(Act act, Expectation of, String source, Instant now) {
        var amount = of.open();
        var claim = Account.of(AccountKind.CLAIM, of.terms().payer());
        var other = of.terms()
                .payee()
                .map(payee -> Account.of(AccountKind.ENTITLEMENT, payee))
                .orElseGet(() -> Account.of(AccountKind.ENTITLEMENT, of.terms().payer()));
        var postings = List.of(Posting.debit(claim, amount), Posting.credit(other, amount));
        return JournalEntry.of(
                books.nextId(),
                new JournalEntry.What(act, of.terms().purpose(), of.terms().subject()),
                source,
                LegalDays.of(now),
                act == Act.EXPECTATION
                        ? postings
                        : postings.stream().map(Posting::reversed).toList());
    }

    /**
     * A payment from one party to the other, which the platform does not touch.
     *
     * @param bankReference the bank's own number of the transfer; each counts once
     */
    public record Direct(
            String subject,
            Purpose purpose,
            OrganisationId payer,
            OrganisationId payee,
            Money amount,
            String bankReference,
            LocalDate paidOn) {}

    /** Books it, and counts it towards what was expected for its subject. Answers false where the reference was booked before. */
    public boolean paidDirectly(Direct direct, Clerk by) {
        return tx.run(now -> {
            var expected = expectations.lock(direct.subject());
            var towards = expected.map(found -> found.split(direct.amount()).towards())
                    .orElse(Money.ZERO);
            var source = bankSource(direct.bankReference());
            if (books.standing(List.of(source)).contains(source)) {
                return false;
            }
            var entry = JournalEntry.of(
                    books.nextId(),
                    new JournalEntry.What(Act.DIRECT_PAYMENT, direct.purpose(), direct.subject()),
                    books.free(source),
                    direct.paidOn(),
                    List.of(
                            Posting.debit(Account.of(AccountKind.DIRECT_PAID, direct.payer()), direct.amount()),
                            Posting.credit(Account.of(AccountKind.DIRECT_RECEIVED, direct.payee()), direct.amount()),
                            Posting.debit(Account.of(AccountKind.ENTITLEMENT, direct.payee()), towards),
                            Posting.credit(Account.of(AccountKind.CLAIM, direct.payer()), towards)));
            if (!books.book(entry, Optional.of(by), now)) {
                return false;
            }
            expected.filter(found -> !towards.isZero()).ifPresent(found -> expectations.paid(found.after(towards)));
            return true;
        });
    }

    /**
     * Takes back a payment that was entered as made directly: what it counted towards is expected again. Refused where it came in on
     * the platform's account, since that is the bank's word.
     */
    public void takeBackDirect(String subject, String bankReference, String reason, Clerk by) {
        tx.run(now -> {
            var source = bankSource(bankReference);
            var entry = books.book().about(subject).stream()
                    .filter(booked -> booked.correctedBy().isEmpty())
                    .map(Book.Booked::entry)
                    .filter(booked ->
                            booked.what().act() == Act.DIRECT_PAYMENT && Bookkeeping.isOf(source, booked.source()))
                    .findFirst()
                    .orElseThrow(() -> Refusal.conflict("money.not-direct").with("bankReference", bankReference));
            var isOver =
                    expectations.lock(subject).filter(Expectation::withdrawn).isPresent();
            if (isOver) {
                reinstate(subject); // for a moment, so that what is open again is withdrawn with the rest
            }
            books.book(entry.reversed(books.nextId(), LegalDays.of(now), reason), Optional.of(by), now);
            var towards = Reversing.credited(entry, AccountKind.CLAIM);
            if (!towards.isZero()) {
                var expected = expectations.lock(subject).orElseThrow();
                expectations.paid(expected.before(towards));
            }
            if (isOver) {
                withdraw(subject);
            }
            return entry;
        });
    }

    /** What a bank's number of a transfer is in the book, wherever it came from. */
    static String bankSource(String bankReference) {
        return "bank/" + bankReference.strip();
    }
}
