package org.penglai.deal;

import java.util.List;
import java.util.function.Predicate;
import org.penglai.identity.Bar;
import org.penglai.identity.Organisation;
import org.penglai.identity.OrganisationKind;

/**
 * What can be asked of the two sides before an offer is taken: pure functions. Which of them is asked in which mode is data
 * ({@link AcceptanceLaw}); a statutory open licence asks next to nothing, since anyone may take it (Patent Law, art. 50).
 */
public enum AcceptanceGround {
    /** The one who takes it does not own the patent already. */
    NOT_THE_PATENTEE(taking -> !taking.offer()
                    .patentees()
                    .contains(taking.licensee().id())
            && !taking.offer().listing().head().owner().equals(taking.licensee().id())),
    /** The licensor is a university or institute. */
    LICENSOR_ACADEMIC(taking -> taking.licensor().kind().isAcademic()),
    /** The licensor is in Yantai. */
    LICENSOR_LOCAL(taking -> taking.licensor().isLocal()),
    /** The operator has checked that the licensee is what it says. */
    LICENSEE_VERIFIED(taking -> taking.licensee().isVerified()),
    /** The licensee is an enterprise. */
    LICENSEE_ENTERPRISE(taking -> taking.licensee().kind() == OrganisationKind.ENTERPRISE),
    /** The licensee is in Yantai. */
    LICENSEE_LOCAL(taking -> taking.licensee().isLocal()),
    /** The licensee is of medium, small or micro size. */
    LICENSEE_SMALL(taking -> taking.licensee().isSme()),
    /** No bar keeps the licensee from it on the day. */
    LICENSEE_NOT_BARRED(taking -> taking.bars().isEmpty()),
    /** No inventor who was offered to go first (Civil Code 847) has still to answer, or wants the patent. */
    NO_FIRST_REFUSAL(taking -> !taking.offer().claimed());

    /**
     * Somebody about to take an offer.
     *
     * @param bars what keeps the licensee from it on the day
     */
    public record Taking(Offers.Offer offer, Organisation licensor, Organisation licensee, List<Bar> bars) {
        public Taking {
            bars = List.copyOf(bars);
        }
    }

    private final Predicate<Taking> holds;

    AcceptanceGround(Predicate<Taking> holds) {
        this.holds = holds;
    }

    boolean holds(Taking taking) {
        return holds.test(taking);
    }

    /** Message key of what is wrong when it does not hold, under {@code violation.acceptance}. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
