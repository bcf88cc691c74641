package org.penglai.app;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.penglai.platform.pg.Pg;

/**
 * Where the rows of deals, payments, evidence and certificates are not what was recorded of them: the ledger is what counts,
 * rows are what the pages read. Each finding names the deal.
 *
 * <p>It joins the tables of two features, which neither of them may do, since to hold the one against the other is all it does.
 */
final class DealFindings {

    /** More of one sort would tell nothing new. */
    private static final int MOST = 100;

    private static final String AGREED = """
            SELECT 'deal/' || deal.id || ': ' || CASE
                     WHEN entry.facts IS NULL THEN 'no entry records that it was agreed'
                     ELSE 'it is not the deal that was recorded as agreed' END AS finding
              FROM deal
              LEFT JOIN LATERAL (SELECT facts::jsonb AS facts FROM ledger_entry
                                  WHERE aggregate = 'deal/' || deal.id AND kind = 'deal.agreed') AS entry ON true
             WHERE (entry.facts ->> 'termsDigest', entry.facts ->> 'mode', entry.facts ->> 'listing',
                    entry.facts ->> 'licensor', entry.facts -> 'licensee' ->> 'organisation',
                    (entry.facts ->> 'formedAt')::timestamptz)
                   IS DISTINCT FROM
                   (encode(deal.terms_digest, 'hex'), deal.mode, deal.listing_id::text,
                    deal.licensor_id::text, deal.licensee_id::text, deal.formed_at)
                OR deal.terms_digest <> sha256(convert_to(deal.terms, 'UTF8'))
             ORDER BY deal.id LIMIT $1""";

    private static final String PAYMENTS = """
            WITH recorded AS (
              SELECT aggregate, (facts::jsonb ->> 'amountFen')::bigint AS fen, (facts::jsonb ->> 'paidOn')::date AS day,
                     sum(CASE kind WHEN 'deal.payment-booked' THEN 1 ELSE -1 END) AS times
                FROM ledger_entry WHERE kind IN ('deal.payment-booked', 'deal.payment-reversed') GROUP BY 1, 2, 3),
            booked AS (
              SELECT 'deal/' || deal_id AS aggregate, amount_fen AS fen, paid_on AS day, count(*) FILTER (WHERE reversal.turn IS NULL) AS times
                FROM deal_payment LEFT JOIN deal_payment_reversal AS reversal USING (bank_reference, turn)
               GROUP BY 1, 2, 3)
            SELECT coalesce(booked.aggregate, recorded.aggregate) || ': payments of '
                     || coalesce(booked.fen, recorded.fen) || ' fen on ' || coalesce(booked.day, recorded.day) || ' are booked '
                     || coalesce(booked.times, 0) || ' times and recorded ' || coalesce(recorded.times, 0) || ' times' AS finding
              FROM booked FULL JOIN recorded USING (aggregate, fen, day)
             WHERE booked.times IS DISTINCT FROM recorded.times
               AND (booked.times IS NOT NULL OR EXISTS (SELECT FROM deal WHERE 'deal/' || id = recorded.aggregate))
             ORDER BY 1 LIMIT $1""";

    private static final String TOTALS = """
            SELECT 'deal/' || deal.id || ': ' || deal.paid_fen || ' fen stand as paid, and '
                     || coalesce(sum(payment.amount_fen), 0) || ' are booked' AS finding
              FROM deal
              LEFT JOIN (SELECT deal_id, amount_fen FROM deal_payment
                          WHERE (bank_reference, turn) NOT IN (SELECT bank_reference, turn FROM deal_payment_reversal)
                        ) AS payment ON payment.deal_id = deal.id
             GROUP BY deal.id HAVING deal.paid_fen <> coalesce(sum(payment.amount_fen), 0)
             ORDER BY deal.id LIMIT $1""";

    private static final String CERTIFICATES = """
            SELECT 'certificate ' || coalesce(certificate.number, recorded.number) || ': ' || CASE
                     WHEN certificate.number IS NULL THEN 'it was recorded, and is gone'
                     WHEN recorded.number IS NULL THEN 'no entry records it'
                     ELSE 'it is not what was recorded' END AS finding
              FROM deal_certificate AS certificate
              FULL JOIN (SELECT facts::jsonb ->> 'certificate' AS number, facts, leaf_hash, aggregate
                           FROM ledger_entry WHERE kind = 'deal.certified') AS recorded USING (number)
             WHERE (certificate.facts, certificate.leaf_hash, 'deal/' || certificate.deal_id)
                   IS DISTINCT FROM (recorded.facts, recorded.leaf_hash, recorded.aggregate)
               AND (certificate.number IS NOT NULL OR EXISTS (SELECT FROM deal WHERE 'deal/' || id = recorded.aggregate))
             ORDER BY 1 LIMIT $1""";

    private static final String EVIDENCE = """
            SELECT entry.aggregate || ': the ' || (item ->> 'kind') || ' on which its certificate rests is not on file' AS finding
              FROM ledger_entry AS entry
             CROSS JOIN jsonb_array_elements(entry.facts::jsonb -> 'evidence') AS item
             WHERE entry.kind = 'deal.certified'
               AND EXISTS (SELECT FROM deal WHERE 'deal/' || id = entry.aggregate)
               AND NOT EXISTS (
                 SELECT FROM deal_evidence
                  WHERE 'deal/' || deal_id = entry.aggregate AND encode(sha256, 'hex') = item ->> 'sha256'
                    AND kind = item ->> 'kind' AND issued_on = (item ->> 'issuedOn')::date)
             ORDER BY 1 LIMIT $1""";

    private static final String STATES = """
            SELECT 'deal/' || deal.id || ': it stands as ' || deal.state || ', and no entry records that' AS finding
              FROM deal
             WHERE deal.state = 'CERTIFIED'
               AND NOT EXISTS (
                 SELECT FROM ledger_entry WHERE aggregate = 'deal/' || deal.id AND kind = 'deal.certified')
             ORDER BY deal.id LIMIT $1""";

    private final Pg pg;

    DealFindings(Pg pg) {
        this.pg = pg;
    }

    /** Everything that does not fit. */
    List<String> all() {
        var findings = new ArrayList<String>();
        var most = Tuple.of(MOST);
        findings.addAll(pg.list(AGREED, most, DealFindings::finding));
        findings.addAll(pg.list(PAYMENTS, most, DealFindings::finding));
        findings.addAll(pg.list(TOTALS, most, DealFindings::finding));
        findings.addAll(pg.list(CERTIFICATES, most, DealFindings::finding));
        findings.addAll(pg.list(EVIDENCE, most, DealFindings::finding));
        findings.addAll(pg.list(STATES, most, DealFindings::finding));
        return findings;
    }

    private static String finding(Row row) {
        return row.getString("finding");
    }
}
