package org.penglai.incentive;

import java.time.LocalDate;
import java.util.Optional;
import org.penglai.deal.DealId;
import org.penglai.kernel.Actor;

/** Gathers what the platform's own records say of a deal; joined outside this feature, which reads nobody's tables. */
public interface DealFacts {

    /**
     * A deal as the programmes see it.
     *
     * @param on day of the legal event: of the official act on which the certificate rests (备案证明, 手续合格通知书), as
     *     cities date it, else of the certification; none while the deal has neither
     */
    record DealOccasion(DealId deal, Optional<LocalDate> on, Facts facts) {}

    /** Refuses when there is no such deal, or none that the reader may know of. */
    DealOccasion of(DealId deal, Actor reader);
}
