package org.penglai.listing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.penglai.kernel.LegalDays;
import org.penglai.patent.EventKind;
import org.penglai.patent.LegalStatus.Standing;
import org.penglai.patent.Patent;

/**
 * Whether an open offer has come to its end by itself: its term or its patents have ended for good, or what it offered has
 * been given away. A lapse for an unpaid annuity may yet be restored and only suspends.
 */
final class Ending {

    private static final Set<Standing> FOR_GOOD =
            EnumSet.of(Standing.EXPIRED, Standing.ABANDONED, Standing.INVALIDATED);

    private Ending() {}

    /** The listing at its end, if that has come by the candidate's day. */
    static Optional<Listing> of(Listing listing, Candidate candidate, Instant now) {
        return switch (listing) {
            case Listing.Published published when hasRunOut(candidate) -> Optional.of(published.expire(now));
            case Listing.Suspended suspended when hasRunOut(candidate) -> Optional.of(suspended.expire(now));
            case Listing.Published published when isGivenAway(candidate) -> Optional.of(published.close(now));
            default -> Optional.empty();
        };
    }

    private static boolean hasRunOut(Candidate candidate) {
        var day = candidate.day();
        return candidate.terms().endsOn().filter(day::isAfter).isPresent()
                || candidate.patents().stream()
                        .allMatch(
                                patent -> FOR_GOOD.contains(patent.statusOn(day).standing()));
    }

    /** Each patent was transferred, or exclusively licensed, since the offer was opened. */
    private static boolean isGivenAway(Candidate candidate) {
        var since = candidate.around().publication().map(publication -> LegalDays.of(publication.at()));
        return since.isPresent()
                && candidate.patents().stream().allMatch(patent -> isGivenAway(patent, candidate, since.get()));
    }

    private static boolean isGivenAway(Patent patent, Candidate candidate, LocalDate since) {
        return switch (candidate.terms().mode()) {
            case ASSIGNMENT, BIDDING, EQUITY ->
                !patent.isOwnedBy(candidate.seller().id())
                        && patent.register()
                                .latest(EventKind.TRANSFER, candidate.day())
                                .filter(transfer -> !transfer.date().isBefore(since))
                                .isPresent();
            case EXCLUSIVE_LICENCE, SOLE_LICENCE ->
                patent.register().exclusions(candidate.day()).stream()
                        .anyMatch(licence -> !licence.date().isBefore(since));
            case FREE_LICENCE, OPEN_LICENCE, ORDINARY_LICENCE, JOINT_EXPLOITATION -> false;
        };
    }
}
