package org.penglai.money.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.penglai.kernel.Money;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.money.Account;
import org.penglai.money.AccountKind;
import org.penglai.money.Clerk;
import org.penglai.money.EntryId;
import org.penglai.money.Hold;
import org.penglai.money.HoldId;
import org.penglai.money.Holding;
import org.penglai.money.Holds;
import org.penglai.money.web.MoneyViews.AccountView;
import org.penglai.money.web.MoneyViews.AppropriationBody;
import org.penglai.money.web.MoneyViews.EndBody;
import org.penglai.money.web.MoneyViews.EntryView;
import org.penglai.money.web.MoneyViews.ExpectationView;
import org.penglai.money.web.MoneyViews.HoldBody;
import org.penglai.money.web.MoneyViews.HoldView;
import org.penglai.money.web.MoneyViews.Listed;
import org.penglai.money.web.MoneyViews.Outcome;
import org.penglai.money.web.MoneyViews.OwnView;
import org.penglai.money.web.MoneyViews.ReasonBody;
import org.penglai.platform.http.ApiRouter;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Endpoint;
import org.penglai.platform.http.Reply;

/** The book and its holds over the API. */
public final class MoneyApi {

    static final int LIMIT = 20;

    private final MoneyDesk desk;

    public MoneyApi(MoneyDesk desk) {
        this.desk = desk;
    }

    public Map<String, Endpoint> operations() {
        return Map.of(
                "getMoneyBook", this::book,
                "listMoneyEntries", this::entries,
                "correctMoneyEntry", this::correct,
                "appropriateBudget", this::appropriate,
                "listMoneyHolds", this::holds,
                "createMoneyHold", this::hold,
                "endMoneyHold", this::end,
                "getMyMoney", this::mine);
    }

    private Reply book(Call call) {
        var items = desk.books().book().balances(Optional.empty()).stream()
                .map(AccountView::of)
                .toList();
        return Reply.json(200, new Listed<>(items, Optional.empty()));
    }

    private Reply entries(Call call) {
        var account =
                call.query("kind").map(kind -> asked(kind, call.query("holder").orElse("")));
        var limit = limit(call);
        var found = desk.books()
                .book()
                .entries(account, call.query("after").map(after -> cursor(after, EntryId::new)), limit + 1);
        return Reply.json(200, listed(found.stream().map(EntryView::of).toList(), limit, EntryView::id));
    }

    /** The account of that kind and holder. */
    static Account asked(String kind, String holder) {
        try {
            var account = new Account(AccountKind.valueOf(kind), holder);
            if (account.kind().of() != AccountKind.Of.ORGANISATION
                    || MoneyDesk.organisation(holder).isPresent()) {
                return account;
            }
        } catch (IllegalArgumentException none) {
            // answered below, as for any account that there is not
        }
        throw Refusal.unknown("money.unknown-account").with("kind", kind).with("holder", holder);
    }

    private Reply correct(Call call) {
        var id = call.id("id", "money.unknown-entry", EntryId::new);
        var correction = desk.books()
                .correct(call.actor(), id, call.body(ReasonBody.class).reason());
        return entry(correction);
    }

    private Reply appropriate(Call call) {
        var body = call.body(AppropriationBody.class);
        return entry(
                desk.books().appropriate(call.actor(), body.programme(), new Money(body.amountFen()), body.document()));
    }

    private Reply entry(EntryId id) {
        return Reply.json(201, EntryView.of(desk.books().book().find(id).orElseThrow()));
    }

    private Reply holds(Call call) {
        var limit = limit(call);
        var state = call.query("state").map(Hold.State::valueOf);
        var found = desk.holding()
                .holds()
                .list(
                        new Holds.Selection(Optional.empty(), state),
                        call.query("after").map(after -> cursor(after, HoldId::new)),
                        limit + 1);
        return Reply.json(200, listed(found.stream().map(HoldView::of).toList(), limit, HoldView::id));
    }

    private Reply hold(Call call) {
        var body = call.body(HoldBody.class);
        var account = body.account();
        var hold = desk.holding()
                .place(
                        Optional.of(Clerk.of(call.actor())),
                        new Holding.Request(
                                account, body.amount(), MoneyForms.purpose(account), body.source(), body.expiresAt()));
        return Reply.json(201, HoldView.of(hold)).location(ApiRouter.BASE + "/money/holds/" + hold.id());
    }

    private Reply end(Call call) {
        var body = call.body(EndBody.class);
        return Reply.json(
                200, HoldView.of(end(call, body.outcome(), body.beneficiary().map(OrganisationId::new))));
    }

    private Hold end(Call call, Outcome outcome, Optional<OrganisationId> beneficiary) {
        return end(desk, call, outcome, beneficiary);
    }

    /** Ends the hold that the address names. */
    static Hold end(MoneyDesk desk, Call call, Outcome outcome, Optional<OrganisationId> beneficiary) {
        var id = call.id("id", "money.unknown-hold", HoldId::new);
        var hold = desk.holding()
                .holds()
                .find(id)
                .orElseThrow(() -> Refusal.unknown("money.unknown-hold").with("id", id.toString()));
        if (hold.head().source().startsWith(Holding.OF_PAYOUTS)) {
            throw Refusal.conflict("money.hold-of-payout");
        }
        var by = Optional.of(Clerk.of(call.actor()));
        return switch (outcome) {
            case POSTED -> desk.holding().post(by, id, Holding.target(hold.requirePending(), beneficiary));
            case VOIDED -> desk.holding().release(by, id);
        };
    }

    private Reply mine(Call call) {
        var own = desk.own(call.actor().organisation());
        return Reply.json(
                        200,
                        new OwnView(
                                own.balances().stream().map(AccountView::of).toList(),
                                own.expectations().stream()
                                        .map(ExpectationView::of)
                                        .toList(),
                                own.holds().stream().map(HoldView::of).toList()))
                .header("Cache-Control", "no-store");
    }

    static int limit(Call call) {
        return call.query("limit").map(Integer::parseInt).orElse(LIMIT);
    }

    /** One page of what was found, which is one more where there are more. */
    static <T> Listed<T> listed(List<T> found, int limit, Function<T, String> id) {
        var items = found.subList(0, Math.min(found.size(), limit));
        return new Listed<>(items, found.size() > limit ? Optional.of(id.apply(items.getLast())) : Optional.empty());
    }

    /** Where a page of a list begins; 400 for what is no place in it. */
    static <T> T cursor(String written, Function<UUID, T> type) {
        try {
            return type.apply(UUID.fromString(written));
        } catch (IllegalArgumentException none) {
            throw Refusal.of(Refusal.Kind.MALFORMED, "request.parameters").violation("after", "cursor");
        }
    }
}
