package org.penglai.e2e;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Function;
import org.penglai.stack.DemoUsers;

/** How the pages of the money book are reached, for {@link EveryPageJourney}. */
final class MoneyVisits {

    private final Function<DemoUsers, Visitor> as;

    MoneyVisits(Function<DemoUsers, Visitor> as) {
        this.as = as;
    }

    Map<String, Runnable> visits() {
        return Map.ofEntries(
                entry("GET /money", () -> {
                    finance().open("/money").everyWay().picture("money-book");
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
                    finance().open("/money/holds").everyWay().picture("money-holds");
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
                            .picture("money-mine");
                    as.apply(DemoUsers.YANTAI_UNIVERSITY).open("/money/mine").everyWay();
                    as.apply(DemoUsers.BANK).open("/money/mine").everyWay();
                }));
    }

    private void withoutReason() {
        var finance = finance().open("/money/accounts/budget/yantai-free-licence-licensor");
        finance.find("main details.more > summary").first().click();
        finance.press("冲正").everyWay();
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
