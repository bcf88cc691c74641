package org.penglai.ledger;

import java.util.List;

/** The public halves of all keys that signed anything; append-only, so that old signatures can be checked for ever. */
public interface Keys {

    /**
     * A published key.
     *
     * @param id RFC 7638 thumbprint
     * @param x RFC 8037 public bytes, base64url
     */
    record Published(String id, String x) {}

    /** Publishes a key before it signs anything; harmless to repeat. */
    void publish(Published key);

    /** All, the newest first. */
    List<Published> all();

    /** Publishes a certificate (X.509 DER, base64) before a paper is signed under it; harmless to repeat. */
    void publishPaperCertificate(String der);

    /** All under which papers were signed, the newest first. */
    List<String> paperCertificates();
}
