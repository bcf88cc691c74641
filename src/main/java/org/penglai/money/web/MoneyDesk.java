package org.penglai.money.web;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Money;
import org.penglai.kernel.OrganisationId;
import org.penglai.money.Account;
import org.penglai.money.AccountKind;
import org.penglai.money.Balance;
import org.penglai.money.Book;
import org.penglai.money.Bookkeeping;
import org.penglai.money.Expectation;
import org.penglai.money.Expecting;
import org.penglai.money.Hold;
import org.penglai.money.Holding;
import org.penglai.money.Holds;
import org.penglai.money.Matching;

/**
 * What API and pages of the book work with.
 *
 * @param names how organisations are called, which the book does not know
 * @param bearers which organisation bears a name in whatever spelling
 * @param programmes what budgets are appropriated for, by id, in reading order
 * @param titles how what money is for is called, by subjects such as {@code deal/0192…}; those it does not know are left out
 */
public record MoneyDesk(
        Bookkeeping books,
        Holding holding,
        Expecting expecting,
        Function<Collection<OrganisationId>, Map<OrganisationId, Bilingual>> names,
        Matching.PayerNames bearers,
        Supplier<Map<String, Bilingual>> programmes,
        Function<Collection<String>, Map<String, Bilingual>> titles) {

    private static final int OWN_MOST = 200;

    /** Whatever somebody has to pay, has paid and is to receive. */
    public record Own(
            OrganisationId organisation,
            List<Balance> balances,
            List<Expectation> expectations,
            Map<String, Book.Paid> paid,
            List<Hold> holds) {

        /** What was paid for that. */
        public Book.Paid paid(Expectation one) {
            return paid.getOrDefault(one.terms().subject(), Book.Paid.NOTHING);
        }

        /** What one side paid the other beyond all that is due, and gets back from it. */
        public Money surplus(Expectation one) {
            var came = paid(one);
            var beyond = came.total().minus(came.refundable()).minus(one.paid());
            return one.terms().openEnded() ? Money.ZERO : beyond;
        }

        /** The sums of what is listed. */
        public Sums sums(List<Expectation> listed) {
            return new Sums(
                    sum(listed, Expectation::open),
                    sum(listed, one -> paid(one).direct()),
                    sum(listed, one -> paid(one).here()),
                    sum(listed, this::surplus),
                    sum(listed, one -> paid(one).refundable()));
        }

        private static Money sum(List<Expectation> listed, Function<Expectation, Money> what) {
            return listed.stream().map(what).reduce(Money.ZERO, Money::plus);
        }

        /** What stands on the account of that kind. */
        public Balance balance(AccountKind kind) {
            return balances.stream()
                    .filter(one -> one.account().kind() == kind)
                    .findFirst()
                    .orElseGet(() -> new Balance(Account.of(kind, organisation), Money.ZERO, Money.ZERO));
        }

        public List<Expectation> owing() {
            return expectations.stream()
                    .filter(one -> one.terms().payer().equals(organisation))
                    .toList();
        }

        public List<Expectation> receiving() {
            return expectations.stream()
                    .filter(one -> one.terms().payee().equals(Optional.of(organisation)))
                    .toList();
        }
    }

    /**
     * The sums of what is listed.
     *
     * @param open what is still to be paid
     * @param direct what was paid without the platform
     * @param here what was paid on the platform's account
     * @param surplus what of all that one side owes back to the other
     * @param refundable what of it the platform owes back, or did before it was paid back
     */
    public record Sums(Money open, Money direct, Money here, Money surplus, Money refundable) {}

    Own own(OrganisationId organisation) {
        var expected = expecting.expectations().concerning(organisation, OWN_MOST);
        return new Own(
                organisation,
                books.book().balances(Optional.of(organisation)),
                expected,
                books.book()
                        .paid(expected.stream()
                                .map(one -> one.terms().subject())
                                .toList()),
                holding.holds()
                        .list(
                                new Holds.Selection(Optional.of(organisation), Optional.empty()),
                                Optional.empty(),
                                OWN_MOST));
    }

    /** How the organisations and programmes among the holders are called. */
    Map<String, Bilingual> holders(Collection<Account> accounts) {
        var called = new HashMap<String, Bilingual>();
        accounts.stream()
                .filter(account -> account.kind().of() == AccountKind.Of.PROGRAMME)
                .forEach(account -> Optional.ofNullable(programmes.get().get(account.holder()))
                        .ifPresent(name -> called.put(account.holder(), name)));
        var organisations = accounts.stream()
                .flatMap(account -> account.organisation().stream())
                .distinct()
                .toList();
        names.apply(organisations).forEach((id, name) -> called.put(id.toString(), name));
        return Map.copyOf(called);
    }

    /** How what the entries are about is called. */
    Map<String, Bilingual> titlesOf(List<Book.Booked> entries) {
        return titles.apply(
                entries.stream().map(booked -> booked.entry().what().subject()).toList());
    }

    Map<String, Bilingual> holdersOf(List<Book.Booked> entries) {
        return holders(entries.stream()
                .flatMap(booked -> booked.entry().postings().stream())
                .map(posting -> posting.account())
                .toList());
    }

    /** The organisation that an officer writes: by its name, or by its id. */
    Optional<OrganisationId> written(String nameOrId) {
        var name = nameOrId.strip();
        return organisation(name)
                .or(() -> Optional.ofNullable(bearers.bearers(List.of(name)).get(name)));
    }

    /** The organisation of that id; nothing where it is no id. */
    static Optional<OrganisationId> organisation(String written) {
        try {
            return Optional.of(new OrganisationId(UUID.fromString(written.strip())));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
