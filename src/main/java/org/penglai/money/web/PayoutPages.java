package org.penglai.money.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Refusal;
import org.penglai.money.Account;
import org.penglai.money.AccountKind;
import org.penglai.money.Balance;
import org.penglai.money.LineId;
import org.penglai.money.Paying;
import org.penglai.money.Payout;
import org.penglai.money.PayoutId;
import org.penglai.money.Payouts;
import org.penglai.money.Rejecting;
import org.penglai.money.Settlement;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Choice;
import org.penglai.platform.http.Form;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Reply;
import org.penglai.platform.http.View;

/** The pages of payments: proposed by one officer, released by another, handed over as a file. */
public final class PayoutPages {

    private static final String HOME = "/money/payouts";
    private static final int PAGE_SIZE = 20;
    private static final int FILES = 10;

    private final MoneyDesk desk;
    private final Paying paying;
    private final Rejecting rejecting;
    private final Optional<Settlement> settlement;
    private final Pages pages;

    public PayoutPages(
            MoneyDesk desk, Paying paying, Rejecting rejecting, Optional<Settlement> settlement, Pages pages) {
        this.desk = desk;
        this.paying = paying;
        this.rejecting = rejecting;
        this.settlement = settlement;
        this.pages = pages;
    }

    public List<PageRoute> routes() {
        return List.of(
                PageRoute.get(
                        HOME,
                        "listPayouts",
                        call -> pages.show(call, "money/payouts", model(call, MoneyPages.tried()))),
                PageRoute.post(HOME, "proposePayout", this::propose),
                PageRoute.post(HOME + "/:id/release", "releasePayout", this::release),
                PageRoute.post(HOME + "/:id/cancellation", "cancelPayout", this::cancel),
                PageRoute.post(HOME + "/:id/rejection", "rejectPayout", this::reject),
                PageRoute.post("/money/payout-files", "exportPayouts", this::export),
                PageRoute.get(
                        "/money/payout-files/:id", "getPayoutFile", call -> PayoutApi.file(paying, settlement, call)),
                PageRoute.post("/money/lines/:id/return", "sendLineBack", this::sendBack));
    }

    /** What the page of payments shows. */
    public record PayoutsModel(
            List<Payout> payouts,
            Map<Payout.State, Long> counts,
            Optional<Payout.State> chosen,
            List<Choice> owed,
            List<Payouts.File> files,
            Map<String, Bilingual> names,
            MoneyPages.Tried tried,
            String first,
            String next) {

        PayoutsModel with(MoneyPages.Tried refused) {
            return new PayoutsModel(payouts, counts, chosen, owed, files, names, refused, first, next);
        }
    }

    private PayoutsModel model(Call call, MoneyPages.Tried tried) {
        var chosen = Arrays.stream(Payout.State.values())
                .filter(state -> call.query("state").equals(Optional.of(state.name())))
                .findFirst();
        var after = call.query("after").map(written -> MoneyApi.cursor(written, PayoutId::new));
        var found = paying.payouts().list(new Payouts.Selection(Optional.empty(), chosen), after, PAGE_SIZE + 1);
        var shown = found.subList(0, Math.min(found.size(), PAGE_SIZE));
        var owed = desk.books().book().balances(Optional.empty()).stream()
                .filter(one ->
                        isPayable(one.account().kind()) && one.available().fen() > 0)
                .toList();
        var names = desk.holders(java.util.stream.Stream.concat(
                        shown.stream().map(one -> one.order().from()),
                        owed.stream().map(Balance::account))
                .toList());
        var here = HOME + chosen.map(state -> "?state=" + state).orElse("");
        var more = chosen.isEmpty() ? "?" : "&";
        return new PayoutsModel(
                shown,
                paying.payouts().counts(),
                chosen,
                owed.stream().map(one -> choice(call, one, names)).toList(),
                paying.payouts().files(FILES),
                names,
                tried,
                after.isEmpty() ? "" : here,
                found.size() > PAGE_SIZE
                        ? here + more + "after=" + shown.getLast().id()
                        : "");
    }

    private static boolean isPayable(AccountKind kind) {
        return kind == AccountKind.PAYABLE || kind == AccountKind.REFUNDABLE || kind == AccountKind.DEPOSIT;
    }

    private Choice choice(Call call, Balance one, Map<String, Bilingual> names) {
        var holder = one.account().holder();
        var name = Optional.ofNullable(names.get(holder))
                .map(label -> label.in(call.language()))
                .orElse(holder);
        var kind = pages.messages()
                .text(call.language(), "money.kind." + one.account().kind());
        return new Choice(
                one.account().kind() + "/" + holder, name + " · " + kind + " " + View.yuan(one.available()), "");
    }

    private Reply propose(Call call) {
        return deed(call, "new", "proposed", () -> {
            var refusal = Refusal.invalid("payout.proposal");
            var from = from(refusal, call.form());
            var amount = MoneyForms.yuan(refusal, call.form(), "amount");
            MoneyForms.requireRead(refusal);
            var account = from.orElseThrow();
            paying.propose(call.actor(), account.kind(), account.organisation().orElseThrow(), amount);
        });
    }

    private static Optional<Account> from(Refusal refusal, Form form) {
        var parts = form.value("from").split("/", 2);
        var kind = Arrays.stream(AccountKind.values())
                .filter(one -> isPayable(one) && one.name().equals(parts[0]))
                .findFirst();
        var holder = parts.length == 2
                ? MoneyDesk.organisation(parts[1])
                : Optional.<org.penglai.kernel.OrganisationId>empty();
        if (kind.isEmpty() || holder.isEmpty()) {
            refusal.violation("/from", "required");
            return Optional.empty();
        }
        return Optional.of(Account.of(kind.get(), holder.get()));
    }

    private Reply release(Call call) {
        return deed(call, call.path("id"), "released", () -> paying.release(call.actor(), PayoutApi.id(call)));
    }

    private Reply cancel(Call call) {
        return deed(call, call.path("id"), "cancelled", () -> paying.cancel(call.actor(), PayoutApi.id(call)));
    }

    private Reply reject(Call call) {
        var first = paying.payouts()
                .find(PayoutApi.id(call))
                .filter(one -> one.rejection().isEmpty())
                .isPresent();
        return deed(
                call,
                call.path("id"),
                first ? "rejection-proposed" : "rejected",
                () -> rejecting.reject(
                        call.actor(),
                        PayoutApi.id(call),
                        call.form().optional("reason").orElse("")));
    }

    private Reply export(Call call) {
        return deed(call, "file", "exported", () -> {
            PayoutApi.requireSettlement(settlement);
            paying.export(call.actor());
        });
    }

    private Reply sendBack(Call call) {
        var line = call.id("id", "money.unknown-line", LineId::new);
        return deed(call, "new", "proposed", () -> paying.sendBack(call.actor(), line));
    }

    private Reply deed(Call call, String at, String done, Runnable work) {
        var page = model(call, MoneyPages.tried());
        return pages.form(
                call,
                () -> {
                    work.run();
                    return Reply.seeOther(HOME + "?done=" + done);
                },
                rejected -> pages.show(
                        rejected.problem().status(),
                        call,
                        "money/payouts",
                        page.with(MoneyPages.Tried.of(rejected, at))));
    }
}
