package org.penglai.money.web;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.penglai.kernel.Money;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.money.AccountKind;
import org.penglai.money.LineId;
import org.penglai.money.PayeeAccount;
import org.penglai.money.Paying;
import org.penglai.money.Payout;
import org.penglai.money.PayoutFileId;
import org.penglai.money.PayoutId;
import org.penglai.money.Payouts;
import org.penglai.money.Purpose;
import org.penglai.money.Rejecting;
import org.penglai.money.Settlement;
import org.penglai.money.file.PaymentOrder;
import org.penglai.platform.http.ApiRouter;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Endpoint;
import org.penglai.platform.http.Reply;

/** Payments of the platform over the API. */
public final class PayoutApi {

    private final Paying paying;
    private final Rejecting rejecting;
    private final Optional<Settlement> settlement;

    public PayoutApi(Paying paying, Rejecting rejecting, Optional<Settlement> settlement) {
        this.paying = paying;
        this.rejecting = rejecting;
        this.settlement = settlement;
    }

    public Map<String, Endpoint> operations() {
        return Map.of(
                "listPayouts", this::list,
                "proposePayout", this::propose,
                "sendLineBack", this::sendBack,
                "releasePayout", this::release,
                "cancelPayout", this::cancel,
                "rejectPayout", this::reject,
                "exportPayouts", this::export,
                "getPayoutFile", this::file,
                "stateBankAccount", this::state);
    }

    /** A payment on the wire. */
    record PayoutView(
            String id,
            AccountKind from,
            String holder,
            String payee,
            String account,
            long amountFen,
            Purpose purpose,
            String about,
            Payout.State state,
            String endToEndId,
            Instant proposedAt,
            Optional<Instant> releasedAt,
            Optional<String> file,
            Optional<String> rejectionReason) {
        static PayoutView of(Payout one) {
            var order = one.order();
            return new PayoutView(
                    one.id().toString(),
                    order.from().kind(),
                    order.from().holder(),
                    order.to().holder(),
                    order.to().number(),
                    order.amount().fen(),
                    order.purpose(),
                    order.about(),
                    one.state(),
                    one.id().endToEnd(),
                    one.proposed().at(),
                    one.released().map(Payout.Signed::at),
                    one.file().map(PayoutFileId::toString),
                    one.rejection().map(Payout.Rejection::reason));
        }
    }

    /** A file of payments on the wire. */
    record FileView(String id, int payments, long totalFen, Instant exportedAt) {}

    /** The body of {@code proposePayout}. */
    record ProposalBody(AccountKind from, UUID organisation, long amountFen) {}

    /** The body of {@code rejectPayout}. */
    record RejectionBody(Optional<String> reason) {}

    /** The body of {@code stateBankAccount}. */
    record AccountBody(String holder, String number, String bank, String bankCode) {}

    private Reply list(Call call) {
        var limit = MoneyApi.limit(call);
        var state = call.query("state").map(Payout.State::valueOf);
        var after = call.query("after").map(written -> MoneyApi.cursor(written, PayoutId::new));
        var found = paying.payouts().list(new Payouts.Selection(Optional.empty(), state), after, limit + 1).stream()
                .map(PayoutView::of)
                .toList();
        return Reply.json(200, MoneyApi.listed(found, limit, PayoutView::id));
    }

    private Reply propose(Call call) {
        var body = call.body(ProposalBody.class);
        return shown(
                201,
                paying.propose(
                        call.actor(),
                        body.from(),
                        new OrganisationId(body.organisation()),
                        new Money(body.amountFen())));
    }

    private Reply sendBack(Call call) {
        return shown(201, paying.sendBack(call.actor(), call.id("id", "money.unknown-line", LineId::new)));
    }

    private Reply release(Call call) {
        return shown(200, paying.release(call.actor(), id(call)));
    }

    private Reply cancel(Call call) {
        return shown(200, paying.cancel(call.actor(), id(call)));
    }

    private Reply reject(Call call) {
        var reason = call.body(RejectionBody.class).reason().orElse("");
        return shown(200, rejecting.reject(call.actor(), id(call), reason));
    }

    static PayoutId id(Call call) {
        return call.id("id", "payout.unknown", PayoutId::new);
    }

    private static Reply shown(int status, Payout payout) {
        return Reply.json(status, PayoutView.of(payout));
    }

    private Reply export(Call call) {
        requireSettlement(settlement);
        var file = paying.export(call.actor());
        return Reply.json(
                        201,
                        new FileView(
                                file.id().toString(),
                                file.payments(),
                                file.total().fen(),
                                file.at()))
                .location(ApiRouter.BASE + "/money/payout-files/" + file.id());
    }

    static Settlement requireSettlement(Optional<Settlement> settlement) {
        return settlement.orElseThrow(() -> Refusal.conflict("payout.no-settlement"));
    }

    private Reply file(Call call) {
        return file(paying, settlement, call);
    }

    /** The file that the address names, to be saved. */
    static Reply file(Paying paying, Optional<Settlement> settlement, Call call) {
        var id = call.id("id", "payout.unknown-file", PayoutFileId::new);
        var file = paying.payouts()
                .file(id)
                .orElseThrow(() -> Refusal.unknown("payout.unknown-file").with("id", id.toString()));
        var text = PaymentOrder.text(
                requireSettlement(settlement), file, paying.payouts().of(id));
        return Reply.text(200, "application/xml; charset=utf-8", text)
                .header("Content-Disposition", "attachment; filename=\"pain001-" + id + ".xml\"");
    }

    private Reply state(Call call) {
        var body = call.body(AccountBody.class);
        PayeeAccount stated = paying.state(call.actor(), body.holder(), body.number(), body.bank(), body.bankCode());
        return Reply.json(201, new AccountBody(stated.holder(), stated.number(), stated.bank(), stated.bankCode()))
                .header("Cache-Control", "no-store");
    }
}
