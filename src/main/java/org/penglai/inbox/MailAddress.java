package org.penglai.inbox;

import java.time.Instant;
import java.util.Optional;
import org.penglai.kernel.Language;

/**
 * Where a person wants mail to (通知邮箱): nothing is sent there but the question whether it is theirs, until they have said so.
 *
 * @param language of the mails
 * @param key with which this address's links are sealed
 * @param refused why the address's own mail server refused the last letter for good; then none are sent until it is confirmed
 *     again
 */
public record MailAddress(
        AddressId id,
        String subject,
        String address,
        Language language,
        Instant askedAt,
        Optional<Instant> confirmedAt,
        Optional<String> refused,
        Key key) {

    /** The bytes of a key, never printed. */
    public record Key(byte[] bytes) {
        @Override
        public String toString() {
            return "…";
        }
    }

    /** Whether notices go there. */
    public boolean isOpen() {
        return confirmedAt.isPresent() && refused.isEmpty();
    }
}
