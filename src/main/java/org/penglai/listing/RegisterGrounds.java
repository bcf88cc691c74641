package org.penglai.listing;

import static org.penglai.listing.Finding.failed;
import static org.penglai.listing.Finding.needsDecision;
import static org.penglai.listing.Finding.needsEvidence;
import static org.penglai.listing.Finding.passed;

import java.util.EnumSet;
import java.util.List;
import org.penglai.patent.Arrears;
import org.penglai.patent.EventKind;
import org.penglai.patent.Patent;
import org.penglai.patent.PatentFlag;
import org.penglai.patent.RegisterEvent;

/** What the register of one patent says to an offer. */
final class RegisterGrounds {

    private RegisterGrounds() {}

    static Finding inForce(Patent patent, Candidate candidate) {
        var status = patent.statusOn(candidate.day());
        var proof = patent.register().latest(EventKind.GRANT, candidate.day()).stream()
                .toList();
        var found = switch (status.standing()) {
            case PENDING -> failed("not-granted");
            case LAPSED, RESTORATION_REQUESTED -> failed("lapsed");
            case EXPIRED -> failed("expired");
            case ABANDONED -> failed("abandoned");
            case INVALIDATED -> failed("invalidated");
            case IN_FORCE, IN_ARREARS, SUSPENDED, PLEDGED, PARTLY_INVALID -> passed("in-force");
        };
        return found.of(patent, proof).with("since", status.since().toString()).with("source", status.source());
    }

    static Finding notExclusivelyLicensed(Patent patent, Candidate candidate) {
        var agreed = candidate.bonds(patent, EnumSet.of(Bond.Kind.ONLY_LICENCE));
        var registered = patent.register().exclusions(candidate.day());
        if (registered.isEmpty() && !agreed.isEmpty()) {
            return failed("exclusively-agreed")
                    .of(patent, List.of())
                    .with("since", agreed.getFirst().since().toString());
        }
        return absent(patent, registered, "exclusively-licensed");
    }

    static Finding notOpenlyLicensed(Patent patent, Candidate candidate) {
        return absent(
                patent,
                patent.register().standing(EventKind.OPEN_LICENCE_ANNOUNCED, candidate.day()),
                "openly-licensed");
    }

    /** Once announced, the office's word that it is withdrawn ends it, whoever brought that word here. */
    static Finding declarationStands(Patent patent, Candidate candidate) {
        var announced = candidate.around().publication().flatMap(Listing.Publication::announcement);
        if (announced.isEmpty()) {
            return passed("declaration-not-announced").of(patent, List.of());
        }
        var number = announced.get().acceptanceNumber();
        var ended = patent.register().latest(EventKind.OPEN_LICENCE_WITHDRAWN, candidate.day()).stream()
                .filter(event -> !event.date().isBefore(announced.get().announcedOn()))
                .filter(event ->
                        event.number().filter(other -> !other.equals(number)).isEmpty())
                .toList();
        return absent(patent, ended, "declaration-withdrawn");
    }

    static Finding notSuspended(Patent patent, Candidate candidate) {
        return absent(patent, patent.register().suspensions(candidate.day()), "suspended");
    }

    /** Nothing unpaid on record is enough to pass; that it is paid is said only where a payment is on record. */
    static Finding annuityPaid(Patent patent, Candidate candidate) {
        var arrears = patent.arrears(candidate.day());
        if (arrears.isPresent()) {
            return owed(patent, arrears.get());
        }
        var paid = patent.register().latest(EventKind.ANNUITY_PAID, candidate.day()).stream()
                .toList();
        return paid.isEmpty()
                ? passed("not-annuity-unpaid").of(patent, paid)
                : passed("annuity-paid").of(patent, paid).with("since", since(paid));
    }

    private static Finding owed(Patent patent, Arrears arrears) {
        return failed("annuity-unpaid")
                .of(patent, arrears.event().stream().toList())
                .with("since", arrears.since().toString());
    }

    static Finding pledgeeConsents(Patent patent, Candidate candidate) {
        return absent(patent, patent.register().pledgesWithoutConsent(candidate.day()), "pledged-without-consent");
    }

    static Finding notHindered(Patent patent, Candidate candidate) {
        return absent(patent, patent.register().standing(EventKind.HINDRANCE, candidate.day()), "hindered");
    }

    static Finding notSecret(Patent patent, Candidate candidate) {
        return (patent.has(PatentFlag.SECRET) ? failed("secret") : passed("not-secret")).of(patent, List.of());
    }

    /** Who takes it is not known yet, so an officer reminds the seller before it is opened. */
    static Finding stateFundsStay(Patent patent, Candidate candidate) {
        return (patent.has(PatentFlag.STATE_FUNDED) ? needsDecision("state-funded") : passed("not-state-funded"))
                .of(patent, List.of());
    }

    static Finding evaluated(Patent patent, Candidate candidate) {
        if (!patent.number().kind().needsEvaluationReport()) {
            return passed("report-not-needed").of(patent, List.of());
        }
        return patent.register()
                .latest(EventKind.EVALUATION_REPORT, candidate.day())
                .map(report -> conclusion(report).of(patent, List.of(report)))
                .orElseGet(() -> needsEvidence("report-missing").of(patent, List.of()));
    }

    private static Finding conclusion(RegisterEvent report) {
        var positive = RegisterEvent.POSITIVE.equals(report.details().get(RegisterEvent.CONCLUSION));
        return positive ? passed("report-positive") : failed("report-negative");
    }

    /** Passes when the register shows nothing of the kind. */
    private static Finding absent(Patent patent, List<RegisterEvent> standing, String reason) {
        return (standing.isEmpty() ? passed("not-" + reason) : failed(reason).with("since", since(standing)))
                .of(patent, standing);
    }

    private static String since(List<RegisterEvent> standing) {
        return standing.getFirst().date().toString();
    }
}
