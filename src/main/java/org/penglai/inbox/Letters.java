package org.penglai.inbox;

import java.time.Duration;
import java.util.Optional;

/** The letters that wait, went, or could not be delivered. */
public interface Letters {

    /** A letter that asks at the address whether it is its owner's. */
    void question(LetterId id, MailAddress to);

    /** Readers with notices that are due by mail, at most so many. */
    java.util.List<Addressee> due(int most);

    /** Puts what is due to that reader into one letter; what has been read meanwhile needs none. */
    void gather(LetterId id, Addressee reader);

    /** Drops what is due by mail to a reader who gets no mail any more. */
    void release(Addressee reader);

    /** The letter that is due next, kept from others until so long has passed; one whose address is gone is dropped. */
    Optional<Letter> take(java.util.function.IntFunction<Duration> pause);

    void sent(LetterId id, int attempt);

    /** Stays for another attempt, with why this one failed. */
    void putOff(LetterId id, int attempt, String reason);

    /** Is given up, with why. */
    void failed(LetterId id, int attempt, String reason);
}
