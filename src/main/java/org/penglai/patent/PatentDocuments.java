package org.penglai.patent;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.OrganisationId;

/** Drawings and claims of patents. */
public interface PatentDocuments {

    /** The patent's documents, drawings first, the earliest first. */
    List<PatentDocument> of(ApplicationNumber number);

    /** Adds it; 409 {@code patent-document.exists} if the patent has the same file already. */
    void add(PatentDocument document);

    /** Nobody else adds or takes away the same file until the transaction ends. */
    void hold(PatentDocument.Stored stored);

    /** Takes it away. */
    void remove(PatentDocument document);

    /** Whether any patent has the file. */
    boolean isHeld(PatentDocument.Stored stored);

    /** The claims as text; empty texts where none were given. */
    Bilingual claims(ApplicationNumber number);

    /** The claims of those of the patents that have any. */
    Map<ApplicationNumber, Bilingual> claims(Set<ApplicationNumber> numbers);

    /** Replaces the claims. */
    void say(ApplicationNumber number, Bilingual claims, OrganisationId by, Instant at);

    /** The files themselves. */
    interface Files {
        /** Keeps a copy of the file, or refuses it when it is empty, too large or of no accepted type. */
        PatentDocument.Stored keep(Path file);

        /** The file, its bytes checked against the digest. */
        Path fetch(PatentDocument.Stored stored);

        /** Removes it for good. */
        void remove(PatentDocument.Stored stored);
    }
}
