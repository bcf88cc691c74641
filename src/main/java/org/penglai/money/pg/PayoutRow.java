package org.penglai.money.pg;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import org.penglai.kernel.Money;
import org.penglai.kernel.OrganisationId;
import org.penglai.money.Account;
import org.penglai.money.AccountKind;
import org.penglai.money.Clerk;
import org.penglai.money.HoldId;
import org.penglai.money.PayeeAccount;
import org.penglai.money.Payout;
import org.penglai.money.PayoutFileId;
import org.penglai.money.PayoutId;
import org.penglai.money.Purpose;

/** A row of {@code money_payout}, read and written. */
final class PayoutRow {

    private PayoutRow() {}

    /** What may change of a payment after it was proposed, behind its id. */
    static Tuple changes(Payout payout) {
        var rejection = payout.rejection();
        var row = Tuple.tuple()
                .addUUID(payout.id().value())
                .addString(payout.state().name());
        signed(row, payout.released());
        row.addUUID(payout.file().map(PayoutFileId::value).orElse(null));
        row.addString(rejection.map(Payout.Rejection::reason).orElse(null));
        signed(row, rejection.map(Payout.Rejection::proposed));
        signed(row, rejection.flatMap(Payout.Rejection::confirmed));
        return row;
    }

    private static void signed(Tuple row, Optional<Payout.Signed> signed) {
        row.addString(signed.map(word -> word.by().subject()).orElse(null))
                .addUUID(signed.map(word -> word.by().organisation().value()).orElse(null))
                .addValue(signed.map(word -> MoneyRow.time(word.at())).orElse(null));
    }

    static Payout read(Row row) {
        var order = new Payout.Order(
                new Account(AccountKind.valueOf(row.getString("from_kind")), row.getString("from_holder")),
                account(row),
                new Money(row.getLong("amount_fen")),
                Purpose.valueOf(row.getString("purpose")),
                row.getString("about"));
        var proposed = new Payout.Signed(
                new Clerk(row.getString("proposed_by"), new OrganisationId(row.getUUID("proposed_for"))),
                MoneyRow.instant(row, "proposed_at"));
        return new Payout(
                new PayoutId(row.getUUID("id")),
                order,
                Payout.State.valueOf(row.getString("state")),
                new HoldId(row.getUUID("hold_id")),
                proposed,
                signed(row, "released"),
                Optional.ofNullable(row.getUUID("file_id")).map(PayoutFileId::new),
                signed(row, "rejected")
                        .map(said -> new Payout.Rejection(
                                row.getString("rejection_reason"), said, signed(row, "confirmed"))));
    }

    private static Optional<Payout.Signed> signed(Row row, String how) {
        return MoneyRow.clerk(row, how + "_by", how + "_for")
                .map(by -> new Payout.Signed(by, MoneyRow.instant(row, how + "_at")));
    }

    static PayeeAccount account(Row row) {
        return new PayeeAccount(
                row.getString("holder_name"),
                row.getString("number"),
                row.getString("bank"),
                row.getString("bank_code"));
    }
}
