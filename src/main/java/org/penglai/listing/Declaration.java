package org.penglai.listing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.penglai.kernel.Sha256;

/**
 * The declaration of an open licence (专利开放许可声明): prepared here, filed and announced at the office. It is another thing
 * than the listing: where it stands follows from the listing, the gate and what was filed.
 *
 * <pre>
 *   DRAFT ─▶ PRECHECK_PASSED ─▶ FILED ─▶ ANNOUNCED ─▶ WITHDRAWAL_FILED ─▶ WITHDRAWN
 *     └─▶ PRECHECK_FAILED                  ⇅ SUSPENDED                      ENDED
 * </pre>
 *
 * @param filed the filing of these very terms
 * @param withdrawal the filing of the withdrawal
 */
public record Declaration(State state, Eligibility eligibility, Optional<Filing> filed, Optional<Filing> withdrawal) {

    /** Where it stands. */
    public enum State {
        DRAFT,
        PRECHECK_FAILED,
        PRECHECK_PASSED,
        FILED,
        ANNOUNCED,
        SUSPENDED,
        WITHDRAWAL_FILED,
        WITHDRAWN,
        ENDED
    }

    /** What can be filed. */
    public enum Kind {
        DECLARATION,
        WITHDRAWAL
    }

    /**
     * What was filed at the office.
     *
     * @param number under which the office took it in (受理号)
     * @param terms digest of the terms that were declared
     */
    public record Filing(Kind kind, String number, LocalDate filedOn, Sha256 terms) {}

    /** Where the declaration of that listing stands. */
    static Declaration of(Listing listing, Eligibility eligibility, List<Filing> filings) {
        var digest = listing.terms().digest();
        var filed =
                last(filings, Kind.DECLARATION).filter(filing -> filing.terms().equals(digest));
        var withdrawal = last(filings, Kind.WITHDRAWAL);
        var state = switch (listing) {
            case Listing.Draft _ -> prepared(eligibility, filed);
            case Listing.Submitted _ -> prepared(eligibility, filed);
            case Listing.Published _ -> withdrawal.isPresent() ? State.WITHDRAWAL_FILED : State.ANNOUNCED;
            case Listing.Suspended _ -> withdrawal.isPresent() ? State.WITHDRAWAL_FILED : State.SUSPENDED;
            case Listing.Withdrawn _ -> State.WITHDRAWN;
            case Listing.Closed _ -> State.ENDED;
            case Listing.Expired _ -> State.ENDED;
        };
        return new Declaration(state, eligibility, filed, withdrawal);
    }

    private static State prepared(Eligibility eligibility, Optional<Filing> filed) {
        if (!eligibility.failedRules().isEmpty()) {
            return State.PRECHECK_FAILED;
        }
        if (!eligibility.lostRules().isEmpty()) {
            return State.DRAFT;
        }
        return filed.isPresent() ? State.FILED : State.PRECHECK_PASSED;
    }

    private static Optional<Filing> last(List<Filing> filings, Kind kind) {
        return filings.stream().filter(filing -> filing.kind() == kind).reduce((earlier, later) -> later);
    }

    /** Whether that can be filed as it stands. */
    public boolean canFile(Kind kind) {
        return switch (kind) {
            case DECLARATION -> state == State.PRECHECK_PASSED;
            case WITHDRAWAL -> state == State.ANNOUNCED || state == State.SUSPENDED;
        };
    }
}
