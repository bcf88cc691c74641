package org.penglai.deal;

import java.util.Optional;
import org.penglai.kernel.Refusal;

/** What moves a deal, in reading order; in which state and by whom stands in {@link Course}. */
public enum DealAction {
    /** Sign the contract by its digest. */
    SIGN("signDeal"),
    /** Put a document on file. */
    ADD_EVIDENCE("addDealEvidence"),
    /** Book what was paid. */
    BOOK_PAYMENT("addDealPayment"),
    /** Say what a year's use has brought. */
    REPORT_BENEFIT("fileBenefitReport"),
    /** Accept the official act and propose the certificate. */
    PROPOSE_CERTIFICATE("certifyDeal"),
    /** Confirm a certificate that somebody else proposed. */
    CONFIRM_CERTIFICATE("certifyDeal"),
    /** Send a proposed certificate back with a reason. */
    REJECT_PROPOSAL("rejectCertificate"),
    /** Wish to cancel. */
    ASK_CANCELLATION("cancelDeal"),
    /** Agree to what the other side wishes. */
    AGREE_CANCELLATION("cancelDeal"),
    /** Say no to it, or take one's own wish back. */
    REFUSE_CANCELLATION("refuseDealCancellation"),
    /** Say that something is in dispute. */
    RAISE_DISPUTE("disputeDeal"),
    /** Say how the dispute ended. */
    RESOLVE_DISPUTE("resolveDealDispute"),
    /** Propose that the certificate be revoked. */
    PROPOSE_REVOCATION("revokeDeal"),
    /** Revoke it after somebody else's proposal. */
    CONFIRM_REVOCATION("revokeDeal"),
    /** Take back what was booked by mistake; finance's alone, through the book of money. */
    TAKE_BACK_PAYMENT(""),
    /** Let the due day pass; the calendar's alone. */
    LAPSE("");

    private final String operation;

    DealAction(String operation) {
        this.operation = operation;
    }

    /** The operation of the contract that does it; empty where no call does. */
    public String operation() {
        return operation;
    }

    /** Why there is nothing to do of the sort, although the state would allow it. */
    Optional<Refusal> idle(Deal deal) {
        var words = deal.head().words();
        return Optional.ofNullable(
                        switch (this) {
                            case BOOK_PAYMENT -> deal.agreement().isFree() ? "deal.free-of-charge" : null;
                            case TAKE_BACK_PAYMENT ->
                                deal.head().receipts().total().isZero() ? "deal.nothing-paid" : null;
                            case ASK_CANCELLATION ->
                                words.cancellationAsked().isPresent() ? "deal.cancellation-asked" : null;
                            case AGREE_CANCELLATION, REFUSE_CANCELLATION ->
                                words.cancellationAsked().isEmpty() ? "deal.cancellation-not-asked" : null;
                            case PROPOSE_REVOCATION ->
                                words.revocationProposed().isPresent() ? "revocation.proposed" : null;
                            case CONFIRM_REVOCATION ->
                                words.revocationProposed().isEmpty() ? "revocation.not-proposed" : null;
                            case SIGN,
                                    ADD_EVIDENCE,
                                    REPORT_BENEFIT,
                                    PROPOSE_CERTIFICATE,
                                    CONFIRM_CERTIFICATE,
                                    REJECT_PROPOSAL,
                                    RAISE_DISPUTE,
                                    RESOLVE_DISPUTE,
                                    LAPSE -> null;
                        })
                .map(code -> Refusal.conflict(code).with("deal", deal.id().toString()));
    }
}
