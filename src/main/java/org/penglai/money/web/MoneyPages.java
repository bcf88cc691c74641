package org.penglai.money.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Money;
import org.penglai.kernel.Refusal;
import org.penglai.money.Account;
import org.penglai.money.AccountKind;
import org.penglai.money.Balance;
import org.penglai.money.Book;
import org.penglai.money.Clerk;
import org.penglai.money.EntryId;
import org.penglai.money.Hold;
import org.penglai.money.HoldId;
import org.penglai.money.Holds;
import org.penglai.money.web.MoneyViews.Outcome;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Choice;
import org.penglai.platform.http.Form;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Problems;
import org.penglai.platform.http.Reply;
import org.penglai.platform.http.View;

/** The pages of the book and its holds, and for each party what concerns it. */
public final class MoneyPages {

    private static final String HOME = "/money";
    private static final String HOLDS = HOME + "/holds";
    private static final int PAGE_SIZE = 30;

    private final MoneyDesk desk;
    private final Pages pages;

    public MoneyPages(MoneyDesk desk, Pages pages) {
        this.desk = desk;
        this.pages = pages;
    }

    public List<PageRoute> routes() {
        return List.of(
                PageRoute.get(HOME, "getMoneyBook", call -> pages.show(call, "money/book", book(call, tried()))),
                PageRoute.get(HOME + "/accounts/:kind/:holder", "listMoneyEntries", this::account),
                PageRoute.post(HOME + "/appropriations", "appropriateBudget", this::appropriate),
                PageRoute.post(HOME + "/entries/:id/correction", "correctMoneyEntry", this::correct),
                PageRoute.get(HOLDS, "listMoneyHolds", call -> pages.show(call, "money/holds", holds(call, tried()))),
                PageRoute.post(HOLDS, "createMoneyHold", this::hold),
                PageRoute.post(HOLDS + "/:id", "endMoneyHold", this::end));
    }

    /**
     * A form that was refused, as typed.
     *
     * @param at which of the page's forms; empty where it has one
     */
    public record Tried(Form form, Problems.@Nullable Shown problem, String at) {
        static Tried of(Pages.Rejected rejected, String at) {
            return new Tried(rejected.form(), rejected.problem(), at);
        }

        /** What was typed into that form. */
        public Form form(String asked) {
            return asked.equals(at) ? form : Form.EMPTY;
        }

        public Problems.@Nullable Shown problem(String asked) {
            return asked.equals(at) ? problem : null;
        }
    }

    static Tried tried() {
        return new Tried(Form.EMPTY, null, "");
    }

    /** What the page of the book shows. */
    public record BookModel(
            List<Balance> balances,
            List<Book.Booked> latest,
            Map<String, Bilingual> names,
            Map<String, Bilingual> titles,
            Map<String, Bilingual> programmes,
            Tried tried) {

        /** The programmes to which money may be given, by name. */
        public List<Choice> budgets(View view) {
            return programmes.entrySet().stream()
                    .map(one -> Choice.of(one.getKey(), view.t(one.getValue())))
                    .toList();
        }

        /** The kinds that there are accounts of. */
        public List<AccountKind> kinds() {
            return Arrays.stream(AccountKind.values())
                    .filter(kind -> !of(kind).isEmpty())
                    .toList();
        }

        public List<Balance> of(AccountKind kind) {
            return balances.stream().filter(one -> one.account().kind() == kind).toList();
        }

        /** All that stands on accounts that grow on that side; the two sides are equal. */
        public Money total(AccountKind.Side side) {
            return balances.stream()
                    .filter(one -> one.account().kind().side() == side)
                    .map(Balance::stands)
                    .reduce(Money.ZERO, Money::plus);
        }
    }

    private BookModel book(Call call, Tried tried) {
        var book = desk.books().book();
        var balances = book.balances(Optional.empty());
        var latest = book.entries(Optional.empty(), Optional.empty(), PAGE_SIZE);
        var names = desk.holders(java.util.stream.Stream.concat(
                        balances.stream().map(Balance::account),
                        latest.stream()
                                .flatMap(one -> one.entry().postings().stream())
                                .map(line -> line.account()))
                .toList());
        return new BookModel(
                balances,
                latest,
                names,
                desk.titlesOf(latest),
                desk.programmes().get(),
                tried);
    }

    /**
     * What the page of one account shows.
     *
     * @param correctable whether the reader may take entries back
     * @param next address of the next page; empty on the last
     */
    public record AccountModel(
            Balance balance,
            List<Book.Booked> entries,
            List<EntryId> correctable,
            Map<String, Bilingual> names,
            Map<String, Bilingual> titles,
            Tried tried,
            String first,
            String next) {}

    private Reply account(Call call) {
        return pages.show(call, "money/account", account(call, asked(call), tried()));
    }

    private static Account asked(Call call) {
        var holder = call.path("holder");
        var kind = Arrays.stream(AccountKind.values())
                .filter(one -> one.code().equals(call.path("kind")))
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("money.unknown-account")
                        .with("kind", call.path("kind"))
                        .with("holder", holder));
        return MoneyApi.asked(kind.name(), holder.equals("-") ? "" : holder);
    }

    private AccountModel account(Call call, Account account, Tried tried) {
        var book = desk.books().book();
        var after = call.query("after").map(written -> MoneyApi.cursor(written, EntryId::new));
        var found = book.entries(Optional.of(account), after, PAGE_SIZE + 1);
        var shown = found.subList(0, Math.min(found.size(), PAGE_SIZE));
        var correctable = shown.stream()
                .filter(desk.books()::isCorrectable)
                .map(one -> one.entry().id())
                .toList();
        var here = address(account);
        var next = found.size() > PAGE_SIZE
                ? here + "?after=" + shown.getLast().entry().id()
                : "";
        return new AccountModel(
                book.balance(account),
                shown,
                correctable,
                desk.holdersOf(shown),
                desk.titlesOf(shown),
                tried,
                after.isEmpty() ? "" : here,
                next);
    }

    /** Where the page of an account is. */
    public static String address(Account account) {
        var holder = account.holder().isEmpty() ? "-" : account.holder();
        return HOME + "/accounts/" + account.kind().code() + "/" + org.penglai.platform.http.View.encode(holder);
    }

    private Reply appropriate(Call call) {
        return pages.form(
                call,
                () -> {
                    var refusal = Refusal.invalid("money.appropriation");
                    var amount = MoneyForms.yuan(refusal, call.form(), "amount");
                    for (var field : List.of("programme", "document")) {
                        if (call.form().optional(field).isEmpty()) {
                            refusal.violation("/" + field, "required");
                        }
                    }
                    if (call.form()
                            .optional("programme")
                            .filter(id -> !desk.programmes().get().containsKey(id))
                            .isPresent()) {
                        refusal.violation("/programme", "money.no-programme");
                    }
                    MoneyForms.requireRead(refusal);
                    desk.books()
                            .appropriate(
                                    call.actor(),
                                    call.form().value("programme"),
                                    amount,
                                    call.form().value("document"));
                    return Reply.seeOther(HOME + "?done=appropriated");
                },
                rejected -> pages.show(
                        rejected.problem().status(), call, "money/book", book(call, Tried.of(rejected, "budget"))));
    }

    private Reply correct(Call call) {
        var id = call.id("id", "money.unknown-entry", EntryId::new);
        var entry = desk.books()
                .book()
                .find(id)
                .orElseThrow(() -> Refusal.unknown("money.unknown-entry").with("id", id.toString()))
                .entry();
        var account = entry.postings().getFirst().account();
        var page = account(call, account, tried());
        return pages.form(
                call,
                () -> {
                    desk.books().correct(call.actor(), id, call.form().value("reason"));
                    return Reply.seeOther(address(account) + "?done=corrected");
                },
                rejected -> pages.show(
                        rejected.problem().status(),
                        call,
                        "money/account",
                        new AccountModel(
                                page.balance(),
                                page.entries(),
                                page.correctable(),
                                page.names(),
                                page.titles(),
                                Tried.of(rejected, id.toString()),
                                page.first(),
                                page.next())));
    }

    /**
     * What the page of holds shows.
     *
     * @param chosen the state that alone is shown; all where none
     * @param next address of the next page; empty on the last
     */
    public record HoldsModel(
            List<Hold> holds,
            Optional<Hold.State> chosen,
            List<Balance> holdable,
            Map<String, Bilingual> names,
            Tried tried,
            String first,
            String next) {

        /** The accounts on which something can be held, by name, with how much that is. */
        public List<Choice> accounts(View view) {
            return holdable.stream()
                    .filter(one -> !one.available().isZero())
                    .map(one -> Choice.of(MoneyForms.written(one.account()), label(view, one)))
                    .toList();
        }

        private String label(View view, Balance one) {
            var holder = one.account().holder();
            var name = names.containsKey(holder) ? view.t(names.get(holder)) : holder;
            return view.t("money.kind." + one.account().kind()) + " · " + name + " · "
                    + view.t("money.hold.available", "amount", view.money(one.available()));
        }

        /** How the organisations are called that the book knows, to be taken up while a name is typed. */
        public List<String> known(View view) {
            return holdable.stream()
                    .filter(one -> one.account().organisation().isPresent())
                    .map(one -> names.get(one.account().holder()))
                    .filter(java.util.Objects::nonNull)
                    .map(view::t)
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    private HoldsModel holds(Call call, Tried tried) {
        var chosen = Arrays.stream(Hold.State.values())
                .filter(state -> call.query("state").equals(Optional.of(state.name())))
                .findFirst();
        var after = call.query("after").map(written -> MoneyApi.cursor(written, HoldId::new));
        var found = desk.holding().holds().list(new Holds.Selection(Optional.empty(), chosen), after, PAGE_SIZE + 1);
        var shown = found.subList(0, Math.min(found.size(), PAGE_SIZE));
        var holdable = desk.books().book().balances(Optional.empty()).stream()
                .filter(one -> MoneyForms.holdable().contains(one.account().kind()))
                .toList();
        var accounts = java.util.stream.Stream.concat(
                        shown.stream().map(hold -> hold.head().account()),
                        holdable.stream().map(Balance::account))
                .toList();
        var here = HOLDS + chosen.map(state -> "?state=" + state).orElse("");
        var more = chosen.isEmpty() ? "?" : "&";
        var next = found.size() > PAGE_SIZE
                ? here + more + "after=" + shown.getLast().id()
                : "";
        return new HoldsModel(
                shown, chosen, holdable, desk.holders(accounts), tried, after.isEmpty() ? "" : here, next);
    }

    private Reply hold(Call call) {
        return deed(
                call,
                "",
                "placed",
                () -> desk.holding().place(Optional.of(Clerk.of(call.actor())), MoneyForms.hold(call.form())));
    }

    private Reply end(Call call) {
        var outcome = call.form().value("outcome").equals(Outcome.POSTED.name()) ? Outcome.POSTED : Outcome.VOIDED;
        return deed(
                call,
                call.path("id"),
                outcome.name().toLowerCase(java.util.Locale.ROOT),
                () -> MoneyApi.end(desk, call, outcome, MoneyForms.beneficiary(desk, call.form())));
    }

    private Reply deed(Call call, String at, String done, Runnable work) {
        var page = holds(call, tried());
        return pages.form(
                call,
                () -> {
                    work.run();
                    return Reply.seeOther(HOLDS + "?done=" + done);
                },
                rejected -> pages.show(
                        rejected.problem().status(),
                        call,
                        "money/holds",
                        new HoldsModel(
                                page.holds(),
                                page.chosen(),
                                page.holdable(),
                                page.names(),
                                Tried.of(rejected, at),
                                page.first(),
                                page.next())));
    }
}
