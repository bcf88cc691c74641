package org.penglai.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.penglai.kernel.Sha256;

/**
 * What the ledger was at a moment (树头): so many entries, with that root. Its canonical text is what is signed.
 *
 * @param origin whose ledger it is: the site's address
 * @param signedAt to the millisecond
 */
public record Head(String origin, long size, Sha256 rootHash, Instant signedAt) {

    /** The text that the signature is over: RFC 8785 JSON in UTF-8. */
    public byte[] text() {
        return CanonicalJson.write(Map.of(
                        "origin", origin, "size", size, "rootHash", rootHash.hex(), "signedAt", signedAt.toString()))
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * A head with its signature.
     *
     * @param keyId of the key in the published set
     * @param signature Ed25519 over {@link #text()}, base64url without padding
     */
    public record Signed(Head head, String keyId, String signature) {}
}
