package org.penglai.deal.pg;

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
              (bank_reference, deal_id, amount_fen, paid_on, booked_by, booked_for, booked_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)""";

    private static final String OF = """
            SELECT bank_reference, amount_fen, paid_on
              FROM deal_payment
             WHERE deal_id = $1
             ORDER BY booked_at, bank_reference""";

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
    public List<Payment> of(DealId deal) {
        return pg.list(
                OF,
                Tuple.of(deal.value()),
                row -> new Payment(
                        new Money(row.getLong("amount_fen")),
                        row.getString("bank_reference"),
                        row.getLocalDate("paid_on")));
    }
}
