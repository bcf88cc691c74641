package org.penglai.deal;

import java.time.Instant;
import java.util.Optional;
import org.penglai.kernel.Refusal;

/** What can be asked of a deal whatever its state; a deal that left its course answers as it stood then. */
final class DealStates {

    private DealStates() {}

    static Deal.State name(Deal deal) {
        return switch (deal) {
            case Deal.Agreed _ -> Deal.State.AGREED;
            case Deal.Signed _ -> Deal.State.SIGNED;
            case Deal.Performed _ -> Deal.State.PERFORMED;
            case Deal.Recorded _ -> Deal.State.RECORDED;
            case Deal.Certified _ -> Deal.State.CERTIFIED;
            case Deal.Lapsed _ -> Deal.State.LAPSED;
            case Deal.Cancelled _ -> Deal.State.CANCELLED;
            case Deal.Disputed _ -> Deal.State.DISPUTED;
            case Deal.Revoked _ -> Deal.State.REVOKED;
        };
    }

    /** The state that a deal left when it was cancelled or disputed. */
    static Optional<Deal> left(Deal deal) {
        return switch (deal) {
            case Deal.Cancelled(var last) -> Optional.of(last);
            case Deal.Disputed(var last) -> Optional.of(last);
            case Deal.Revoked(var last) -> Optional.of(last);
            default -> Optional.empty();
        };
    }

    /** Where a deal stands with less paid: not in effect any more, unless that bears what came after. */
    static Deal without(Deal deal, DealHead left) {
        if (deal instanceof Deal.Performed && !left.isFirstDuePaid()) {
            return Course.isSigned(left.agreement().terms().mode())
                    ? new Deal.Signed(left, left.signedAt())
                    : new Deal.Agreed(left);
        }
        if (deal.performedSince().isPresent() && !left.isFirstDuePaid()) {
            throw Refusal.conflict("deal.payment-needed")
                    .with("deal", left.id().toString())
                    .with("state", deal.state().name());
        }
        return deal.with(left);
    }

    static Optional<Instant> performedSince(Deal deal) {
        return switch (deal) {
            case Deal.Performed performed -> Optional.of(performed.performedAt());
            case Deal.Recorded recorded -> Optional.of(recorded.effectiveAt());
            case Deal.Certified certified -> Optional.of(certified.effectiveAt());
            case Deal.Agreed _, Deal.Signed _, Deal.Lapsed _ -> Optional.empty();
            case Deal.Cancelled _, Deal.Disputed _, Deal.Revoked _ -> left(deal).flatMap(DealStates::performedSince);
        };
    }

    static Optional<Deal.Proposal> proposed(Deal deal) {
        return switch (deal) {
            case Deal.Recorded recorded -> Optional.of(recorded.proposal());
            case Deal.Certified certified -> Optional.of(certified.proposal());
            case Deal.Agreed _, Deal.Signed _, Deal.Performed _, Deal.Lapsed _ -> Optional.empty();
            case Deal.Cancelled _, Deal.Disputed _, Deal.Revoked _ -> left(deal).flatMap(DealStates::proposed);
        };
    }
}
