package org.penglai.duty;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Sha256;
import org.penglai.listing.Listing;

/**
 * The file by which an institution shows that it took care over a transfer (勤勉尽责材料): what was decided, made public,
 * objected, looked at and signed, each part with the digest of its bytes. The same records make the same bytes.
 *
 * @param asOf the day of the last record in it, by which the gate's findings stand
 */
public record Bundle(Listing listing, Bilingual house, LocalDate asOf, List<Part> parts) {
    public Bundle {
        parts = List.copyOf(parts);
    }

    /** What a part is. */
    public enum Kind {
        PRICING,
        GATE,
        VERSION,
        CONSENTS,
        FIRST_REFUSALS,
        SHARES,
        DEAL,
        DOCUMENT
    }

    /** A part of the file: a text that the platform writes, or a document as it was uploaded. */
    public sealed interface Part {

        String name();

        Kind kind();

        Sha256 digest();

        long size();
    }

    /** Canonical JSON. */
    public record Text(String name, Kind kind, String text) implements Part {
        @Override
        public Sha256 digest() {
            return Sha256.of(text);
        }

        @Override
        public long size() {
            return text.getBytes(StandardCharsets.UTF_8).length;
        }
    }

    /** A document on a deal's file. */
    public record Paper(String name, Sha256 digest, long size, Path file) implements Part {
        @Override
        public Kind kind() {
            return Kind.DOCUMENT;
        }
    }
}
