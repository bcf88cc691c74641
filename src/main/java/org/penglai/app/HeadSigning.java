package org.penglai.app;

import org.penglai.ledger.Head;
import org.penglai.ledger.Keys;
import org.penglai.ledger.Sequencing;
import org.penglai.platform.sign.SigningKey;

/** Signs the ledger's heads with the site's key, and publishes that key before it signs with it. */
final class HeadSigning implements Sequencing.Signing {

    private final String origin;
    private final SigningKey key;
    private final Keys keys;

    HeadSigning(String origin, SigningKey key, Keys keys) {
        this.origin = origin;
        this.key = key;
        this.keys = keys;
    }

    @Override
    public String origin() {
        return origin;
    }

    @Override
    public Head.Signed sign(Head head) {
        var known = key.known();
        keys.publish(new Keys.Published(known.id(), known.x()));
        return new Head.Signed(head, known.id(), key.sign(head.text()));
    }
}
