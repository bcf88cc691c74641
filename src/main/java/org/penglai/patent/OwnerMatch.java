package org.penglai.patent;

import java.time.Instant;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.OrganisationId;

/**
 * A patent whose register names an owner that may be an organisation here (待认领专利): by its credit code, its name or a former
 * name of it, however that was typed.
 *
 * @param ownerName as the register has it
 * @param by what agrees
 * @param since since when both are known here
 */
public record OwnerMatch(
        ApplicationNumber number,
        Bilingual title,
        String ownerName,
        OrganisationId organisation,
        By by,
        Instant since) {

    /** What an owner and an organisation have in common, the strongest first. */
    public enum By {
        CREDIT_CODE,
        NAME,
        FORMER_NAME
    }
}
