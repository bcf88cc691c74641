package org.penglai.deal;

import java.util.Optional;
import org.penglai.ledger.Entry;

/** The certificates that Penglai has given. */
public interface Certificates {

    /** The next running number; numbers of certifications that failed are not used again. */
    long nextNumber();

    /** Keeps the entry that went into the ledger beside the certificate that it tells of. */
    void add(Deal.Certified deal, Entry entry);

    Optional<Certificate> find(CertificateNumber number);
}
