package org.penglai.listing;

import static org.penglai.listing.Finding.failed;
import static org.penglai.listing.Finding.needsDecision;
import static org.penglai.listing.Finding.needsEvidence;
import static org.penglai.listing.Finding.passed;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.penglai.patent.EventKind;
import org.penglai.patent.Owner;
import org.penglai.patent.Patent;
import org.penglai.patent.RegisterEvent;

/**
 * The grounds that the gate can look at: pure functions of terms, seller, registers and day. Which of them the law asks for
 * in which mode is data ({@link ListingLaw}).
 */
public enum Ground {
    /** Granted, and the right stands: licences and declarations exist only for a valid patent. */
    IN_FORCE(each(Ground::inForce)),
    /** No exclusive or sole licence in force. */
    NOT_EXCLUSIVELY_LICENSED(each(Ground::notExclusivelyLicensed)),
    /** No open licence announced: while it stands nobody can be the only licensee. */
    NOT_OPENLY_LICENSED(each(Ground::notOpenlyLicensed)),
    /** Not suspended for an ownership dispute or by a court's preservation. */
    NOT_SUSPENDED(each(Ground::notSuspended)),
    /** Annuities paid. */
    ANNUITY_PAID(each(Ground::annuityPaid)),
    /** Not pledged, or the pledgee agrees. */
    PLEDGEE_CONSENTS(each(Ground::pledgeeConsents)),
    /** Nothing else that keeps others from working it. */
    NOT_HINDERED(each(Ground::notHindered)),
    /** A positive evaluation report for a utility model or design. */
    EVALUATED(each(Ground::evaluated)),
    /** The one who offers is an owner. */
    OFFERED_BY_OWNER(Ground::offeredByOwner),
    /** All owners agree. */
    ALL_OWNERS_AGREE(each(Ground::allOwnersAgree)),
    /** The term ends with the patent at the latest. */
    TERM_WITHIN_PATENT(each(Ground::termWithinPatent)),
    /** Payment is stated. */
    FEE_STATED(Ground::feeStated),
    /** The fee is nothing. */
    FREE_OF_CHARGE(Ground::freeOfCharge),
    /** Use is permitted all over the country. */
    NATIONWIDE(Ground::nationwide),
    /** The one who offers is a university or institute in Yantai. */
    LOCAL_ACADEMIC_LICENSOR(Ground::localAcademicLicensor),
    /** A public institution has made the agreed price known in its house, for long enough and without open objection. */
    PRICE_PUBLICISED(Ground::pricePublicised);

    /** What people write for the whole country. */
    private static final Set<String> WHOLE_COUNTRY =
            Set.of("cn", "china", "prc", "people's republic of china", "中国", "全国", "中国大陆", "中国境内", "中华人民共和国");

    private final Function<Candidate, List<Finding>> look;

    Ground(Function<Candidate, List<Finding>> look) {
        this.look = look;
    }

    /** One finding, or one for each patent. */
    List<Finding> look(Candidate candidate) {
        return look.apply(candidate);
    }

    /** Looks at one patent of the candidate. */
    @FunctionalInterface
    private interface PatentLook {
        Finding at(Patent patent, Candidate candidate);
    }

    private static Function<Candidate, List<Finding>> each(PatentLook look) {
        return candidate -> candidate.patents().stream()
                .map(patent -> look.at(patent, candidate))
                .toList();
    }

    private static Finding inForce(Patent patent, Candidate candidate) {
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

    private static Finding notExclusivelyLicensed(Patent patent, Candidate candidate) {
        return absent(patent, patent.register().exclusions(candidate.day()), "exclusively-licensed");
    }

    private static Finding notOpenlyLicensed(Patent patent, Candidate candidate) {
        return absent(
                patent,
                patent.register().standing(EventKind.OPEN_LICENCE_ANNOUNCED, candidate.day()),
                "openly-licensed");
    }

    private static Finding notSuspended(Patent patent, Candidate candidate) {
        return absent(patent, patent.register().suspensions(candidate.day()), "suspended");
    }

    /** Nothing unpaid on record is enough to pass; that it is paid is said only where a payment is on record. */
    private static Finding annuityPaid(Patent patent, Candidate candidate) {
        var arrears = patent.register().arrears(candidate.day()).stream().toList();
        if (!arrears.isEmpty()) {
            return absent(patent, arrears, "annuity-unpaid");
        }
        var paid = patent.register().latest(EventKind.ANNUITY_PAID, candidate.day()).stream()
                .toList();
        return paid.isEmpty()
                ? passed("not-annuity-unpaid").of(patent, paid)
                : passed("annuity-paid").of(patent, paid).with("since", since(paid));
    }

    private static Finding pledgeeConsents(Patent patent, Candidate candidate) {
        return absent(patent, patent.register().pledgesWithoutConsent(candidate.day()), "pledged-without-consent");
    }

    private static Finding notHindered(Patent patent, Candidate candidate) {
        return absent(patent, patent.register().standing(EventKind.HINDRANCE, candidate.day()), "hindered");
    }

    /** Passes when the register shows nothing of the kind. */
    private static Finding absent(Patent patent, List<RegisterEvent> standing, String reason) {
        return (standing.isEmpty() ? passed("not-" + reason) : failed(reason).with("since", since(standing)))
                .of(patent, standing);
    }

    private static String since(List<RegisterEvent> standing) {
        return standing.getFirst().date().toString();
    }

    private static Finding evaluated(Patent patent, Candidate candidate) {
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

    private static List<Finding> offeredByOwner(Candidate candidate) {
        return candidate.patents().stream()
                .map(patent -> (patent.isOwnedBy(candidate.seller().id()) ? passed("owner") : failed("not-owner"))
                        .of(patent, List.of()))
                .toList();
    }

    private static Finding allOwnersAgree(Patent patent, Candidate candidate) {
        if (patent.owners().size() == 1) {
            return passed("one-owner").of(patent, List.of());
        }
        var others = patent.owners().stream()
                .filter(owner -> !owner.isOrganisation(candidate.seller().id()))
                .map(Owner::name)
                .toList();
        var found =
                patent.areOwnersResolved() ? needsDecision("co-owners-consent") : needsEvidence("co-owners-unknown");
        return found.of(patent, List.of()).with("owners", String.join("、", others));
    }

    private static Finding termWithinPatent(Patent patent, Candidate candidate) {
        var expiry = patent.statusOn(candidate.day()).expiresOn();
        var fits = candidate.terms().endsOn().filter(expiry::isBefore).isEmpty()
                && candidate
                        .terms()
                        .startsOn()
                        .filter(start -> !start.isBefore(expiry))
                        .isEmpty();
        return (fits ? passed("term-within-patent") : failed("term-beyond-patent"))
                .of(patent, List.of())
                .with("expiry", expiry.toString());
    }

    private static List<Finding> feeStated(Candidate candidate) {
        return List.of(candidate.terms().feePlan().isPresent() ? passed("fee-stated") : failed("fee-missing"));
    }

    private static List<Finding> freeOfCharge(Candidate candidate) {
        var free = candidate
                .terms()
                .feePlan()
                .filter(FeePlan.Free.class::isInstance)
                .isPresent();
        return List.of(free ? passed("free-of-charge") : failed("not-free-of-charge"));
    }

    private static List<Finding> nationwide(Candidate candidate) {
        var territory = candidate.terms().territory();
        var whole = WHOLE_COUNTRY.contains(territory.strip().toLowerCase(Locale.ROOT));
        return List.of(
                (whole ? passed("nationwide") : needsDecision("territory-unclear")).with("territory", territory));
    }

    private static List<Finding> localAcademicLicensor(Candidate candidate) {
        var seller = candidate.seller();
        if (!seller.kind().isAcademic()) {
            return List.of(failed("licensor-not-academic"));
        }
        return List.of((seller.isLocal() ? passed("licensor-local-academic") : failed("licensor-not-local"))
                .with("division", seller.divisionCode()));
    }

    private static List<Finding> pricePublicised(Candidate candidate) {
        return List.of(
                candidate.seller().kind().isAcademic()
                        ? needsDecision("price-publicity")
                        : passed("price-publicity-not-needed"));
    }
}
