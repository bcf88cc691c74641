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
public final class DealRecord {

    private final Ledger ledger;
    private final Events events;

    public DealRecord(Ledger ledger, Events events) {
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
        write("deal.agreed", deal, facts);
    }

    void performed(Deal.Performed deal) {
        write("deal.performed", deal, Map.of("effectiveAt", deal.effectiveAt().toString()));
    }

    void paid(Deal deal, Payment payment) {
        var facts = Map.<String, Object>of(
                "amountFen", payment.amount().fen(),
                "paidOn", payment.paidOn().toString(),
                "totalFen", deal.head().receipts().total().fen());
        write("deal.payment-booked", deal, facts);
    }

    void evidenced(Deal deal, Evidence evidence) {
        events.append(new Event(
                "deal.evidence-added",
                aggregate(deal),
                Map.of("deal", deal.id().toString(), "kind", evidence.kind().name())));
    }

    void recorded(Deal.Recorded deal, List<Evidence> accepted) {
        var facts = Map.<String, Object>of(
                "legalEventOn", deal.proposal().legalEventOn().toString(),
                "evidence", digests(accepted),
                "proposedFor", deal.proposal().by().organisation().toString());
        write("deal.recorded", deal, facts);
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
        return write("deal.certified", deal, facts);
    }

    private Entry write(String kind, Deal deal, Map<String, Object> facts) {
        var entry = new Entry(kind, aggregate(deal), facts);
        ledger.record(entry);
        events.append(new Event(
                kind,
                aggregate(deal),
                Map.of(
                        "deal", deal.id().toString(),
                        "state", deal.state().name(),
                        "listing", deal.agreement().terms().listing().toString())));
        return entry;
    }

    private static String aggregate(Deal deal) {
        return "deal/" + deal.id();
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
