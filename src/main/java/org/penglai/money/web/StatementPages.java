package org.penglai.money.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Refusal;
import org.penglai.money.Account;
import org.penglai.money.AccountKind;
import org.penglai.money.Expectation;
import org.penglai.money.ExpectationId;
import org.penglai.money.LineId;
import org.penglai.money.Lines;
import org.penglai.money.Settlement;
import org.penglai.money.Statement;
import org.penglai.money.StatementId;
import org.penglai.money.StatementLine;
import org.penglai.platform.http.Call;
import org.penglai.platform.http.PageRoute;
import org.penglai.platform.http.Pages;
import org.penglai.platform.http.Reply;

/** The pages of bank statements: a file is sent and watched, and an officer looks at what was not found by itself. */
public final class StatementPages {

    private static final String HOME = "/money/statements";
    private static final String LINES = "/money/lines";
    private static final int PAGE_SIZE = 20;
    private static final int FAULTS = 100;

    private final StatementDesk desk;
    private final Pages pages;

    public StatementPages(StatementDesk desk, Pages pages) {
        this.desk = desk;
        this.pages = pages;
    }

    public List<PageRoute> routes() {
        return List.of(
                PageRoute.get(HOME, "listStatements", call -> list(call, MoneyPages.tried(), 200)),
                PageRoute.upload(HOME, "importStatement", this::receive),
                PageRoute.get(HOME + "/:id", "getStatement", this::one),
                PageRoute.get(LINES, "listStatementLines", call -> pages.show(call, "money/lines", lines(call))),
                PageRoute.post(LINES + "/:id/confirmation", "confirmStatementLine", this::confirm),
                PageRoute.post(LINES + "/:id/setting-aside", "setAsideStatementLine", this::setAside),
                PageRoute.post(LINES + "/:id/reversal", "reverseStatementLine", this::reverse),
                PageRoute.post(LINES + "/:id/charge", "chargeStatementLine", this::charge),
                PageRoute.get("/money/deposits", "expectDeposit", call -> deposit(call, MoneyPages.tried(), 200)),
                PageRoute.post("/money/deposits", "expectDeposit", this::expect));
    }

    /** What the page of all statements shows, with the form for a new one. */
    public record ListModel(
            List<Statement> statements,
            Optional<Settlement> settlement,
            MoneyPages.Tried tried,
            String first,
            String next) {}

    private Reply list(Call call, MoneyPages.Tried tried, int status) {
        var after = call.query("after").map(written -> MoneyApi.cursor(written, StatementId::new));
        var found = desk.reconciling().statements().list(after, PAGE_SIZE + 1);
        var shown = found.subList(0, Math.min(found.size(), PAGE_SIZE));
        var next = found.size() > PAGE_SIZE ? HOME + "?after=" + shown.getLast().id() : "";
        return pages.show(
                status,
                call,
                "money/statements",
                new ListModel(shown, desk.reconciling().settlement(), tried, after.isEmpty() ? "" : HOME, next));
    }

    private Reply receive(Call call) {
        return pages.form(
                call,
                () -> Reply.seeOther(HOME + "/" + desk.receive(call).id()),
                rejected -> list(
                        call,
                        MoneyPages.Tried.of(rejected, ""),
                        rejected.problem().status()));
    }

    /** What the page of one statement shows. */
    public record OneModel(
            Statement one,
            Map<StatementLine.State, Long> counts,
            List<StatementDesk.Told> faults,
            String first,
            String next) {}

    private Reply one(Call call) {
        var statements = desk.reconciling().statements();
        var one = statements.require(StatementDesk.id(call));
        var after = call.query("after").map(StatementPages::row).orElse(0);
        var faults = statements.faults(one.id(), after, FAULTS).stream()
                .map(fault -> StatementDesk.Told.of(fault, pages.messages(), call.language()))
                .toList();
        var here = HOME + "/" + one.id();
        var next = faults.size() == FAULTS
                ? here + "?after=" + faults.getLast().fault().row()
                : "";
        return pages.show(
                call,
                "money/statement",
                new OneModel(
                        one,
                        desk.allotting().lines().counts(Optional.of(one.id())),
                        faults,
                        after == 0 ? "" : here,
                        next));
    }

    private static int row(String written) {
        return Optional.of(written)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::parseInt)
                .orElseThrow(() ->
                        Refusal.of(Refusal.Kind.MALFORMED, "request.parameters").violation("after", "cursor"));
    }

    /** What the page of lines shows. */
    public record LinesModel(
            List<StatementLine> lines,
            Map<StatementLine.State, Long> counts,
            Optional<StatementLine.State> chosen,
            Found found,
            MoneyPages.Tried tried,
            String first,
            String next) {}

    /** What the lines on a page are for, and how the organisations in it are called. */
    public record Found(Map<ExpectationId, Expectation> expectations, Map<String, Bilingual> names) {
        /** What a line is for, or seems to be. */
        public @Nullable Expectation of(StatementLine line) {
            return line.expectation().map(expectations::get).orElse(null);
        }
    }

    private LinesModel lines(Call call) {
        var chosen = Arrays.stream(StatementLine.State.values())
                .filter(state -> call.query("state").equals(Optional.of(state.name())))
                .findFirst();
        var statement = call.query("statement").map(written -> MoneyApi.cursor(written, StatementId::new));
        var after = call.query("after").map(written -> MoneyApi.cursor(written, LineId::new));
        var found = desk.allotting().lines().list(new Lines.Selection(statement, chosen), after, PAGE_SIZE + 1);
        var shown = found.subList(0, Math.min(found.size(), PAGE_SIZE));
        var here = LINES + "?" + statement.map(id -> "statement=" + id + "&").orElse("")
                + chosen.map(state -> "state=" + state + "&").orElse("");
        var next = found.size() > PAGE_SIZE ? here + "after=" + shown.getLast().id() : "";
        return new LinesModel(
                shown,
                desk.allotting().lines().counts(statement),
                chosen,
                found(shown),
                MoneyPages.tried(),
                after.isEmpty() ? "" : here.substring(0, here.length() - 1),
                next);
    }

    private Found found(List<StatementLine> lines) {
        var expectations = lines.stream()
                .flatMap(line -> line.expectation().stream())
                .distinct()
                .flatMap(id -> desk.money().expecting().expectations().find(id).stream())
                .collect(Collectors.toUnmodifiableMap(Expectation::id, one -> one));
        var payers = expectations.values().stream()
                .map(one -> Account.of(AccountKind.CLAIM, one.terms().payer()))
                .toList();
        return new Found(expectations, desk.money().holders(payers));
    }

    private Reply confirm(Call call) {
        var id = call.id("id", "money.unknown-line", LineId::new);
        return deed(
                call,
                "confirmed",
                () -> desk.allotting().confirm(call.actor(), id, call.form().optional("reference")));
    }

    private Reply setAside(Call call) {
        var id = call.id("id", "money.unknown-line", LineId::new);
        return deed(
                call,
                "aside",
                () -> desk.allotting().setAside(call.actor(), id, call.form().value("reason")));
    }

    private Reply reverse(Call call) {
        var id = call.id("id", "money.unknown-line", LineId::new);
        return deed(
                call,
                "reversed",
                () -> desk.reversing().reverse(call.actor(), id, call.form().value("reason")));
    }

    private Reply charge(Call call) {
        var id = call.id("id", "money.unknown-line", LineId::new);
        return deed(call, "charged", () -> desk.charging().charge(call.actor(), id));
    }

    private Reply deed(Call call, String done, Runnable work) {
        var line = call.id("id", "money.unknown-line", LineId::new);
        var page = ofLine(line);
        return pages.form(
                call,
                () -> {
                    work.run();
                    return Reply.seeOther(LINES + "?state=" + page.state() + "&done=" + done);
                },
                rejected -> pages.show(
                        rejected.problem().status(),
                        call,
                        "money/lines",
                        page.model(MoneyPages.Tried.of(rejected, line.toString()))));
    }

    /** The page on which an officer decides on a line, read before anything is tried. */
    private record Before(StatementLine.State state, LinesModel shown) {
        LinesModel model(MoneyPages.Tried tried) {
            return new LinesModel(
                    shown.lines(), shown.counts(), shown.chosen(), shown.found(), tried, shown.first(), shown.next());
        }
    }

    private Before ofLine(LineId id) {
        var lines = desk.allotting().lines();
        var line = lines.find(id)
                .orElseThrow(() -> Refusal.unknown("money.unknown-line").with("id", id.toString()));
        var state = Optional.of(line.state());
        return new Before(
                line.state(),
                new LinesModel(
                        List.of(line),
                        lines.counts(Optional.empty()),
                        state,
                        found(List.of(line)),
                        MoneyPages.tried(),
                        LINES + "?state=" + line.state(),
                        ""));
    }

    /** What the page of a deal shows of what is to be paid. */
    public record PanelModel(Expectation expectation, Optional<Settlement> settlement) {}

    /**
     * How the subject is paid, as HTML; empty where nothing is expected for it.
     *
     * @param awaited whether something is to be paid: the reference is given a moment after the agreement, and until
     *     then the page says that it is on its way
     */
    public String panel(Call call, String subject, boolean awaited) {
        return desk.money()
                .expecting()
                .expectations()
                .of(subject)
                .map(one -> pages.render(
                        call,
                        "money/panel",
                        new PanelModel(one, desk.reconciling().settlement())))
                .orElseGet(() -> awaited ? pages.render(call, "money/awaited", call.uri()) : "");
    }

    /** What the page for deposits shows. */
    public record DepositModel(MoneyPages.Tried tried) {}

    private Reply deposit(Call call, MoneyPages.Tried tried, int status) {
        return pages.show(status, call, "money/deposit", new DepositModel(tried));
    }

    private Reply expect(Call call) {
        return pages.form(
                call,
                () -> {
                    var refusal = Refusal.invalid("money.deposit");
                    var amount = MoneyForms.yuan(refusal, call.form(), "amount");
                    var dueOn = MoneyForms.date(refusal, call.form(), "dueOn");
                    for (var field : List.of("payer", "subject")) {
                        if (call.form().optional(field).isEmpty()) {
                            refusal.violation("/" + field, "required");
                        }
                    }
                    MoneyForms.requireRead(refusal);
                    var expected = desk.expectDeposit(
                            call,
                            desk.money().written(call.form().value("payer")),
                            new StatementDesk.Deposit(call.form().value("subject"), amount, Optional.of(dueOn)));
                    return Reply.seeOther("/money/deposits?done=expected&reference=" + expected.reference());
                },
                rejected -> deposit(
                        call,
                        MoneyPages.Tried.of(rejected, ""),
                        rejected.problem().status()));
    }
}
