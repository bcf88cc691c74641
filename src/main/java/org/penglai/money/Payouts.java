package org.penglai.money;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.Money;
import org.penglai.kernel.OrganisationId;

/** Payments of ours, the files they were handed over with, and the accounts to which parties are paid. */
public interface Payouts {

    void add(Payout payout);

    Optional<Payout> find(PayoutId id);

    /** The payment, kept from others before the running transaction has ended. */
    Optional<Payout> lock(PayoutId id);

    /** Those among them that there are, locked, in the order of their ids. */
    List<Payout> lockAll(Collection<PayoutId> ids);

    /** Some that are released, locked, the oldest first. */
    List<Payout> released(int most);

    void save(Payout payout);

    /** A page of them, the newest first; those of one organisation or in one state only where one is named. */
    List<Payout> list(Selection selection, Optional<PayoutId> before, int most);

    /** Which payments are meant; all where nothing is named. */
    record Selection(Optional<OrganisationId> of, Optional<Payout.State> state) {}

    /** Whether what came in goes back already, by a payment that is neither cancelled nor returned. */
    boolean isSentBack(Payout.Order order);

    Map<Payout.State, Long> counts();

    void addFile(File file);

    Optional<File> file(PayoutFileId id);

    /** The latest files. */
    List<File> files(int most);

    /** The payments of a file in their order. */
    List<Payout> of(PayoutFileId file);

    /** A file of payments that was handed over. */
    record File(PayoutFileId id, int payments, Money total, Clerk by, Instant at) {}

    /** Writes down to which account an organisation is paid from now on. */
    void state(OrganisationId organisation, PayeeAccount account, Clerk by, Instant now);

    Optional<PayeeAccount> accountOf(OrganisationId organisation);
}
