package org.penglai.money;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.penglai.kernel.Event;
import org.penglai.kernel.Ids;
import org.penglai.kernel.Money;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;
import org.penglai.ledger.Entry;

/** The use cases of the book over maps that keep the database's rules, with a clock that is moved by hand. */
final class Drawer {

    static final OrganisationId PAYER = new OrganisationId(new UUID(1, 1));
    static final OrganisationId PAYEE = new OrganisationId(new UUID(1, 2));
    static final OrganisationId OTHER = new OrganisationId(new UUID(1, 3));
    static final OrganisationId OFFICE = new OrganisationId(new UUID(1, 9));

    final List<Book.Booked> entries = new ArrayList<>();
    final Map<Account, Long> natural = new LinkedHashMap<>();
    final Map<Account, Long> held = new HashMap<>();
    final Map<HoldId, Hold> holds = new LinkedHashMap<>();
    final Map<HoldId, Integer> ends = new HashMap<>();
    final Map<ExpectationId, Expectation> expectations = new LinkedHashMap<>();
    final List<Entry> ledger = new ArrayList<>();
    Instant now = Instant.parse("2026-03-02T02:00:00Z");

    private long running;
    final Ids ids = () -> new UUID(0x7000, ++running);
    final Tx tx = new Tx() {
        @Override
        public <T> T run(Work<T> work) {
            return work.at(now);
        }

        @Override
        public <T> T serializable(Work<T> work) {
            return work.at(now);
        }
    };
    final List<Event> events = new ArrayList<>();
    final MoneyJournal journal = new MoneyJournal(ledger::add, events::add);
    final Bookkeeping books = new Bookkeeping(tx, ids, new Kept(), journal);
    final Holding holding = new Holding(tx, ids, new KeptHolds(), books);
    final Expecting expecting = new Expecting(tx, ids, new KeptExpectations(), books);

    long stands(Account account) {
        return natural.getOrDefault(account, 0L);
    }

    /** What stands on each side; a book that balances has as much on the one as on the other. */
    long side(AccountKind.Side side) {
        return natural.entrySet().stream()
                .filter(one -> one.getKey().kind().side() == side)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private final class Kept implements Book {
        @Override
        public void add(List<JournalEntry> added, Optional<Clerk> by, Instant at) {
            var moved = new HashMap<>(natural);
            for (var entry : added) {
                for (var line : entry.postings()) {
                    moved.merge(line.account(), line.natural().fen(), Long::sum);
                }
            }
            moved.forEach((account, fen) -> {
                if (account.kind() != AccountKind.BANK && fen < held.getOrDefault(account, 0L)) {
                    throw Refusal.conflict("money.not-available");
                }
            });
            natural.putAll(moved);
            added.forEach(entry -> entries.add(new Booked(entry, by, at, Optional.empty())));
        }

        @Override
        public boolean isBooked(String source) {
            return entries.stream().anyMatch(one -> one.entry().source().equals(source));
        }

        @Override
        public Set<String> booked(Collection<String> sources) {
            var found = new HashSet<String>();
            sources.stream().filter(this::isBooked).forEach(found::add);
            return found;
        }

        @Override
        public Set<String> corrected(Collection<String> sources) {
            var found = new HashSet<String>();
            entries.stream()
                    .filter(one -> sources.contains(one.entry().source()))
                    .filter(one -> entries.stream()
                            .anyMatch(other -> other.entry()
                                    .corrects()
                                    .equals(Optional.of(one.entry().id()))))
                    .forEach(one -> found.add(one.entry().source()));
            return found;
        }

        @Override
        public void lock(Collection<Account> accounts) {
            // there is one thread
        }

        @Override
        public Optional<Booked> find(EntryId id) {
            return entries.stream()
                    .filter(one -> one.entry().id().equals(id))
                    .map(one -> new Booked(
                            one.entry(),
                            one.by(),
                            one.at(),
                            entries.stream()
                                    .map(Booked::entry)
                                    .filter(other -> other.corrects().equals(Optional.of(id)))
                                    .map(JournalEntry::id)
                                    .findFirst()))
                    .findFirst();
        }

        @Override
        public Balance balance(Account account) {
            return new Balance(account, new Money(stands(account)), new Money(held.getOrDefault(account, 0L)));
        }

        @Override
        public List<Balance> balances(Optional<OrganisationId> of) {
            return natural.keySet().stream().map(this::balance).toList();
        }

        @Override
        public List<Booked> entries(Optional<Account> account, Optional<EntryId> before, int most) {
            return entries.reversed();
        }

        @Override
        public Map<String, Paid> paid(Collection<String> subjects) {
            var found = new HashMap<String, Paid>();
            subjects.forEach(subject -> found.put(
                    subject,
                    new Paid(
                            of(subject, AccountKind.DIRECT_PAID, 1),
                            of(subject, AccountKind.RECEIPTS, 1),
                            of(subject, AccountKind.REFUNDABLE, -1))));
            return found;
        }

        private Money of(String subject, AccountKind kind, int sign) {
            return new Money(sign
                    * about(subject).stream()
                            .filter(one -> one.correctedBy().isEmpty())
                            .map(Booked::entry)
                            .filter(entry -> entry.what().act() == Act.DIRECT_PAYMENT
                                    || entry.what().act() == Act.ALLOTMENT)
                            .flatMap(entry -> entry.postings().stream())
                            .filter(line -> line.account().kind() == kind)
                            .mapToLong(Posting::fen)
                            .sum());
        }

        @Override
        public List<Booked> about(String subject) {
            return entries.stream()
                    .filter(one -> one.entry().what().subject().equals(subject))
                    .flatMap(one -> find(one.entry().id()).stream())
                    .toList();
        }
    }

    private final class KeptHolds implements Holds {
        @Override
        public void place(Hold.Pending hold) {
            var head = hold.head();
            if (holds.values().stream().anyMatch(other -> other.head().source().equals(head.source()))) {
                throw Refusal.conflict("money.held-already");
            }
            var after = held.getOrDefault(head.account(), 0L) + head.amount().fen();
            if (after > stands(head.account())) {
                throw Refusal.conflict("money.not-available");
            }
            held.put(head.account(), after);
            holds.put(head.id(), hold);
        }

        @Override
        public Optional<Hold> lock(HoldId id) {
            return find(id);
        }

        @Override
        public Optional<Hold> find(HoldId id) {
            return Optional.ofNullable(holds.get(id));
        }

        @Override
        public void end(Hold ended, Optional<Clerk> by) {
            var head = holds.get(ended.id()).requirePending().head();
            held.merge(head.account(), -head.amount().fen(), Long::sum);
            holds.put(ended.id(), ended);
            ends.merge(ended.id(), 1, Integer::sum);
        }

        @Override
        public List<Hold.Pending> due(Instant at, int most) {
            return holds.values().stream()
                    .filter(hold -> hold.state() == Hold.State.PENDING)
                    .map(Hold::requirePending)
                    .filter(hold -> !at.isBefore(hold.head().expiresAt()))
                    .limit(most)
                    .toList();
        }

        @Override
        public List<Hold> list(Selection selection, Optional<HoldId> before, int most) {
            return List.copyOf(holds.values());
        }
    }

    private final class KeptExpectations implements Expectations {
        private long number;

        @Override
        public CreditorReference nextReference() {
            return CreditorReference.of(++number);
        }

        @Override
        public boolean add(Expectation expectation, Instant at) {
            if (of(expectation.terms().subject()).isPresent()) {
                return false;
            }
            expectations.put(expectation.id(), expectation);
            return true;
        }

        @Override
        public Optional<Expectation> find(ExpectationId id) {
            return Optional.ofNullable(expectations.get(id));
        }

        @Override
        public Optional<Expectation> of(String subject) {
            return expectations.values().stream()
                    .filter(one -> one.terms().subject().equals(subject))
                    .findFirst();
        }

        @Override
        public Optional<Expectation> lock(String subject) {
            return of(subject);
        }

        @Override
        public void paid(Expectation after) {
            expectations.put(after.id(), after);
        }

        @Override
        public void withdraw(Expectation one, Instant at) {
            expectations.put(
                    one.id(),
                    new Expectation(one.id(), one.reference(), one.terms(), one.paid(), /* withdrawn= */ true));
        }

        @Override
        public void reinstate(Expectation one) {
            expectations.put(
                    one.id(),
                    new Expectation(one.id(), one.reference(), one.terms(), one.paid(), /* withdrawn= */ false));
        }

        @Override
        public List<Expectation> referred(Collection<String> references) {
            return expectations.values().stream()
                    .filter(one -> references.contains(one.reference().value()))
                    .toList();
        }

        @Override
        public List<Expectation> openOf(Collection<OrganisationId> payers) {
            return expectations.values().stream()
                    .filter(Expectation::takes)
                    .filter(one -> payers.contains(one.terms().payer()))
                    .toList();
        }

        @Override
        public List<Expectation> concerning(OrganisationId organisation, int most) {
            return expectations.values().stream()
                    .filter(one -> one.terms().payer().equals(organisation)
                            || one.terms().payee().equals(Optional.of(organisation)))
                    .toList();
        }
    }
}
