package org.penglai.deal.pg;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import org.penglai.deal.DealId;
import org.penglai.deal.Payment;
import org.penglai.deal.Payments;
import org.penglai.deal.Signatory;
import org.penglai.kernel.Money;
import org.penglai.platform.pg.Pg;

/** {@link Payments} in the table {@code deal_payment}. */
public final class PaymentsPg implements Payments {

    private static final String ADD = """
            INSERT INTO deal_payment
              (bank_reference, turn, deal_id, amount_fen, paid_on, booked_by, booked_for, booked_at)
            SELECT $1, 1 + count(*), $2, $3, $4, $5, $6, $7
              FROM deal_payment_reversal
             WHERE bank_reference = $1""";

    private static final String TAKE_BACK = """
            INSERT INTO deal_payment_reversal (bank_reference, turn, reason, reversed_by, reversed_for, reversed_at)
            SELECT bank_reference, turn, $3, $4, $5, $6
              FROM deal_payment
             WHERE bank_reference = $2 AND deal_id = $1
               AND NOT EXISTS (
                 SELECT FROM deal_payment_reversal AS reversal
                  WHERE reversal.bank_reference = deal_payment.bank_reference AND reversal.turn = deal_payment.turn)""";

    private static final String OF = """
            SELECT bank_reference, amount_fen, paid_on
              FROM deal_payment
             WHERE deal_id = $1
               AND NOT EXISTS (
                 SELECT FROM deal_payment_reversal AS reversal
                  WHERE reversal.bank_reference = deal_payment.bank_reference AND reversal.turn = deal_payment.turn)
             ORDER BY booked_at, bank_reference""";

    private static final String TAKEN_BACK = """
            SELECT bank_reference, amount_fen, paid_on, reason, reversed_at
              FROM deal_payment
              JOIN deal_payment_reversal USING (bank_reference, turn)
             WHERE deal_id = $1
             ORDER BY reversed_at, bank_reference""";

    private final Pg pg;

    public PaymentsPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public void add(DealId deal, Payment payment, Signatory by, Instant now) {
        pg.requireTransaction();
        pg.execute(
                ADD,
                Tuple.tuple()
                        .addString(payment.bankReference())
                        .addUUID(deal.value())
                        .addLong(payment.amount().fen())
                        .addLocalDate(payment.paidOn())
                        .addString(by.subject())
                        .addUUID(by.organisation().value())
                        .addValue(DealRow.time(now)));
    }

    @Override
    public void takeBack(DealId deal, String bankReference, String reason, Signatory by, Instant now) {
        pg.requireTransaction();
        var done = pg.execute(
                TAKE_BACK,
                Tuple.of(
                        deal.value(),
                        bankReference,
                        reason,
                        by.subject(),
                        by.organisation().value(),
                        DealRow.time(now)));
        if (done != 1) {
            throw new IllegalStateException("no such payment stands on the deal: " + deal);
        }
    }

    @Override
    public List<Payment> of(DealId deal) {
        return pg.list(OF, Tuple.of(deal.value()), PaymentsPg::payment);
    }

    @Override
    public List<TakenBack> takenBack(DealId deal) {
        return pg.list(
                TAKEN_BACK,
                Tuple.of(deal.value()),
                row -> new TakenBack(payment(row), row.getString("reason"), DealRow.instant(row, "reversed_at")));
    }

    private static Payment payment(Row row) {
        return new Payment(
                new Money(row.getLong("amount_fen")), row.getString("bank_reference"), row.getLocalDate("paid_on"));
    }
}
