package org.penglai.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.LegalDays;

/**
 * How long what is checked of an organisation holds, as data.
 *
 * @param verified how long a verification holds
 * @param askAgain how long before its end an organisation may ask to be looked at again
 * @param answer within what time an operator answers
 * @param invited how long an invitation is open
 */
public record OrganisationLaw(Period verified, Period askAgain, Period answer, Period invited, Bilingual source) {

    /** The last day of a verification of now. */
    LocalDate verifiedUntil(Instant now) {
        return LegalDays.of(now).plus(verified);
    }

    /** The first day on which it may ask to be looked at again. */
    public LocalDate askAgainFrom(LocalDate until) {
        return until.minus(askAgain);
    }

    /** The day by which an operator answers what is waiting since then. */
    public LocalDate answerBy(Instant waitingSince) {
        return LegalDays.of(waitingSince).plus(answer);
    }

    /** The moment at which an invitation of now ends. */
    Instant invitationEnds(Instant now) {
        return LegalDays.of(now)
                .plus(invited)
                .plusDays(1)
                .atStartOfDay(LegalDays.ZONE)
                .toInstant();
    }
}
