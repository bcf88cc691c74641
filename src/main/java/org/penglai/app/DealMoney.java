package org.penglai.app;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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

/** Says in the words of the book what a deal costs, and what was paid on it. */
final class DealMoney implements DirectPayments {

    private static final String OF_DEALS = "deal/";

    private final Expecting expecting;

    DealMoney(Expecting expecting) {
        this.expecting = expecting;
    }

    /** What the licensee has to pay; nothing where the deal is free. */
    Optional<Expectation> expect(Deal deal) {
        return terms(deal).map(terms -> expecting.expect(terms, Optional.empty()));
    }

    @Override
    public void paid(Deal deal, Payment payment, Signatory by) {
        expect(deal);
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
    }

    /** Books on the deal what came in for it on the platform's account; false where the deal takes no payment. */
    static boolean take(DealWiring deals, Expectation expectation, Allotting.Taken taken) {
        var subject = expectation.terms().subject();
        if (!subject.startsWith(OF_DEALS)) {
            return false;
        }
        var id = new DealId(UUID.fromString(subject.substring(OF_DEALS.length())));
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
        var id = new DealId(UUID.fromString(expectation.terms().subject().substring(OF_DEALS.length())));
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
