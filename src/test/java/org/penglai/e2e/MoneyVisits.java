package org.penglai.e2e;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Function;
import org.penglai.stack.DemoUsers;

/** How the pages of the money book are reached, for {@link EveryPageJourney}. */
final class MoneyVisits {

    /** Routes that show no page, with the reason. */
    static final Map<String, String> NO_PAGE = Map.of("GET /money/payout-files/:id", "a file, not a page");

    private final Function<DemoUsers, Visitor> as;

    MoneyVisits(Function<DemoUsers, Visitor> as) {
        this.as = as;
    }

    Map<String, Runnable> visits() {
        return Map.ofEntries(
                entry("GET /money", () -> {
                    finance().open("/money").everyWay().pictures("money-book");
                    as.apply(DemoUsers.OPERATOR_A).open("/money");
                }),
                entry("GET /money/accounts/:kind/:holder", () -> {
                    finance()
                            .open("/money/accounts/budget/yantai-free-licence-licensor")
                            .everyWay()
                            .picture("money-account");
                    finance().open("/money/accounts/outgoing/-").everyWay();
                }),
                entry(
                        "POST /money/appropriations",
                        () -> finance().open("/money").press("登记").everyWay()),
                entry("POST /money/entries/:id/correction", this::withoutReason),
                entry("GET /money/holds", () -> {
                    finance().open("/money/holds").everyWay().pictures("money-holds");
                    as.apply(DemoUsers.AUDITOR).open("/money/holds?state=EXPIRED");
                }),
                entry(
                        "POST /money/holds",
                        () -> finance().open("/money/holds").press("冻结").everyWay()),
                entry("POST /money/holds/:id", this::end),
                entry("GET /money/mine", () -> {
                    as.apply(DemoUsers.SME_LITHIUM)
                            .open("/money/mine")
                            .everyWay()
                            .pictures("money-mine");
                    as.apply(DemoUsers.YANTAI_UNIVERSITY).open("/money/mine").everyWay();
                    as.apply(DemoUsers.BANK).open("/money/mine").everyWay();
                }),
                entry("GET /money/statements", () -> {
                    finance().open("/money/statements").everyWay().picture("money-statements");
                    as.apply(DemoUsers.OPERATOR_A).open("/money/statements");
                }),
                entry(
                        "POST /money/statements",
                        () -> finance().open("/money/statements").press("导入").everyWay()),
                entry("GET /money/statements/:id", () -> {
                    finance()
                            .open("/money/statements")
                            .follow("对账单 2026-11-19.xml")
                            .everyWay()
                            .picture("money-statement");
                    finance().open("/money/statements").follow("对账单（余额不符）.xml").everyWay();
                }),
                entry("GET /money/lines", () -> {
                    finance().open("/money/lines").everyWay().picture("money-lines");
                    as.apply(DemoUsers.AUDITOR).open("/money/lines?state=SUGGESTED");
                }),
                entry("POST /money/lines/:id/confirmation", () -> misquoted("SUGGESTED", "记到这个付款编号")),
                entry("POST /money/lines/:id/setting-aside", () -> misquoted("UNKNOWN", "搁置")),
                entry(
                        "POST /money/lines/:id/charge",
                        () -> as.apply(DemoUsers.FINANCE_B)
                                .open("/money/lines?state=UNKNOWN")
                                .press("记为银行费用")),
                entry("POST /money/lines/:id/reversal", () -> misquoted("BOOKED", "冲回")),
                entry("POST /money/payouts/:id/rejection", this::rejectWithoutReason),
                entry(
                        "POST /money/lines/:id/return",
                        () -> finance()
                                .open("/money/lines?state=SET_ASIDE")
                                .press("退回来款")
                                .everyWay()),
                entry(
                        "GET /money/deposits",
                        () -> finance().open("/money/deposits").everyWay().picture("money-deposits")),
                entry(
                        "POST /money/deposits",
                        () -> finance().open("/money/deposits").press("登记").everyWay()),
                entry("GET /money/payouts", () -> {
                    finance().open("/money/payouts").everyWay().picture("money-payouts");
                    as.apply(DemoUsers.OPERATOR_B).open("/money/payouts?state=PAID");
                }),
                entry(
                        "POST /money/payouts",
                        () -> finance().open("/money/payouts").press("提出").everyWay()),
                entry(
                        "POST /money/payouts/:id/release",
                        () -> as.apply(DemoUsers.FINANCE_B)
                                .open("/money/payouts?state=PROPOSED")
                                .press("放行")),
                entry(
                        "POST /money/payouts/:id/cancellation",
                        () -> as.apply(DemoUsers.FINANCE_B)
                                .open("/money/payouts?state=PROPOSED")
                                .press("取消")),
                entry(
                        "POST /money/payout-files",
                        () -> finance().open("/money/payouts").press("笔已放行的付款")),
                entry(
                        "POST /money/bank-account",
                        () -> as.apply(DemoUsers.YANTAI_UNIVERSITY)
                                .open("/money/mine")
                                .press("保存")
                                .everyWay()));
    }

    private void misquoted(String state, String button) {
        var finance = finance().open("/money/lines?state=" + state);
        finance.find("main details.more > summary").first().click();
        finance.press(button).everyWay();
    }

    private void withoutReason() {
        var finance = finance().open("/money/accounts/budget/yantai-free-licence-licensor");
        finance.find("main details.more > summary").first().click();
        finance.press("冲正").everyWay();
    }

    private void rejectWithoutReason() {
        var finance = finance().open("/money/payouts?state=EXPORTED");
        finance.find("main details.more > summary").first().click();
        finance.press("报告银行拒付").everyWay();
    }

    private void end() {
        var finance = finance().open("/money/holds?state=PENDING");
        finance.find("main details.more > summary").first().click();
        finance.press("释放");
    }

    private Visitor finance() {
        return as.apply(DemoUsers.FINANCE_A);
    }
}
