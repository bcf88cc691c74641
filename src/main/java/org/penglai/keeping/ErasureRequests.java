package org.penglai.keeping;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.penglai.kernel.Actor;

/** Where requests for erasure are kept, and the database's door for carrying one out. */
public interface ErasureRequests {

    void add(ErasureId id, Actor person, String pseudonym, LocalDate dueOn);

    /** The person's latest request. */
    Optional<ErasureRequest> latest(String subject);

    /** The request, locked for the running transaction. */
    Optional<ErasureRequest> lock(ErasureId id);

    /** What waits for an operator: open requests, and accounts to be removed at the identity provider. */
    List<ErasureRequest> waiting(int most);

    /** Open requests whose last day is over. */
    List<ErasureId> overdue(LocalDate today, int most);

    void withdraw(ErasureId id, Actor person);

    void refuse(ErasureId id, String duty, String reason, Actor operator);

    /** Carries it out; false where it is not open any more. */
    boolean erase(ErasureId id, Optional<Actor> operator);

    /** The account is gone at the identity provider too, so that its id is not needed any more. */
    void accountRemoved(ErasureId id);
}
