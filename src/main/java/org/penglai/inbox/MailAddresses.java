package org.penglai.inbox;

import java.util.Optional;
import org.penglai.kernel.Language;

/** The addresses that persons gave for their mails, one each. */
public interface MailAddresses {

    Optional<MailAddress> of(String subject);

    Optional<MailAddress> find(AddressId id);

    /** Writes a new, unconfirmed address in place of the person's earlier one, with a key of its own. */
    MailAddress ask(AddressId id, String subject, String address, Language language);

    void confirm(AddressId id);

    void speak(String subject, Language language);

    /** Notes that the address's server refuses letters. */
    void refuse(AddressId id, String reason);

    void remove(String subject);
}
