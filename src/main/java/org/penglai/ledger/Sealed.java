package org.penglai.ledger;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.penglai.kernel.Sha256;

/**
 * A personal detail that an entry vouches for without holding it (加盐摘要): the tree has the digest, and whoever is shown salt
 * and text can work it out again. Once salt and text are removed, nothing leads from the digest back to the person.
 *
 * @param salt 32 lower-case hex digits drawn at random, so that a digest cannot be found by trying texts
 * @param text what is sealed, such as the id of the officer who decided, or a reason in which people write names
 * @param person whose it is; with this person goes the salt
 */
public record Sealed(String salt, String text, String person) {

    /** Fact of an entry whose digest seals who decided. */
    public static final String BY = "by";

    private static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Seals a person with a new salt. */
    public static Sealed of(String person) {
        return of(person, person);
    }

    /** Seals what that person said; the text itself stands where it was said. */
    public static Sealed of(String text, String person) {
        var salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return new Sealed(HexFormat.of().formatHex(salt), text, person);
    }

    /** The digest alone, since whatever is written out may end in a log. */
    @Override
    public String toString() {
        return "sealed " + digest().hex();
    }

    /** SHA-256 over the canonical JSON of the list of salt and text. */
    public Sha256 digest() {
        return Sha256.of(CanonicalJson.write(List.of(salt, text)));
    }
}
