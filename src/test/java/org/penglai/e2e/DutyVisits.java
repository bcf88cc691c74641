package org.penglai.e2e;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Function;
import org.penglai.app.DemoParties;
import org.penglai.stack.DemoUsers;

/** How the pages of a university's duties are reached, for {@link EveryPageJourney}. */
final class DutyVisits {

    /** Routes that show no page, with the reason. */
    static final Map<String, String> NO_PAGE = Map.of(
            "GET /listings/:id/diligence", "a file, not a page",
            "GET /transfer-reports/:year/table", "a workbook, not a page",
            "GET /transfer-reports/:year/paper", "a paper, not a page");

    private static final DemoUsers UNIVERSITY = DemoUsers.YANTAI_UNIVERSITY;

    private final Function<DemoUsers, Visitor> as;
    private final Function<String, String> one;

    DutyVisits(Function<DemoUsers, Visitor> as, Function<String, String> one) {
        this.as = as;
        this.one = one;
    }

    Map<String, Runnable> visits() {
        return Map.ofEntries(
                entry("GET /listings/:id/duties", this::duties),
                entry("POST /listings/:id/inventor-weights", this::weighWrongly),
                entry("POST /listings/:id/first-refusals", this::recordNothing),
                entry("GET /deals/:id/income", this::income),
                entry("POST /deals/:id/costs", this::stateNothing),
                entry("GET /transfer-reports", this::report));
    }

    private void duties() {
        as.apply(UNIVERSITY)
                .open(assigned() + "/duties?gross=1000000&costs=20000")
                .picture("duties")
                .everyWay();
        as.apply(UNIVERSITY).open(assigned() + "/duties?gross=viel").everyWay();
        as.apply(DemoUsers.OPERATOR_A).open(assigned() + "/duties").everyWay();
        as.apply(DemoUsers.JINAN_INSTITUTE).open(assigned() + "/duties", 403);
    }

    private void weighWrongly() {
        var seller = as.apply(UNIVERSITY).open(assigned() + "/duties");
        seller.page().evaluate("() => document.querySelectorAll('main details').forEach(part => part.open = true)");
        seller.page().fill("#f-weight-1", "x");
        seller.press("记录分配");
        assertThat(seller.text()).contains("发明人分配比例有误");
    }

    private void recordNothing() {
        var seller = as.apply(UNIVERSITY).open(assigned() + "/duties").press("记录");
        assertThat(seller.text()).contains("优先受让记录有误");
    }

    private void income() {
        as.apply(UNIVERSITY).open(paid()).follow("收益和分配").picture("income").everyWay();
        as.apply(DemoUsers.OPERATOR_A).open(paid() + "/income").everyWay();
    }

    private void stateNothing() {
        var seller = as.apply(UNIVERSITY).open(paid() + "/income").press("申报");
        assertThat(seller.text()).contains("成本有误");
    }

    private void report() {
        as.apply(UNIVERSITY)
                .open("/listings/mine")
                .follow("转化年度报告")
                .picture("report")
                .everyWay();
        as.apply(DemoUsers.JINAN_INSTITUTE).open("/transfer-reports").everyWay();
        as.apply(UNIVERSITY).open("/transfer-reports?year=2010", 404);
    }

    private String assigned() {
        return "/listings/"
                + one.apply("SELECT listing.id FROM listing JOIN first_refusal ON listing_id = listing.id"
                        + " WHERE owner_id = '" + DemoParties.id(UNIVERSITY.organisation())
                        + "' ORDER BY listing.id LIMIT 1");
    }

    private String paid() {
        return "/deals/" + one.apply("SELECT deal_id FROM deal_costs ORDER BY position LIMIT 1");
    }
}
