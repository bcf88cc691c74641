package org.penglai.inbox;

/** Hands letters to the mail server. */
public interface Post {

    /** Hands it over; throws {@link Undelivered} where the server does not take it. */
    void send(Letter letter);

    /** A letter that the mail server did not take. */
    final class Undelivered extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final boolean isFinal;

        /**
         * @param reason as the mail server gave it, without addresses
         * @param isFinal whether it is of no use to try again
         */
        public Undelivered(String reason, boolean isFinal) {
            super(reason);
            this.isFinal = isFinal;
        }

        public String reason() {
            return String.valueOf(getMessage());
        }

        public boolean isFinal() {
            return isFinal;
        }
    }
}
