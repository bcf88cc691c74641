package org.penglai.listing;

import java.util.List;
import org.penglai.patent.Patent;

/**
 * The grounds that the gate can look at: pure functions of terms, seller, registers, what was agreed here, and day. Which of
 * them the law asks for in which mode is data ({@link ListingLaw}).
 */
public enum Ground {
    /** Granted, and the right stands: licences and declarations exist only for a valid patent. */
    IN_FORCE(each(RegisterGrounds::inForce)),
    /** No exclusive or sole licence in force, by the register or by a deal made here. */
    NOT_EXCLUSIVELY_LICENSED(each(RegisterGrounds::notExclusivelyLicensed)),
    /** No open licence announced: while it stands nobody can be the only licensee. */
    NOT_OPENLY_LICENSED(each(RegisterGrounds::notOpenlyLicensed)),
    /** No other offer of an open licence here: the terms are the same for everybody. */
    ONE_OPEN_OFFER(each(OfferGrounds::oneOpenOffer)),
    /** Nobody else has a licence that goes on. */
    NO_OTHER_LICENSEE(each(OfferGrounds::noOtherLicensee)),
    /** The announced declaration has not been withdrawn at the office. */
    DECLARATION_STANDS(each(RegisterGrounds::declarationStands)),
    /** Not suspended for an ownership dispute or by a court's preservation. */
    NOT_SUSPENDED(each(RegisterGrounds::notSuspended)),
    /** Annuities paid. */
    ANNUITY_PAID(each(RegisterGrounds::annuityPaid)),
    /** Not pledged, or the pledgee agrees. */
    PLEDGEE_CONSENTS(each(RegisterGrounds::pledgeeConsents)),
    /** Nothing else that keeps others from working it. */
    NOT_HINDERED(each(RegisterGrounds::notHindered)),
    /** No defence or secret patent. */
    NOT_SECRET(each(RegisterGrounds::notSecret)),
    /** Made without public money, or an officer has seen that it does not leave the country without approval. */
    STATE_FUNDS_STAY(each(RegisterGrounds::stateFundsStay)),
    /** A positive evaluation report for a utility model or design. */
    EVALUATED(each(RegisterGrounds::evaluated)),
    /** The one who offers is an owner. */
    OFFERED_BY_OWNER(each(OwnerGrounds::offeredByOwner)),
    /** All owners agree to these terms. */
    ALL_OWNERS_AGREE(each(OwnerGrounds::allOwnersAgree)),
    /** One owner may do it alone, unless the owners agreed otherwise. */
    ONE_OWNER_MAY(each(OwnerGrounds::oneOwnerMay)),
    /** The term ends with the patent at the latest. */
    TERM_WITHIN_PATENT(each(OfferGrounds::termWithinPatent)),
    /** Enough of the patent's life is left. */
    TERM_LEFT((candidate, by) -> candidate.patents().stream()
            .map(patent -> OfferGrounds.termLeft(patent, candidate, by.months()))
            .toList()),
    /** Payment is stated. */
    FEE_STATED((candidate, by) -> List.of(OfferGrounds.feeStated(candidate))),
    /** The fee is nothing. */
    FREE_OF_CHARGE((candidate, by) -> List.of(OfferGrounds.freeOfCharge(candidate))),
    /** Use is permitted all over the country. */
    NATIONWIDE((candidate, by) -> List.of(OfferGrounds.nationwide(candidate, by.places()))),
    /** Use is permitted only where the patent has effect. */
    TERRITORY_OF_PATENT((candidate, by) -> List.of(OfferGrounds.territoryOfPatent(candidate, by.places()))),
    /** The one who offers is a university or institute in Yantai. */
    LOCAL_ACADEMIC_LICENSOR((candidate, by) -> List.of(OwnerGrounds.localAcademicLicensor(candidate))),
    /** A public institution has made the agreed price known in its house, for long enough and without open objection. */
    PRICE_PUBLICISED((candidate, by) -> List.of(OwnerGrounds.pricePublicised(candidate))),
    /** The same where a price stands open to anybody unless it was decided otherwise. */
    AGREED_PRICE_PUBLICISED((candidate, by) -> List.of(OwnerGrounds.agreedPricePublicised(candidate)));

    private final Look look;

    Ground(Look look) {
        this.look = look;
    }

    /** One finding, or one for each patent. */
    List<Finding> look(Candidate candidate, Yardstick by) {
        return look.at(candidate, by);
    }

    /** Looks at a candidate. */
    @FunctionalInterface
    private interface Look {
        List<Finding> at(Candidate candidate, Yardstick by);
    }

    /** Looks at one patent of the candidate. */
    @FunctionalInterface
    private interface PatentLook {
        Finding at(Patent patent, Candidate candidate);
    }

    private static Look each(PatentLook look) {
        return (candidate, by) -> candidate.patents().stream()
                .map(patent -> look.at(patent, candidate))
                .toList();
    }
}
