package org.penglai.identity;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.penglai.kernel.OrganisationId;

/** Documents of organisations: their entries. */
public interface Proofs {

    /** The organisation's documents, the latest first. */
    List<Proof> of(OrganisationId organisation);

    /** How many documents each of them has; none stands for no entry. */
    Map<OrganisationId, Long> counts(Collection<OrganisationId> organisations);

    void add(Proof proof);

    /** The files themselves. */
    interface Files {
        /** Keeps a copy of the file, or refuses it when it is empty, too large or of no accepted type. */
        Proof.Stored keep(Path file);

        /** The file, its bytes checked against the digest. */
        Path fetch(Proof.Stored stored);
    }
}
