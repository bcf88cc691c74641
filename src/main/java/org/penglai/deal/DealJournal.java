package org.penglai.deal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.penglai.kernel.Event;
import org.penglai.kernel.Events;
import org.penglai.ledger.Entry;
import org.penglai.ledger.Ledger;
import org.penglai.ledger.Sealed;
import org.penglai.patent.ApplicationNumber;

/**
 * Tells what happened to a deal, in the running transaction: to the ledger for anyone who checks later, to the outbox for
 * the rest of the house. Persons and how to reach them are in neither.
 */
public final class DealJournal {

    /** What all event types of deals begin with. */
    public static final String TYPES = "deal.";

    public static final String AGREED = "deal.agreed";
    public static final String PERFORMED = "deal.performed";
    public static final String PAYMENT_BOOKED = "deal.payment-booked";
    public static final String PAYMENT_TAKEN_BACK = "deal.payment-reversed";
    public static final String EVIDENCE_ADDED = "deal.evidence-added";
    public static final String PACKAGE_ANSWERED = "deal.package-answered";
    public static final String RECORDED = "deal.recorded";
    public static final String CERTIFIED = "deal.certified";

    public static final String SIGNED = Word.Kind.SIGNED.event();
    public static final String CANCELLATION_ASKED = Word.Kind.CANCELLATION_ASKED.event();
    public static final String CANCELLATION_REFUSED = Word.Kind.CANCELLATION_REFUSED.event();
    public static final String CANCELLED = Word.Kind.CANCELLED.event();
    public static final String DISPUTED = Word.Kind.DISPUTED.event();
    public static final String RESOLVED = Word.Kind.RESOLVED.event();
    public static final String LAPSED = Word.Kind.LAPSED.event();
    public static final String REVIVED = Word.Kind.REVIVED.event();
    public static final String PROPOSAL_REJECTED = Word.Kind.PROPOSAL_REJECTED.event();
    public static final String REVOCATION_PROPOSED = Word.Kind.REVOCATION_PROPOSED.event();
    public static final String REVOKED = Word.Kind.REVOKED.event();

    public static final String BENEFIT_REPORTED = "deal.benefit-reported";

    /** A reminder, which is no entry of record. */
    public static final String TERM_DUE = "deal.term-due";

    /** The same after its end. */
    public static final String TERM_OVER = "deal.term-over";

    /** Fact that names the deal, in every event. */
    public static final String DEAL = "deal";

    private final Ledger ledger;
    private final Events events;

    public DealJournal(Ledger ledger, Events events) {
        this.ledger = ledger;
        this.events = events;
    }

    void agreed(Deal deal) {
        var agreement = deal.agreement();
        var facts = new LinkedHashMap<String, Object>();
        facts.put("origin", agreement.origin().name());
        facts.put("licensor", agreement.licensor().organisation().toString());
        facts.put("licensee", standing(agreement.licensee()));
        facts.put("listing", agreement.terms().listing().toString());
        facts.put("mode", agreement.terms().mode().name());
        facts.put("patents", patents(agreement.terms()));
        facts.put("termsDigest", agreement.terms().digest().hex());
        facts.put("formedAt", agreement.formedAt().toString());
        agreement.payableBy().ifPresent(day -> facts.put("payableBy", day.toString()));
        write(AGREED, deal, facts);
    }

    /** Done by the parties; what only its registration brings into effect says since when it is done. */
    void performed(Deal deal) {
        var since = deal.performedSince().orElseThrow().toString();
        write(PERFORMED, deal, Map.of(deal.inEffectSince().isPresent() ? "effectiveAt" : "performedAt", since));
    }

    void paid(Deal deal, Payment payment) {
        write(PAYMENT_BOOKED, deal, facts(deal, payment));
    }

    /** It was booked by mistake. */
    void takenBack(Deal deal, Payment payment) {
        write(PAYMENT_TAKEN_BACK, deal, facts(deal, payment));
    }

    private static Map<String, Object> facts(Deal deal, Payment payment) {
        return Map.of(
                "amountFen", payment.amount().fen(),
                "paidOn", payment.paidOn().toString(),
                "totalFen", deal.head().receipts().total().fen());
    }

    void evidenced(Deal deal, Evidence evidence) {
        events.append(new Event(
                EVIDENCE_ADDED,
                aggregate(deal),
                Map.of(DEAL, deal.id().toString(), "kind", evidence.kind().name())));
    }

    /** What an authority answered; of a refusal's reason a salted digest only. */
    void answered(Deal deal, PackageAnswer answer, Evidence paper) {
        var said = answer.said();
        var facts = new LinkedHashMap<String, Object>();
        facts.put("package", answer.packageId());
        facts.put("authority", answer.authority().name());
        facts.put("outcome", said.outcome().name());
        facts.put("number", said.number());
        facts.put("answeredOn", said.answeredOn().toString());
        said.amounts().ifPresent(amounts -> {
            facts.put("contractAmountFen", amounts.contract().fen());
            facts.put("technologyAmountFen", amounts.technology().fen());
        });
        if (!said.isAccepted()) {
            facts.put("reasonDigest", Sealed.of(said.reason(), answer.by().subject()));
        }
        facts.put("evidence", digests(List.of(paper)));
        facts.put("for", answer.by().organisation().toString());
        facts.put(Sealed.BY, Sealed.of(answer.by().subject()));
        write(PACKAGE_ANSWERED, deal, facts);
    }

    void recorded(Deal.Recorded deal, List<Evidence> accepted) {
        var facts = Map.<String, Object>of(
                "legalEventOn",
                deal.proposal().legalEventOn().toString(),
                "evidence",
                digests(accepted),
                "proposedFor",
                deal.proposal().by().organisation().toString(),
                Sealed.BY,
                Sealed.of(deal.proposal().by().subject()));
        write(RECORDED, deal, facts);
    }

    /** The latest word said; of a reason a salted digest only, since people write names. */
    void said(Deal deal) {
        var word = deal.head().words().all().getLast();
        var facts = new LinkedHashMap<String, Object>();
        facts.put("at", word.at().toString());
        word.by().ifPresent(by -> {
            facts.put("for", by.organisation().toString());
            facts.put(Sealed.BY, Sealed.of(by.subject()));
        });
        if (word.kind() == Word.Kind.SIGNED) {
            facts.put("contract", word.text());
        } else if (!word.text().isEmpty()) {
            word.by().ifPresent(by -> facts.put("reasonDigest", Sealed.of(word.text(), by.subject())));
        }
        deal.everCertified()
                .ifPresent(given -> facts.put("certificate", given.number().value()));
        write(word.kind().event(), deal, facts);
    }

    /** Figures of a business stand in the tree as nothing but who said something of which year, and when. */
    void reported(Deal deal, BenefitReport report) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("year", report.year());
        facts.put("revision", report.revision());
        facts.put("at", report.at().toString());
        facts.put("for", report.by().organisation().toString());
        facts.put(Sealed.BY, Sealed.of(report.by().subject()));
        write(BENEFIT_REPORTED, deal, facts);
    }

    /** A term ends soon. */
    void due(Deal deal, Deadlines.Running term) {
        remind(TERM_DUE, deal, term);
    }

    /** A term is over, and what it asks for is not done. */
    void overdue(Deal deal, Deadlines.Running term) {
        remind(TERM_OVER, deal, term);
    }

    private void remind(String type, Deal deal, Deadlines.Running term) {
        events.append(new Event(
                type,
                aggregate(deal),
                Map.of(
                        DEAL,
                        deal.id().toString(),
                        "step",
                        term.rule().step().name(),
                        "dueOn",
                        term.lastDay().toString())));
    }

    /** Answers the entry, whose leaf hash the certificate bears. */
    Entry certified(Deal.Certified deal, List<Evidence> accepted) {
        var agreement = deal.agreement();
        var facts = new LinkedHashMap<String, Object>();
        facts.put("certificate", deal.certification().number().value());
        facts.put("certifiedAt", deal.certification().at().toString());
        facts.put(Sealed.BY, Sealed.of(deal.certification().by().subject()));
        facts.put("mode", agreement.terms().mode().name());
        facts.put("patents", patents(agreement.terms()));
        facts.put("licensor", agreement.licensor().organisation().toString());
        facts.put("licensee", standing(agreement.licensee()));
        facts.put("termsDigest", agreement.terms().digest().hex());
        facts.put("formedAt", agreement.formedAt().toString());
        facts.put("effectiveAt", deal.effectiveAt().toString());
        facts.put("legalEventOn", deal.proposal().legalEventOn().toString());
        facts.put("evidence", digests(accepted));
        return write(CERTIFIED, deal, facts);
    }

    private Entry write(String kind, Deal deal, Map<String, Object> facts) {
        var entry = new Entry(kind, aggregate(deal), facts);
        ledger.record(entry);
        events.append(new Event(
                kind,
                aggregate(deal),
                Map.of(
                        DEAL,
                        deal.id().toString(),
                        "state",
                        deal.state().name(),
                        "listing",
                        deal.agreement().terms().listing().toString())));
        return entry;
    }

    private static String aggregate(Deal deal) {
        return aggregate(deal.id());
    }

    /** The unit of order of a deal's events. */
    public static String aggregate(DealId deal) {
        return "deal/" + deal;
    }

    private static Map<String, Object> standing(Party party) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("organisation", party.organisation().toString());
        facts.put("kind", party.kind().name());
        facts.put("divisionCode", party.divisionCode());
        party.sizeClass().ifPresent(size -> facts.put("sizeClass", size.name()));
        return facts;
    }

    private static List<String> patents(Terms terms) {
        return terms.patents().stream().map(ApplicationNumber::canonical).toList();
    }

    private static List<Map<String, Object>> digests(List<Evidence> accepted) {
        return accepted.stream()
                .map(item -> Map.<String, Object>of(
                        "kind", item.kind().name(),
                        "issuedOn", item.issuedOn().toString(),
                        "sha256", item.document().digest().hex()))
                .toList();
    }
}
