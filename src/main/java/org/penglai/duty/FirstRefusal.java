package org.penglai.duty;

import java.time.LocalDate;

/**
 * What is on record of an inventor's right to go first when the invention is assigned (优先受让权, Civil Code 847). What comes
 * later counts.
 *
 * @param inventor place in the order in which the register names them, from 1
 * @param document number of the letter or answer; empty where there is none
 */
public record FirstRefusal(int inventor, Standing standing, LocalDate on, String document) {

    /** How far it is. */
    public enum Standing {
        /** The institution offered it to the inventor. */
        OFFERED,
        /** The inventor does not want it. */
        WAIVED,
        /** The inventor takes it on equal terms. */
        EXERCISED
    }
}
