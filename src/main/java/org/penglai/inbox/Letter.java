package org.penglai.inbox;

import java.util.List;

/**
 * A mail on its way (邮件): what it says is put into words when it is sent.
 *
 * @param attempt the how-manieth time it is handed over, from 1
 * @param notices what it tells; none in the question whether an address is its reader's
 */
public record Letter(LetterId id, MailAddress to, Sort sort, int attempt, List<Notice> notices) {

    /** What a letter is for. */
    public enum Sort {
        /** Asks whether the address is its reader's. */
        QUESTION,

        /** Tells notices. */
        NOTICES
    }

    public Letter {
        notices = List.copyOf(notices);
    }
}
