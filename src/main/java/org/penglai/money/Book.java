package org.penglai.money;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.penglai.kernel.Money;
import org.penglai.kernel.OrganisationId;

/** The book as it is kept: entries are added, never changed, and the balances follow from them. */
public interface Book {

    /** Adds the entries; a source that was booked before is refused. */
    void add(List<JournalEntry> entries, Optional<Clerk> by, Instant now);

    boolean isBooked(String source);

    /** Those of the sources that were booked before. */
    Set<String> booked(Collection<String> sources);

    /** Those of the sources whose entries were taken back. */
    Set<String> corrected(Collection<String> sources);

    /** Keeps those accounts from others before the running transaction has ended. */
    void lock(Collection<Account> accounts);

    Optional<Booked> find(EntryId id);

    Balance balance(Account account);

    /** The accounts that there are, by kind and holder; those of one organisation only where one is named. */
    List<Balance> balances(Optional<OrganisationId> of);

    /** What moved an account, or anything where none is named, the newest first. */
    List<Booked> entries(Optional<Account> account, Optional<EntryId> before, int most);

    /** What was booked about a subject, the oldest first. */
    List<Booked> about(String subject);

    /** What was paid for each of the subjects and not taken back; subjects for which nothing was have none. */
    Map<String, Paid> paid(Collection<String> subjects);

    /**
     * What was paid for a subject.
     *
     * @param direct from one party to the other, without the platform
     * @param here on the platform's account, as far as it was allotted
     * @param refundable what of that the platform owes back to the payer, or owed before it was paid back
     */
    record Paid(Money direct, Money here, Money refundable) {
        public static final Paid NOTHING = new Paid(Money.ZERO, Money.ZERO, Money.ZERO);

        /** Both ways together. */
        public Money total() {
            return direct.plus(here);
        }
    }

    /**
     * An entry as it stands in the book.
     *
     * @param correctedBy the entry that takes it back
     */
    record Booked(JournalEntry entry, Optional<Clerk> by, Instant at, Optional<EntryId> correctedBy) {}
}
