package org.penglai.deal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.penglai.kernel.Actor;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Role;

/**
 * A deal over patents (交易) in one of its states. A transition is a method of the state that allows it and answers the next
 * state; the package page draws them all. The agreement stands unchanged through all of them.
 */
public sealed interface Deal {

    Head head();

    /** What can be done with it as it stands, by whomever it may. */
    Set<DealAction> actions();

    /**
     * What every state has.
     *
     * @param version counts every change
     */
    record Head(DealId id, Agreement agreement, Receipts receipts, int version) {
        Head next() {
            return new Head(id, agreement, receipts, version + 1);
        }

        Head paid(Payment payment) {
            return new Head(id, agreement, receipts.plus(payment), version + 1);
        }

        boolean isFirstDuePaid() {
            return receipts.total().isAtLeast(agreement.dueFirst());
        }

        /** What a deal allows as long as it stands; nobody pays for what is free. */
        Set<DealAction> standing() {
            return agreement.terms().feePlan().fixed().isZero()
                            && agreement.terms().feePlan().runningFee().isEmpty()
                    ? EnumSet.of(DealAction.ADD_EVIDENCE)
                    : EnumSet.of(DealAction.ADD_EVIDENCE, DealAction.BOOK_PAYMENT);
        }
    }

    /** The states by name, as on the wire and in the database. */
    enum State {
        AGREED,
        PERFORMED,
        RECORDED,
        CERTIFIED
    }

    /**
     * The first operator's word.
     *
     * @param legalEventOn the day of the official act on which the certificate rests
     * @param accepted the evidence it rests on
     */
    record Proposal(LocalDate legalEventOn, List<EvidenceId> accepted, Signatory by, Instant at) {
        public Proposal {
            accepted = List.copyOf(accepted);
        }
    }

    /** The second operator's word, which gives the number. */
    record Certification(CertificateNumber number, Signatory by, Instant at) {}

    /** Formed, and not yet in effect: what is due first is still owed. */
    record Agreed(Head head) implements Deal {

        /** A new deal: in effect at once where nothing is due first, else when that has been paid. */
        static Deal form(DealId id, Agreement agreement) {
            var agreed = new Agreed(new Head(id, agreement, Receipts.NONE, 1));
            return agreed.head.isFirstDuePaid() ? new Performed(agreed.head, agreement.formedAt()) : agreed;
        }

        @Override
        public Deal book(Payment payment, LocalDate today) {
            var next = head.paid(requirePayable(this, payment, today));
            return next.isFirstDuePaid() ? new Performed(next, effectiveAt(next)) : new Agreed(next);
        }

        /** The permission is obtained by paying (art. 51), so from the day of the payment that completed what was due. */
        private static Instant effectiveAt(Head paid) {
            var formedAt = paid.agreement().formedAt();
            return paid.receipts()
                    .lastPaidOn()
                    .map(day -> day.atStartOfDay(LegalDays.ZONE).toInstant())
                    .filter(formedAt::isBefore)
                    .orElse(formedAt);
        }

        @Override
        public Set<DealAction> actions() {
            return head.standing();
        }
    }

    /** In effect: what the mode requires of the parties is done. */
    record Performed(Head head, Instant effectiveAt) implements Deal {

        /** Accepts the official act with everything else that the mode requires, or refuses naming what is missing. */
        Recorded propose(Completion completion, Actor officer, Instant now) {
            requireOutsider(officer);
            completion.requireComplete();
            var proposal = new Proposal(completion.legalEventOn(), completion.accepted(), Signatory.of(officer), now);
            return new Recorded(head.next(), effectiveAt, proposal);
        }

        @Override
        public Deal book(Payment payment, LocalDate today) {
            return new Performed(head.paid(requirePayable(this, payment, today)), effectiveAt);
        }

        @Override
        public Set<DealAction> actions() {
            return with(DealAction.PROPOSE_CERTIFICATE, head.standing());
        }
    }

    /** The official act is accepted, and one operator has proposed the certificate. */
    record Recorded(Head head, Instant effectiveAt, Proposal proposal) implements Deal {

        /** Another operator's confirmation, which certifies. */
        Certified confirm(CertificateNumber number, Actor officer, Instant now) {
            requireConfirmableBy(officer);
            return new Certified(
                    head.next(), effectiveAt, proposal, new Certification(number, Signatory.of(officer), now));
        }

        /** Refuses a party's own member and the one who proposed. */
        void requireConfirmableBy(Actor officer) {
            requireOutsider(officer);
            if (isProposedBy(officer)) {
                throw Refusal.conflict("certification.same-operator").with("deal", id().toString());
            }
        }

        @Override
        public Deal book(Payment payment, LocalDate today) {
            return new Recorded(head.paid(requirePayable(this, payment, today)), effectiveAt, proposal);
        }

        @Override
        public Set<DealAction> actions() {
            return with(DealAction.CONFIRM_CERTIFICATE, head.standing());
        }
    }

    /** Completed and certified; later instalments and royalties are still booked. */
    record Certified(Head head, Instant effectiveAt, Proposal proposal, Certification certification) implements Deal {

        @Override
        public Deal book(Payment payment, LocalDate today) {
            return new Certified(head.paid(requirePayable(this, payment, today)), effectiveAt, proposal, certification);
        }

        @Override
        public Set<DealAction> actions() {
            return head.standing();
        }
    }

    /** The deal after a payment; in effect once what is due first is covered. */
    Deal book(Payment payment, LocalDate today);

    default DealId id() {
        return head().id();
    }

    default Agreement agreement() {
        return head().agreement();
    }

    default State state() {
        return switch (this) {
            case Agreed _ -> State.AGREED;
            case Performed _ -> State.PERFORMED;
            case Recorded _ -> State.RECORDED;
            case Certified _ -> State.CERTIFIED;
        };
    }

    /** When the permission took effect, once it has. */
    default Optional<Instant> inEffectSince() {
        return switch (this) {
            case Agreed _ -> Optional.empty();
            case Performed performed -> Optional.of(performed.effectiveAt());
            case Recorded recorded -> Optional.of(recorded.effectiveAt());
            case Certified certified -> Optional.of(certified.effectiveAt());
        };
    }

    /** The first operator's word, once given. */
    default Optional<Proposal> proposed() {
        return switch (this) {
            case Agreed _ -> Optional.empty();
            case Performed _ -> Optional.empty();
            case Recorded recorded -> Optional.of(recorded.proposal());
            case Certified certified -> Optional.of(certified.proposal());
        };
    }

    /** The second operator's word, once given. */
    default Optional<Certification> certified() {
        return this instanceof Certified certified ? Optional.of(certified.certification()) : Optional.empty();
    }

    /** Whether the person proposed the certificate. */
    default boolean isProposedBy(Actor actor) {
        return proposed().filter(proposal -> proposal.by().isSamePerson(actor)).isPresent();
    }

    /** What this person can do with it now, in reading order. */
    default List<DealAction> actionsFor(Actor actor) {
        return actions().stream()
                .filter(action -> action.isOpenTo(actor, this))
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    /** Whether the person may know of it: the parties, the licensor's agency, and the offices. */
    default boolean isVisibleTo(Actor actor) {
        return agreement().isParty(actor.organisation())
                || agreement().agency().filter(actor::actsFor).isPresent()
                || isAnyOf(actor, Role.OPERATOR, Role.FINANCE, Role.AUDITOR);
    }

    /** Whether the person may read what is on file: the parties, the operators, and audit. */
    default boolean isFileOpenTo(Actor actor) {
        return agreement().isParty(actor.organisation()) || isAnyOf(actor, Role.OPERATOR, Role.AUDITOR);
    }

    /** Whether the person may read how to reach the licensee. */
    default boolean isContactOpenTo(Actor actor) {
        return agreement().isParty(actor.organisation()) || actor.is(Role.OPERATOR);
    }

    /** Nobody certifies a deal of the organisation he or she acts for. */
    default void requireOutsider(Actor officer) {
        if (agreement().isParty(officer.organisation())) {
            throw Refusal.forbidden("certification.party").with("deal", id().toString());
        }
    }

    private static boolean isAnyOf(Actor actor, Role... roles) {
        return Arrays.stream(roles).anyMatch(actor::is);
    }

    private static Set<DealAction> with(DealAction action, Set<DealAction> others) {
        var all = EnumSet.copyOf(others);
        all.add(action);
        return all;
    }

    /** Refuses a payment that cannot be one. */
    private static Payment requirePayable(Deal deal, Payment payment, LocalDate today) {
        if (!deal.actions().contains(DealAction.BOOK_PAYMENT)) {
            throw Refusal.conflict("deal.free-of-charge").with("deal", deal.id().toString());
        }
        var refusal = Refusal.invalid("deal.payment");
        if (payment.amount().fen() <= 0) {
            refusal.violation("/amountFen", "deal.amount");
        }
        refusal.requireText("/bankReference", payment.bankReference(), Payment.REFERENCE_MAX);
        if (payment.paidOn().isAfter(today)) {
            refusal.violation("/paidOn", "deal.in-future");
        }
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
        return payment;
    }
}
