package org.penglai.money.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.penglai.kernel.Bilingual;
import org.penglai.money.Account;
import org.penglai.money.AccountKind;
import org.penglai.money.PayeeAccount;
import org.penglai.money.Paying;
import org.penglai.money.Payout;
import org.penglai.money.Payouts;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Reply;

/** The page of a party: what it owes, what it has paid, what is on its way to it, and to which account. */
public final class MinePages {

    private static final String HOME = "/money/mine";
    private static final int MOST = 50;

    private final MoneyDesk desk;
    private final Paying paying;
    private final Pages pages;

    public MinePages(MoneyDesk desk, Paying paying, Pages pages) {
        this.desk = desk;
        this.paying = paying;
        this.pages = pages;
    }

    public List<PageRoute> routes() {
        return List.of(
                PageRoute.get(
                        HOME, "getMyMoney", call -> pages.show(call, "money/mine", model(call, MoneyPages.tried()))),
                PageRoute.post("/money/bank-account", "stateBankAccount", this::state));
    }

    /** What the page of a party shows. */
    public record MineModel(
            MoneyDesk.Own own,
            Map<String, Bilingual> names,
            Map<String, Bilingual> titles,
            List<Payout> payouts,
            Optional<PayeeAccount> account,
            MoneyPages.Tried tried) {}

    private MineModel model(Call call, MoneyPages.Tried tried) {
        var organisation = call.actor().organisation();
        var own = desk.own(organisation);
        var others = own.expectations().stream()
                .flatMap(one -> Stream.concat(Stream.of(one.terms().payer()), one.terms().payee().stream()))
                .map(other -> Account.of(AccountKind.PAYABLE, other))
                .toList();
        var payouts = paying.payouts()
                .list(new Payouts.Selection(Optional.of(organisation), Optional.empty()), Optional.empty(), MOST);
        var titles = desk.titles()
                .apply(own.expectations().stream()
                        .map(one -> one.terms().subject())
                        .toList());
        return new MineModel(
                own, desk.holders(others), titles, payouts, paying.payouts().accountOf(organisation), tried);
    }

    private Reply state(Call call) {
        var page = model(call, MoneyPages.tried());
        var form = call.form();
        return pages.form(
                call,
                () -> {
                    var stated = paying.state(
                            call.actor(),
                            form.value("holder"),
                            form.value("number"),
                            form.value("bank"),
                            form.value("bankCode"));
                    return Reply.seeOther(HOME + "?done=" + (stated.bank().isEmpty() ? "" : "account"));
                },
                rejected -> pages.show(
                        rejected.problem().status(),
                        call,
                        "money/mine",
                        new MineModel(
                                page.own(),
                                page.names(),
                                page.titles(),
                                page.payouts(),
                                page.account(),
                                MoneyPages.Tried.of(rejected, ""))));
    }
}
