package org.penglai.deal.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.deal.Agreement;
import org.penglai.deal.Certificate;
import org.penglai.deal.Evidence;
import org.penglai.kernel.Language;
import org.penglai.kernel.LegalDays;
import org.penglai.patent.ApplicationNumber;
import org.penglai.platform.http.Messages;

/**
 * What stands on a certificate's paper, in both languages.
 *
 * @param address of the certificate's public page
 * @param code the same as a picture
 */
public record CertificateSheet(Certificate certificate, Messages messages, String address, String code, boolean demo) {

    public String zh(String key) {
        return messages.text(Language.ZH, key);
    }

    public String en(String key) {
        return messages.text(Language.EN, key);
    }

    /** Where the entry stands in the public ledger, or where that is found. */
    public String place(Language language) {
        return certificate
                .ledgerIndex()
                .map(index -> messages.text(language, "certificate.paper.place", Map.of("index", index)))
                .orElseGet(() -> messages.text(language, "certificate.paper.place.soon"));
    }

    public Agreement agreement() {
        return certificate.deal().agreement();
    }

    public List<String> patents() {
        return agreement().terms().patents().stream()
                .map(ApplicationNumber::patentNumber)
                .toList();
    }

    /** The official act on which the certificate rests. */
    public Optional<Evidence> act() {
        return act(certificate);
    }

    static Optional<Evidence> act(Certificate certificate) {
        var day = certificate.deal().proposal().legalEventOn();
        return certificate.evidence().stream()
                .filter(evidence -> evidence.kind().isOfficial())
                .filter(evidence -> evidence.issuedOn().equals(day))
                .findFirst();
    }

    /** The legal day of an instant. */
    public String day(Instant instant) {
        return LegalDays.of(instant).toString();
    }
}
