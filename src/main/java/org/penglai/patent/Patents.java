package org.penglai.patent;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;

/** The patents that Penglai knows, with their registers. */
public interface Patents {

    Optional<Patent> find(ApplicationNumber number);

    /** Those of the numbers that are known, in few round trips. */
    Map<ApplicationNumber, Patent> findAll(Collection<ApplicationNumber> numbers);

    /** The patent that was published under those digits, whatever the letters after them. */
    Optional<ApplicationNumber> published(PublicationNumber number);

    /** All patents by number, after that one. */
    List<Patent> page(Optional<ApplicationNumber> after, int limit);

    /** The patent, kept from changing until the transaction ends. */
    Optional<Patent> lock(ApplicationNumber number);

    /** Adds it with its events; 409 {@code patent.exists} if the number is known. */
    void add(Patent patent);

    /** Appends the event that made this patent of its former self. */
    void append(Patent next, RegisterEvent event);

    /** Replaces the owners by those of this patent. */
    void saveOwners(Patent next);

    /** Replaces the bibliography by that of this patent. */
    void saveBibliography(Patent next);

    /** The organisation's patents by number, after that one. */
    List<Patent> ownedBy(OrganisationId organisation, Optional<ApplicationNumber> after, int limit);

    /** The application number of a patent that somebody names by any of its numbers. */
    default ApplicationNumber require(PatentReference reference) {
        return switch (reference) {
            case PatentReference.ByApplication(var reading) -> reading.number();
            case PatentReference.ByPublication(var number) ->
                published(number)
                        .orElseThrow(() -> Refusal.unknown("patent.unknown").with("number", number.printed()));
        };
    }

    /** The patent, or a 404 refusal. */
    default Patent require(ApplicationNumber number) {
        return find(number).orElseThrow(() -> Refusal.unknown("patent.unknown").with("number", number.canonical()));
    }
}
