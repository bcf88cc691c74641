package org.penglai.money.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.penglai.kernel.Money;
import org.penglai.kernel.OrganisationId;
import org.penglai.money.ExpectationId;
import org.penglai.money.LineId;
import org.penglai.money.Lines;
import org.penglai.money.PayoutId;
import org.penglai.money.Statement;
import org.penglai.money.StatementId;
import org.penglai.money.StatementLine;
import org.penglai.money.StatementReaders;
import org.penglai.money.web.MoneyViews.ExpectationView;
import org.penglai.money.web.MoneyViews.Listed;
import org.penglai.money.web.MoneyViews.ReasonBody;
import org.penglai.platform.http.ApiRouter;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.Endpoint;
import org.penglai.platform.http.Messages;
import org.penglai.platform.http.Reply;

/** Bank statements, their lines and what is expected, over the API. */
public final class StatementApi {

    private final StatementDesk desk;
    private final Messages messages;

    public StatementApi(StatementDesk desk, Messages messages) {
        this.desk = desk;
        this.messages = messages;
    }

    public Map<String, Endpoint> operations() {
        return Map.of(
                "importStatement", this::receive,
                "listStatements", this::list,
                "getStatement", this::get,
                "listStatementFaults", this::faults,
                "listStatementLines", this::lines,
                "confirmStatementLine", this::confirm,
                "setAsideStatementLine", this::setAside,
                "chargeStatementLine", this::charge,
                "reverseStatementLine", this::reverse,
                "expectDeposit", this::expect);
    }

    /** A statement on the wire. */
    record StatementView(
            String id,
            String fileName,
            StatementReaders.Form form,
            Statement.State state,
            int total,
            int rows,
            int matched,
            int suggested,
            int unknown,
            int paid,
            int known,
            int faulty,
            int progress,
            Optional<String> account,
            Optional<Long> openingFen,
            Optional<Long> closingFen,
            boolean balancesChecked,
            Optional<ProblemView> problem,
            Instant createdAt,
            Optional<Instant> endedAt) {}

    /** Why a file as a whole was given up. */
    record ProblemView(String code, String title, String detail) {}

    /** What is wrong with a row. */
    record FaultView(int row, String column, String code, String message, Optional<String> right) {}

    /** A line on the wire. */
    record LineView(
            String id,
            String statement,
            int row,
            String bankReference,
            boolean incoming,
            long amountFen,
            LocalDate bookedOn,
            String otherName,
            String otherAccount,
            String remittance,
            StatementLine.State state,
            Optional<String> expectation,
            Optional<String> payout,
            String reason) {
        static LineView of(StatementLine one) {
            var line = one.line();
            return new LineView(
                    one.id().toString(),
                    one.statement().toString(),
                    line.row(),
                    line.reference(),
                    line.incoming(),
                    line.amount().fen(),
                    line.bookedOn(),
                    line.other().name(),
                    line.other().account(),
                    line.remittance(),
                    one.state(),
                    one.expectation().map(ExpectationId::toString),
                    one.payout().map(PayoutId::toString),
                    one.reason());
        }
    }

    /** The body of {@code confirmStatementLine}. */
    record ConfirmationBody(Optional<String> reference) {}

    /** The body of {@code expectDeposit}. */
    record DepositBody(UUID payer, long amountFen, String subject, Optional<LocalDate> dueOn) {}

    private Reply receive(Call call) {
        var queued = desk.receive(call);
        return Reply.json(202, view(call, queued)).location(ApiRouter.BASE + "/money/statements/" + queued.id());
    }

    private Reply list(Call call) {
        var limit = MoneyApi.limit(call);
        var after = call.query("after").map(written -> MoneyApi.cursor(written, StatementId::new));
        var found = desk.reconciling().statements().list(after, limit + 1).stream()
                .map(one -> view(call, one))
                .toList();
        return Reply.json(200, MoneyApi.listed(found, limit, StatementView::id));
    }

    private Reply get(Call call) {
        return Reply.json(200, view(call, desk.reconciling().statements().require(StatementDesk.id(call))));
    }

    private Reply faults(Call call) {
        var id = desk.reconciling().statements().require(StatementDesk.id(call)).id();
        var limit = call.query("limit").map(Integer::parseInt).orElse(100);
        var after = call.query("after").map(Integer::parseInt).orElse(0);
        var found = desk.reconciling().statements().faults(id, after, limit).stream()
                .map(fault -> StatementDesk.Told.of(fault, messages, call.language()))
                .map(told -> new FaultView(
                        told.fault().row(),
                        told.fault().column(),
                        told.fault().code(),
                        told.reason(),
                        Optional.of(told.right()).filter(text -> !text.isEmpty())))
                .toList();
        var next = found.size() == limit
                ? Optional.of(String.valueOf(found.getLast().row()))
                : Optional.<String>empty();
        return Reply.json(200, new Listed<>(found, next));
    }

    private Reply lines(Call call) {
        var limit = MoneyApi.limit(call);
        var selection = new Lines.Selection(
                call.query("statement").map(written -> MoneyApi.cursor(written, StatementId::new)),
                call.query("state").map(StatementLine.State::valueOf));
        var after = call.query("after").map(written -> MoneyApi.cursor(written, LineId::new));
        var found = desk.allotting().lines().list(selection, after, limit + 1).stream()
                .map(LineView::of)
                .toList();
        return Reply.json(200, MoneyApi.listed(found, limit, LineView::id));
    }

    private Reply confirm(Call call) {
        var id = call.id("id", "money.unknown-line", LineId::new);
        var reference = call.body(ConfirmationBody.class).reference();
        return Reply.json(200, LineView.of(desk.allotting().confirm(call.actor(), id, reference)));
    }

    private Reply setAside(Call call) {
        var id = call.id("id", "money.unknown-line", LineId::new);
        var reason = call.body(ReasonBody.class).reason();
        return Reply.json(200, LineView.of(desk.allotting().setAside(call.actor(), id, reason)));
    }

    private Reply reverse(Call call) {
        var id = call.id("id", "money.unknown-line", LineId::new);
        var reason = call.body(ReasonBody.class).reason();
        return Reply.json(200, LineView.of(desk.reversing().reverse(call.actor(), id, reason)));
    }

    private Reply charge(Call call) {
        var id = call.id("id", "money.unknown-line", LineId::new);
        return Reply.json(200, LineView.of(desk.charging().charge(call.actor(), id)));
    }

    private Reply expect(Call call) {
        var body = call.body(DepositBody.class);
        var deposit = new StatementDesk.Deposit(body.subject(), new Money(body.amountFen()), body.dueOn());
        var expected = desk.expectDeposit(call, Optional.of(new OrganisationId(body.payer())), deposit);
        return Reply.json(201, ExpectationView.of(expected));
    }

    private StatementView view(Call call, Statement one) {
        var tally = one.tally();
        return new StatementView(
                one.id().toString(),
                one.source().name(),
                one.source().form(),
                one.state(),
                one.total(),
                tally.rows(),
                tally.matched(),
                tally.suggested(),
                tally.unknown(),
                tally.paid(),
                tally.known(),
                tally.faulty(),
                one.progress(),
                one.told().account(),
                one.told().opening().map(Money::fen),
                one.told().closing().map(Money::fen),
                one.told().checked(),
                one.problem().map(problem -> problem(call, problem)),
                one.at(),
                one.endedAt());
    }

    private ProblemView problem(Call call, Statement.Problem problem) {
        var key = "problem." + problem.code();
        var facts = Map.<String, Object>copyOf(problem.facts());
        return new ProblemView(
                problem.code(),
                messages.text(call.language(), key + ".title", facts),
                messages.text(call.language(), key + ".detail", facts));
    }
}
