package org.penglai.discovery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.penglai.identity.OrganisationKind;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.DivisionCode;
import org.penglai.kernel.Industry;
import org.penglai.kernel.Money;
import org.penglai.patent.ApplicationNumber;
import org.penglai.patent.IpcSymbol;

/**
 * A published listing as it is found: what it says of itself, with its patents and owners.
 *
 * @param version of the listing's row; what is older than the index shows is not shown
 */
public record ListingDocument(
        UUID id, long version, Offer offer, Words words, List<Subject> patents, List<Owner> owners) {

    public ListingDocument {
        patents = List.copyOf(patents);
        owners = List.copyOf(owners);
    }

    /**
     * What is offered.
     *
     * @param mode code of the way of transfer or licence
     * @param price lump sum or entry fee; none where it is to be negotiated or a royalty alone
     * @param trl technology readiness, 1 to 9 (技术成熟度)
     */
    public record Offer(
            String mode,
            String state,
            Instant publishedAt,
            Optional<Money> price,
            boolean free,
            Optional<Integer> trl,
            Set<Industry> industries) {
        public Offer {
            industries = Set.copyOf(industries);
        }
    }

    /** What the patentee writes about it. */
    public record Words(Bilingual title, String summary, List<String> applicationFields, List<String> products) {
        public Words {
            applicationFields = List.copyOf(applicationFields);
            products = List.copyOf(products);
        }
    }

    /**
     * A patent that is offered.
     *
     * @param expiresOn the day on which protection ends
     */
    public record Subject(
            ApplicationNumber number,
            Bilingual title,
            Bilingual abstractText,
            List<IpcSymbol> ipc,
            Optional<LocalDate> grantedOn,
            Optional<LocalDate> expiresOn) {
        public Subject {
            ipc = List.copyOf(ipc);
        }
    }

    /**
     * Who owns the patents.
     *
     * @param kind none while it is not known which organisation it is
     * @param division place of registration
     */
    public record Owner(String name, Optional<OrganisationKind> kind, Optional<DivisionCode> division) {}

    /** The day on which the first of the patents ends. */
    public Optional<LocalDate> expiresOn() {
        return patents.stream().flatMap(patent -> patent.expiresOn().stream()).min(LocalDate::compareTo);
    }

    /** The latest day of grant. */
    public Optional<LocalDate> grantedOn() {
        return patents.stream().flatMap(patent -> patent.grantedOn().stream()).max(LocalDate::compareTo);
    }
}
