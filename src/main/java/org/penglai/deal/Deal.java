package org.penglai.deal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.penglai.kernel.Actor;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Sha256;
import org.penglai.listing.ListingMode;

/**
 * A deal over patents (交易) in one of its states. A transition is a method of the state that allows it and answers the next
 * state; who makes it in which state stands in {@link Course}, which every transition asks first. The agreement stands
 * unchanged through all of them.
 */
public sealed interface Deal extends DealSight {

    DealHead head();

    /** The same state with another head. */
    Deal with(DealHead next);

    /** The deal after a payment; in effect once what is due first is covered. */
    default Deal book(Payment payment, LocalDate today) {
        Course.requireNow(this, DealAction.BOOK_PAYMENT);
        return with(head().paid(payment.requireMade(today)));
    }

    /** The deal with what is left of its payments, one of which was booked by mistake. */
    default Deal takeBack(Receipts left) {
        Course.requireNow(this, DealAction.TAKE_BACK_PAYMENT);
        return DealStates.without(this, head().left(left));
    }

    /** The states by name, as on the wire and in the database. */
    enum State {
        AGREED,
        SIGNED,
        PERFORMED,
        RECORDED,
        CERTIFIED,
        LAPSED,
        CANCELLED,
        DISPUTED,
        REVOKED;

        /** Those in which nothing binds the parties here any more, so that they may agree anew. */
        public static final Set<State> OVER = Set.of(LAPSED, CANCELLED, REVOKED);
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

    /** Formed, and not yet in effect: signatures or what is due first are still owed. */
    record Agreed(DealHead head) implements Deal {

        /** A new deal: in effect at once where nothing is signed and nothing due first. */
        static Deal form(DealId id, Agreement agreement) {
            var head = new DealHead(id, agreement, Receipts.NONE, Words.NONE, 1);
            return Course.isSigned(agreement.terms().mode()) || !head.isFirstDuePaid()
                    ? new Agreed(head)
                    : new Performed(head, agreement.formedAt());
        }

        @Override
        public Deal with(DealHead next) {
            return next.isFirstDuePaid()
                            && !Course.isSigned(next.agreement().terms().mode())
                    ? new Performed(next, next.paidSince(next.agreement().formedAt()))
                    : new Agreed(next);
        }

        /** One side's signature over that contract; both together bind, and perform where nothing is owed. */
        Deal sign(Sha256 contract, Actor party, Instant now) {
            Course.require(this, DealAction.SIGN, party);
            var signed = head.saying(Word.of(Word.Kind.SIGNED, party, contract.hex(), now));
            if (!signed.isSigned()) {
                return new Agreed(signed);
            }
            return signed.isFirstDuePaid() ? new Performed(signed, signed.paidSince(now)) : new Signed(signed, now);
        }

        /** The due day has passed. */
        Lapsed lapse(Instant now) {
            Course.requireNow(this, DealAction.LAPSE);
            return new Lapsed(head.saying(Word.ofTheCalendar(Word.Kind.LAPSED, now)));
        }
    }

    /** Signed by both, and not yet paid. */
    record Signed(DealHead head, Instant signedAt) implements Deal {
        @Override
        public Deal with(DealHead next) {
            return next.isFirstDuePaid() ? new Performed(next, next.paidSince(signedAt)) : new Signed(next, signedAt);
        }
    }

    /** What the mode requires of the parties is done; a licence is in effect, an assignment waits for its registration. */
    record Performed(DealHead head, Instant performedAt) implements Deal {

        /** Accepts the official act with everything else that the mode requires, or refuses naming what is missing. */
        Recorded propose(Completion completion, Actor officer, Instant now) {
            Course.require(this, DealAction.PROPOSE_CERTIFICATE, officer);
            completion.requireComplete();
            var proposal = new Proposal(completion.legalEventOn(), completion.accepted(), Signatory.of(officer), now);
            return new Recorded(head.next(), effectiveBy(proposal.legalEventOn()), proposal);
        }

        /** An assignment takes effect on the day of its registration (Patent Law, article 10). */
        private Instant effectiveBy(LocalDate registeredOn) {
            var registered = registeredOn.atStartOfDay(LegalDays.ZONE).toInstant();
            var formedAt = head.agreement().formedAt();
            return !isAssignment() ? performedAt : registered.isBefore(formedAt) ? formedAt : registered;
        }

        @Override
        public Deal with(DealHead next) {
            return new Performed(next, performedAt);
        }
    }

    /** The official act is accepted, and one operator has proposed the certificate. */
    record Recorded(DealHead head, Instant effectiveAt, Proposal proposal) implements Deal {

        /** Another operator's confirmation, which certifies. */
        Certified confirm(CertificateNumber number, Actor officer, Instant now) {
            Course.require(this, DealAction.CONFIRM_CERTIFICATE, officer);
            return new Certified(
                    head.next(), effectiveAt, proposal, new Certification(number, Signatory.of(officer), now));
        }

        /** The act does not bear it, or not yet: back to where it can be proposed anew. */
        Performed reject(String reason, Actor officer, Instant now) {
            Course.require(this, DealAction.REJECT_PROPOSAL, officer);
            var since = isAssignment() ? head.paidSince(head.signedAt()) : effectiveAt;
            return new Performed(head.saying(Word.because(Word.Kind.PROPOSAL_REJECTED, officer, reason, now)), since);
        }

        @Override
        public Deal with(DealHead next) {
            return new Recorded(next, effectiveAt, proposal);
        }
    }

    /** Completed and certified; later instalments and royalties are still booked. */
    record Certified(DealHead head, Instant effectiveAt, Proposal proposal, Certification certification)
            implements Deal {

        /** One operator's word that the certificate should not stand. */
        Certified proposeRevocation(String reason, Actor officer, Instant now) {
            Course.require(this, DealAction.PROPOSE_REVOCATION, officer);
            return with(head.saying(Word.because(Word.Kind.REVOCATION_PROPOSED, officer, reason, now)));
        }

        /** Another's, with a reason of its own: from now on it stands nowhere. */
        Revoked confirmRevocation(String reason, Actor officer, Instant now) {
            Course.require(this, DealAction.CONFIRM_REVOCATION, officer);
            return new Revoked(with(head.saying(Word.because(Word.Kind.REVOKED, officer, reason, now))));
        }

        @Override
        public Certified with(DealHead next) {
            return new Certified(next, effectiveAt, proposal, certification);
        }
    }

    /** Its due day passed without what was due. */
    record Lapsed(DealHead head) implements Deal {

        /** What was paid in time and booked late means that nothing had lapsed; what was paid late brings nothing back. */
        @Override
        public Deal book(Payment payment, LocalDate today) {
            Course.requireNow(this, DealAction.BOOK_PAYMENT);
            var due = lastPayableOn();
            if (payment.requireMade(today).paidOn().isAfter(due)) {
                throw Refusal.conflict("deal.lapsed")
                        .with("deal", id().toString())
                        .with("dueOn", due.toString());
            }
            var paid = head.paid(payment);
            return paid.isFirstDuePaid() ? revived(paid) : new Lapsed(paid);
        }

        /** A payment of this day or before still brings it into effect. */
        public LocalDate lastPayableOn() {
            return head.agreement().payableBy().orElse(head.agreement().formedOn());
        }

        private static Performed revived(DealHead paid) {
            var at = paid.paidSince(paid.agreement().formedAt());
            return new Performed(paid.adding(Word.ofTheCalendar(Word.Kind.REVIVED, at)), at);
        }

        @Override
        public Lapsed with(DealHead next) {
            return new Lapsed(next);
        }
    }

    /** Both sides have undone it, or a decision on their dispute has. */
    record Cancelled(Deal last) implements Deal {
        @Override
        public DealHead head() {
            return last.head();
        }

        @Override
        public Cancelled with(DealHead next) {
            return new Cancelled(last.with(next));
        }
    }

    /** The parties differ: nothing but payments and documents moves until they do not. */
    record Disputed(Deal last) implements Deal {
        @Override
        public DealHead head() {
            return last.head();
        }

        @Override
        public Disputed with(DealHead next) {
            return new Disputed(last.with(next));
        }
    }

    /** Certified once, and the certificate taken back by two operators. */
    record Revoked(Certified last) implements Deal {
        @Override
        public DealHead head() {
            return last.head();
        }

        @Override
        public Revoked with(DealHead next) {
            return new Revoked(last.with(next));
        }
    }

    default DealId id() {
        return head().id();
    }

    @Override
    default Agreement agreement() {
        return head().agreement();
    }

    default State state() {
        return DealStates.name(this);
    }

    /** Where it stood when it was cancelled or disputed. */
    default Optional<State> leftState() {
        return this instanceof Cancelled || this instanceof Disputed
                ? DealStates.left(this).map(Deal::state)
                : Optional.empty();
    }

    /** Whether a fee is agreed and the deal has come no further than its signatures. */
    default boolean isToBePaid() {
        return !agreement().isFree() && (this instanceof Agreed || this instanceof Signed);
    }

    /** Whether the patents themselves change hands. */
    default boolean isAssignment() {
        return agreement().terms().mode() == ListingMode.ASSIGNMENT;
    }

    /** When the parties had done what the mode requires of them, once they have. */
    default Optional<Instant> performedSince() {
        return DealStates.performedSince(this);
    }

    /** When the permission or the assignment took effect, once it has. */
    default Optional<Instant> inEffectSince() {
        return performedSince().filter(since -> !isAssignment() || proposed().isPresent());
    }

    /** The first operator's word, once given. */
    default Optional<Proposal> proposed() {
        return DealStates.proposed(this);
    }

    /** The second operator's word, while the certificate stands. */
    default Optional<Certification> certified() {
        return this instanceof Certified certified ? Optional.of(certified.certification()) : Optional.empty();
    }

    /** The same, whether or not it still stands. */
    default Optional<Certification> everCertified() {
        return this instanceof Revoked revoked ? Optional.of(revoked.last().certification()) : certified();
    }

    /** Whether the person proposed the certificate. */
    default boolean isProposedBy(Actor actor) {
        return proposed().filter(proposal -> proposal.by().isSamePerson(actor)).isPresent();
    }

    /** What can be done with it as it stands, by whomever it may. */
    default Set<DealAction> actions() {
        return Course.actions(this);
    }

    /** What this person can do with it now, in reading order. */
    default List<DealAction> actionsFor(Actor actor) {
        return Course.actionsFor(actor, this);
    }
}
