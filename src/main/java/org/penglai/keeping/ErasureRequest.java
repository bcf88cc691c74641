package org.penglai.keeping;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.penglai.kernel.OrganisationId;

/**
 * A person's wish to be forgotten (删除个人信息的请求).
 *
 * @param subject the person, and the pseudonym once it is done
 * @param dueOn the last day: whoever has not been answered until then is forgotten on the next
 * @param duty the record kind whose duty stood against it, where it was refused
 * @param account the identity provider's account that is still to be removed there
 */
public record ErasureRequest(
        ErasureId id,
        String subject,
        OrganisationId organisation,
        State state,
        Instant askedAt,
        LocalDate dueOn,
        Optional<String> reason,
        Optional<String> duty,
        Optional<Instant> answeredAt,
        Optional<String> account) {

    /** Where it stands. */
    public enum State {
        ASKED,
        REFUSED,
        WITHDRAWN,
        ERASED
    }

    public boolean isOpen() {
        return state == State.ASKED;
    }
}
