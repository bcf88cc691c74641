package org.penglai.money;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.Money;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Sha256;

/** Statements, lines and payments over maps, beside the book of a {@link Drawer}. */
final class SlipBox {

    final Drawer drawer = new Drawer();
    final Map<LineId, StatementLine> lines = new LinkedHashMap<>();
    final Map<PayoutId, Payout> payouts = new LinkedHashMap<>();
    final Map<OrganisationId, PayeeAccount> accounts = new HashMap<>();
    final List<Allotting.Taken> taken = new ArrayList<>();
    final List<LineFault> faults = new ArrayList<>();

    /** Whether deals take payments. */
    boolean takes = true;

    private final Matching.PayerNames names = given -> {
        var bearers = new HashMap<String, OrganisationId>();
        given.forEach(name -> {
            if (name.replace(" ", "").equals("芝罘锂能科技")) {
                bearers.put(name, Drawer.PAYER);
            } else if (name.equals("蓬莱湾大学")) {
                bearers.put(name, Drawer.PAYEE);
            }
        });
        return bearers;
    };
    private final Kept kept = new Kept();
    private final Slips slips = new Slips();
    final Sorting sorting = new Sorting(
            drawer.ids,
            slips,
            kept,
            drawer.books,
            new Sorting.Finders(
                    new Matching(drawer.expecting.expectations(), names),
                    new PayoutConfirming(new KeptPayouts(), drawer.books)));
    final Allotting allotting =
            new Allotting(drawer.tx, new Allotting.Receipts(kept, slips), drawer.expecting, drawer.books, new Deals());
    final Paying paying = new Paying(
            drawer.tx, drawer.ids, new KeptPayouts(), drawer.holding, new Paying.Around(kept, names, drawer.journal));
    final List<Allotting.Taken> given = new ArrayList<>();
    final Reversing reversing = new Reversing(drawer.tx, kept, drawer.expecting, drawer.books, new Deals());
    final Charging charging = new Charging(drawer.tx, kept, drawer.books);
    final Rejecting rejecting = new Rejecting(drawer.tx, new KeptPayouts(), drawer.books);
    private final Statement statement = new Statement(
            new StatementId(new java.util.UUID(9, 9)),
            new Statement.Source(
                    "x.xml", StatementReaders.Form.CAMT_053, Sha256.of("x"), 1, new Clerk("clerk", Drawer.OFFICE)),
            Statement.State.RUNNING,
            0,
            0,
            Statement.Tally.NONE,
            StatementReaders.Told.NOTHING,
            Optional.empty(),
            Instant.EPOCH,
            Optional.empty());

    /** Whether the deal has lapsed, and may still be paid if that was in time; whether it is in effect again once it is taken. */
    boolean lapsed;

    boolean inTime = true;
    boolean revives = true;

    private final class Deals implements Allotting.Takers, Reversing.Givers {
        @Override
        public boolean take(Expectation expectation, Allotting.Taken payment) {
            if (takes) {
                taken.add(payment);
                lapsed = lapsed && !revives;
            }
            return takes;
        }

        @Override
        public void hear(Expectation expectation, Allotting.Taken payment) {
            if (lapsed && inTime) {
                drawer.expecting.reinstate(expectation.terms().subject());
            }
        }

        @Override
        public void heard(Expectation expectation) {
            if (lapsed) {
                drawer.expecting.withdraw(expectation.terms().subject());
            }
        }

        @Override
        public void giveBack(Expectation expectation, Allotting.Taken payment, String reason) {
            given.add(payment);
        }

        @Override
        public boolean isLapsed(Expectation expectation) {
            return lapsed;
        }
    }

    /** Sorts those lines as one batch and puts what is matched where it belongs. */
    Statement.Tally sort(BankLine... given) {
        var rows =
                java.util.Arrays.stream(given).map(StatementReaders.Row::good).toList();
        var sorted = sorting.sort(statement, rows, drawer.now);
        faults.addAll(sorted.faults());
        allotting.work(() -> true);
        return sorted.tally();
    }

    static BankLine in(String reference, long fen, String payer, String remittance) {
        return line(reference, true, fen, payer, remittance, "");
    }

    static BankLine line(
            String reference, boolean incoming, long fen, String other, String remittance, String endToEnd) {
        return new BankLine(
                1,
                reference,
                incoming,
                false,
                new Money(fen),
                LocalDate.of(2026, 3, 1),
                new BankLine.Other(other, "6222009900001111"),
                remittance,
                endToEnd);
    }

    StatementLine line(String reference) {
        return lines.values().stream()
                .filter(one -> one.line().reference().equals(reference))
                .findFirst()
                .orElseThrow();
    }

    private final class Kept implements Lines {
        @Override
        public void add(List<StatementLine> added) {
            added.forEach(line -> lines.put(line.id(), line));
        }

        @Override
        public Optional<StatementLine> find(LineId id) {
            return Optional.ofNullable(lines.get(id));
        }

        @Override
        public Optional<StatementLine> lock(LineId id) {
            return find(id);
        }

        @Override
        public List<LineId> matched(int most) {
            return lines.values().stream()
                    .filter(line -> line.state() == StatementLine.State.MATCHED)
                    .map(StatementLine::id)
                    .limit(most)
                    .toList();
        }

        @Override
        public void save(StatementLine line, Optional<Clerk> by, Instant now) {
            lines.put(line.id(), line);
        }

        @Override
        public List<StatementLine> list(Selection selection, Optional<LineId> before, int most) {
            return List.copyOf(lines.values());
        }

        @Override
        public Map<StatementLine.State, Long> counts(Optional<StatementId> of) {
            var counts = new EnumMap<StatementLine.State, Long>(StatementLine.State.class);
            lines.values().forEach(line -> counts.merge(line.state(), 1L, Long::sum));
            return counts;
        }
    }

    private final class Slips implements Statements {
        @Override
        public void add(Statement queued) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Statement> find(StatementId id) {
            return Optional.of(statement);
        }

        @Override
        public List<Statement> list(Optional<StatementId> before, int most) {
            return List.of(statement);
        }

        @Override
        public Optional<Statement> waiting() {
            return Optional.empty();
        }

        @Override
        public void start(StatementId id, int total, StatementReaders.Told told) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean advance(int from, Statement next, List<LineFault> wrong) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void end(StatementId id, Statement.State state, Optional<Statement.Problem> problem) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<LineFault> faults(StatementId id, int afterRow, int most) {
            return faults;
        }

        @Override
        public Map<String, Known> known(Collection<String> references) {
            var known = new HashMap<String, Known>();
            lines.values().stream()
                    .map(StatementLine::line)
                    .filter(line -> references.contains(line.reference()))
                    .forEach(line -> known.put(
                            line.reference(),
                            new Known(line.incoming(), line.amount().fen())));
            return known;
        }
    }

    private final class KeptPayouts implements Payouts {
        @Override
        public void add(Payout payout) {
            payouts.put(payout.id(), payout);
        }

        @Override
        public Optional<Payout> find(PayoutId id) {
            return Optional.ofNullable(payouts.get(id));
        }

        @Override
        public Optional<Payout> lock(PayoutId id) {
            return find(id);
        }

        @Override
        public List<Payout> lockAll(Collection<PayoutId> ids) {
            return ids.stream().flatMap(id -> find(id).stream()).toList();
        }

        @Override
        public List<Payout> released(int most) {
            return payouts.values().stream()
                    .filter(one -> one.state() == Payout.State.RELEASED)
                    .limit(most)
                    .toList();
        }

        @Override
        public void save(Payout payout) {
            payouts.put(payout.id(), payout);
        }

        @Override
        public List<Payout> list(Selection selection, Optional<PayoutId> before, int most) {
            return List.copyOf(payouts.values());
        }

        @Override
        public boolean isSentBack(Payout.Order order) {
            return payouts.values().stream()
                    .filter(one -> one.order().from().equals(Account.RECEIPTS))
                    .filter(one -> one.order().about().equals(order.about()))
                    .anyMatch(one -> !java.util.Set.of(
                                    Payout.State.CANCELLED, Payout.State.RETURNED, Payout.State.REJECTED)
                            .contains(one.state()));
        }

        @Override
        public Map<Payout.State, Long> counts() {
            return Map.of();
        }

        @Override
        public void addFile(File file) {
            // the payments bear its number
        }

        @Override
        public Optional<File> file(PayoutFileId id) {
            return Optional.empty();
        }

        @Override
        public List<File> files(int most) {
            return List.of();
        }

        @Override
        public List<Payout> of(PayoutFileId file) {
            return payouts.values().stream()
                    .filter(one -> one.file().equals(Optional.of(file)))
                    .toList();
        }

        @Override
        public void state(OrganisationId organisation, PayeeAccount account, Clerk by, Instant now) {
            accounts.put(organisation, account);
        }

        @Override
        public Optional<PayeeAccount> accountOf(OrganisationId organisation) {
            return Optional.ofNullable(accounts.get(organisation));
        }
    }
}
