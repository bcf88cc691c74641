package org.penglai.inbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.UUID;

/** What a link from a mail carries: whose address, what may be done, and the seal on both. */
public record Token(AddressId address, String deed, String seal) {

    /** Says that the address is its reader's own. */
    public static final String CONFIRM = "confirm";

    /** Stops the mails on every topic. */
    public static final String STOP_ALL = "all";

    public static Token of(MailAddress address, String deed, Seals seals) {
        return new Token(address.id(), deed, seals.seal(address, deed));
    }

    /** The token written so, if it is one. */
    public static Optional<Token> parse(String written) {
        var parts = written.split("~", -1);
        if (parts.length != 3 || !parts[0].matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            return Optional.empty();
        }
        return Optional.of(new Token(new AddressId(UUID.fromString(parts[0])), parts[1], parts[2]));
    }

    /** Whether the seal is the one of the address's key. */
    boolean isSealedBy(MailAddress owner, Seals seals) {
        return MessageDigest.isEqual(bytes(seals.seal(owner, deed)), bytes(seal));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return address + "~" + deed + "~" + seal;
    }
}
