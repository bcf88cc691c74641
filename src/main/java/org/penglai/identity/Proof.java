package org.penglai.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Sha256;

/**
 * A document by which an organisation shows that it is what it says (证明文件).
 *
 * @param number the document's own number; empty where it has none
 */
public record Proof(
        ProofId id,
        OrganisationId organisation,
        Description description,
        Stored stored,
        String addedBy,
        Instant addedAt) {

    /** Identifies a document. */
    public record ProofId(UUID value) {
        @Override
        public String toString() {
            return value.toString();
        }
    }

    /** What sort of document it is. */
    public enum Kind {
        /** Licence of an enterprise (营业执照). */
        BUSINESS_LICENCE,
        /** Certificate of a public institution or another legal person (法人证书). */
        LEGAL_PERSON_CERTIFICATE,
        IDENTITY_DOCUMENT,
        FOREIGN_REGISTER,
        /** Report or statement with the year's figures (年度财务或从业人员证明). */
        ANNUAL_FIGURES,
        OTHER
    }

    /** What the sender says of it. */
    public record Description(Kind kind, String number, LocalDate issuedOn) {
        public Description {
            number = number.strip();
        }
    }

    /** The file as it is kept. */
    public record Stored(Sha256 digest, long size, String mediaType) {}
}
