package org.penglai.patent;

import java.time.Instant;
import java.util.UUID;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Sha256;

/**
 * Drawings or claims of a patent as a file (附图、权利要求书).
 *
 * @param words what it shows, for those who cannot see it
 * @param by the organisation that put it there
 */
public record PatentDocument(
        DocumentId id,
        ApplicationNumber number,
        Kind kind,
        Bilingual words,
        Stored stored,
        OrganisationId by,
        Instant addedAt) {

    /** Identifies a document. */
    public record DocumentId(UUID value) {
        @Override
        public String toString() {
            return value.toString();
        }
    }

    /** What the document is. */
    public enum Kind {
        /** Drawings (附图). */
        DRAWINGS,
        /** Claims (权利要求书). */
        CLAIMS
    }

    /** The file as it is kept. */
    public record Stored(Sha256 digest, long size, String mediaType) {}

    /** Whether a browser shows it by itself within a page. */
    public boolean isPicture() {
        return stored.mediaType().startsWith("image/");
    }
}
