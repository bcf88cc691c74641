package org.penglai.money;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.penglai.kernel.OrganisationId;

/** What is expected of whom, as it is kept. */
public interface Expectations {

    /** The next reference that nobody has. */
    CreditorReference nextReference();

    /** Adds it, or answers false where there is one for the subject already, such as one that was added at the same time. */
    boolean add(Expectation expectation, Instant now);

    Optional<Expectation> find(ExpectationId id);

    Optional<Expectation> of(String subject);

    /** The one for the subject, kept from others before the running transaction has ended. */
    Optional<Expectation> lock(String subject);

    /** Writes how much has come, over the one that was locked. */
    void paid(Expectation after);

    /** Nothing more is expected. */
    void withdraw(Expectation expectation, Instant now);

    /** It is expected again. */
    void reinstate(Expectation expectation);

    /** Those whose reference is among these. */
    List<Expectation> referred(Collection<String> references);

    /** Those that take a payment of one of these payers, the oldest first. */
    List<Expectation> openOf(Collection<OrganisationId> payers);

    /** Where the organisation pays or is paid, the newest first. */
    List<Expectation> concerning(OrganisationId organisation, int most);
}
