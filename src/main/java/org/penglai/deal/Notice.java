package org.penglai.deal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.penglai.ledger.CanonicalJson;

/**
 * The written notice by which an open licence is taken (开放许可使用通知; Patent Law, art. 51), as the platform writes it down
 * and serves it on the patentee: who gives it to whom, on which announced terms, for what use, and when it arrived. It is
 * the contract's evidence. How to reach a person is not in it, so that this can be erased without touching the notice.
 */
final class Notice {

    static final String MEDIA_TYPE = "application/json";

    private Notice() {}

    /** The notice as canonical JSON, whose digest goes on the deal's file. */
    static String text(DealId deal, Agreement agreement) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("document", "open-licence-notice");
        facts.put("deal", deal.toString());
        facts.put("patentee", side(agreement.licensor()));
        facts.put("licensee", side(agreement.licensee()));
        facts.put("terms", agreement.terms().facts());
        facts.put("termsDigest", agreement.terms().digest().hex());
        facts.put("intendedUse", agreement.intendedUse());
        facts.put("receivedAt", agreement.formedAt().toString());
        return CanonicalJson.write(facts);
    }

    private static Map<String, Object> side(Party party) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("organisation", party.organisation().toString());
        facts.put("nameZh", party.name().zh());
        facts.put("nameEn", party.name().en());
        party.uscc().ifPresent(code -> facts.put("uscc", code));
        return facts;
    }
}
