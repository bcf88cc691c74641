package org.penglai.app;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.penglai.deal.Deal;
import org.penglai.deal.DealAction;
import org.penglai.deal.DealId;
import org.penglai.deal.DealJournal;
import org.penglai.deal.DirectPayments;
import org.penglai.deal.Payment;
import org.penglai.deal.Signatory;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Role;
import org.penglai.listing.FeePlan;
import org.penglai.money.Allotting;
import org.penglai.money.Clerk;
import org.penglai.money.Expectation;
import org.penglai.money.Expecting;
import org.penglai.money.Purpose;
import org.penglai.money.Reversing;

/** Says in the words of the book what a deal costs, and what was paid on it. */
final class DealMoney implements DirectPayments {

    private static final String OF_DEALS = "deal/";

    private final Expecting expecting;

    DealMoney(Expecting expecting) {
        this.expecting = expecting;
    }

    /** What the licensee has to pay: nothing where the deal is free, and nothing more where it is over. */
    void expect(Deal deal) {
        var subject = DealJournal.aggregate(deal.id());
        if (Deal.State.OVER.contains(deal.state())) {
            expecting.withdraw(subject);
        } else {
            terms(deal).ifPresent(terms -> expecting.expect(terms, Optional.empty()));
            expecting.reinstate(subject);
        }
    }

    /** Of a lapsed notice too: as long as it can still be paid in time, what comes is put where it is expected. */
    void hear(Deal deal) {
        terms(deal).ifPresent(terms -> expecting.expect(terms, Optional.empty()));
        expecting.reinstate(DealJournal.aggregate(deal.id()));
    }

    @Override
    public void paid(Deal deal, Payment payment, Signatory by) {
        hear(deal); // had it not been paid in time, the deal would not have taken it
        var agreement = deal.agreement();
        var direct = new Expecting.Direct(
                DealJournal.aggregate(deal.id()),
                purpose(agreement.terms().feePlan()),
                agreement.licensee().organisation(),
                agreement.licensor().organisation(),
                payment.amount(),
                payment.bankReference(),
                payment.paidOn());
        if (!expecting.paidDirectly(direct, new Clerk(by.subject(), by.organisation()))) {
            throw Refusal.conflict("money.booked-already").with("source", payment.bankReference());
        }
        expect(deal);
    }

    @Override
    public void takenBack(Deal deal, Payment payment, Signatory by, String reason) {
        hear(deal);
        expecting.takeBackDirect(
                DealJournal.aggregate(deal.id()),
                payment.bankReference(),
                reason,
                new Clerk(by.subject(), by.organisation()));
        expect(deal);
    }

    /** Deals as the book of money knows them: whom payments are for. */
    record Takers(Supplier<DealWiring> deals, Expecting expecting) implements Allotting.Takers, Reversing.Givers {

        @Override
        public boolean take(Expectation expectation, Allotting.Taken taken) {
            return DealMoney.take(deals.get(), expectation, taken);
        }

        @Override
        public void hear(Expectation expectation, Allotting.Taken taken) {
            lapsed(expectation)
                    .filter(deal -> !taken.paidOn().isAfter(deal.lastPayableOn()))
                    .ifPresent(new DealMoney(expecting)::hear);
        }

        @Override
        public void heard(Expectation expectation) {
            lapsed(expectation).ifPresent(new DealMoney(expecting)::expect);
        }

        @Override
        public void giveBack(Expectation expectation, Allotting.Taken taken, String reason) {
            DealMoney.giveBack(deals.get(), expectation, taken, reason);
        }

        @Override
        public boolean isLapsed(Expectation expectation) {
            return lapsed(expectation).isPresent();
        }

        private Optional<Deal.Lapsed> lapsed(Expectation expectation) {
            return id(expectation)
                    .flatMap(deals.get().deals::lock)
                    .filter(Deal.Lapsed.class::isInstance)
                    .map(Deal.Lapsed.class::cast);
        }
    }

    private static Optional<DealId> id(Expectation expectation) {
        var subject = expectation.terms().subject();
        return subject.startsWith(OF_DEALS)
                ? Optional.of(new DealId(UUID.fromString(subject.substring(OF_DEALS.length()))))
                : Optional.empty();
    }

    /** Books on the deal what came in for it on the platform's account; false where the deal takes no payment. */
    static boolean take(DealWiring deals, Expectation expectation, Allotting.Taken taken) {
        var found = id(expectation);
        if (found.isEmpty()) {
            return false;
        }
        var id = found.get();
        if (deals.deals
                .lock(id)
                .filter(deal -> deal.actions().contains(DealAction.BOOK_PAYMENT))
                .isEmpty()) {
            return false;
        }
        var officer = new Actor(taken.by().subject(), "", taken.by().organisation(), Set.of(Role.FINANCE));
        var payment = new Payment(taken.amount(), taken.bankReference(), taken.paidOn());
        return deals.booking.bookReceived(officer, id, payment).id().equals(id);
    }

    /** How the deals among the subjects are called. */
    static Map<String, Bilingual> titles(DealWiring deals, Collection<String> subjects) {
        return subjects.stream()
                .filter(subject -> subject.startsWith(OF_DEALS))
                .distinct()
                .flatMap(subject ->
                        deals.deals.find(new DealId(UUID.fromString(subject.substring(OF_DEALS.length())))).stream())
                .collect(Collectors.toUnmodifiableMap(
                        deal -> DealJournal.aggregate(deal.id()),
                        deal -> deal.agreement().terms().title()));
    }

    /** Takes a payment off the deal that it was put on by mistake. */
    static void giveBack(DealWiring deals, Expectation expectation, Allotting.Taken taken, String reason) {
        var id = id(expectation).orElseThrow();
        var officer = new Actor(taken.by().subject(), "", taken.by().organisation(), Set.of(Role.FINANCE));
        deals.booking.takeBack(officer, id, new Payment(taken.amount(), taken.bankReference(), taken.paidOn()), reason);
    }

    private static Optional<Expectation.Terms> terms(Deal deal) {
        var agreement = deal.agreement();
        var plan = agreement.terms().feePlan();
        var openEnded = plan.runningFee().isPresent();
        var parts = parts(deal);
        return parts.isEmpty() && !openEnded
                ? Optional.empty()
                : Optional.of(new Expectation.Terms(
                        DealJournal.aggregate(deal.id()),
                        purpose(plan),
                        agreement.licensee().organisation(),
                        Optional.of(agreement.licensor().organisation()),
                        parts,
                        openEnded));
    }

    private static List<Expectation.Part> parts(Deal deal) {
        var agreement = deal.agreement();
        var plan = agreement.terms().feePlan();
        var parts = plan instanceof FeePlan.Instalments(var instalments)
                ? instalments.stream().map(one -> new Expectation.Part(one.amount(), Optional.of(one.dueOn())))
                : Stream.of(new Expectation.Part(plan.fixed(), agreement.payableBy()));
        return parts.filter(part -> !part.amount().isZero()).toList();
    }

    private static Purpose purpose(FeePlan plan) {
        return plan instanceof FeePlan.Instalments ? Purpose.INSTALMENT : Purpose.PRICE;
    }
}
