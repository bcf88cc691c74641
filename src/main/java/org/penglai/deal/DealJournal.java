package org.penglai.deal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.penglai.kernel.Event;
import org.penglai.kernel.Events;
import org.penglai.ledger.Entry;
import org.penglai.ledger.Ledger;
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
    public static final String EVIDENCE_ADDED = "deal.evidence-added";
    public static final String RECORDED = "deal.recorded";
    public static final String CERTIFIED = "deal.certified";

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

    void performed(Deal.Performed deal) {
        write(PERFORMED, deal, Map.of("effectiveAt", deal.effectiveAt().toString()));
    }

    void paid(Deal deal, Payment payment) {
        var facts = Map.<String, Object>of(
                "amountFen", payment.amount().fen(),
                "paidOn", payment.paidOn().toString(),
                "totalFen", deal.head().receipts().total().fen());
        write(PAYMENT_BOOKED, deal, facts);
    }

    void evidenced(Deal deal, Evidence evidence) {
        events.append(new Event(
                EVIDENCE_ADDED,
                aggregate(deal),
                Map.of(DEAL, deal.id().toString(), "kind", evidence.kind().name())));
    }

    void recorded(Deal.Recorded deal, List<Evidence> accepted) {
        var facts = Map.<String, Object>of(
                "legalEventOn", deal.proposal().legalEventOn().toString(),
                "evidence", digests(accepted),
                "proposedFor", deal.proposal().by().organisation().toString());
        write(RECORDED, deal, facts);
    }

    /** Answers the entry, whose leaf hash the certificate bears. */
    Entry certified(Deal.Certified deal, List<Evidence> accepted) {
        var agreement = deal.agreement();
        var facts = new LinkedHashMap<String, Object>();
        facts.put("certificate", deal.certification().number().value());
        facts.put("certifiedAt", deal.certification().at().toString());
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
