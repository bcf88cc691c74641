package org.penglai.e2e;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Function;
import org.penglai.stack.DemoUsers;

/** How the pages of prices that are made public are reached, for {@link EveryPageJourney}. */
final class PublicityVisits {

    private static final DemoUsers UNIVERSITY = DemoUsers.YANTAI_UNIVERSITY;

    private final Visitor anyone;
    private final Function<DemoUsers, Visitor> as;
    private final Function<String, String> one;

    PublicityVisits(Visitor anyone, Function<DemoUsers, Visitor> as, Function<String, String> one) {
        this.anyone = anyone;
        this.as = as;
        this.one = one;
    }

    Map<String, Runnable> visits() {
        return Map.ofEntries(
                entry("GET /publicities", this::list),
                entry("GET /publicities/:id", this::inEveryState),
                entry("POST /publicities/:id/objections", this::objectWithoutWords),
                entry("POST /publicities/:id/objections/:objection", this::answerWithoutReason),
                entry("GET /listings/:id/pricing", this::pricing),
                entry("POST /listings/:id/pricing", this::decideNothing));
    }

    private void list() {
        anyone.open("/publicities")
                .picture("publicities")
                .everyWay()
                .follow("已经结束")
                .everyWay();
    }

    private void inEveryState() {
        anyone.open(running(0)).picture("publicity").everyWay();
        as.apply(UNIVERSITY).open(running(2)).picture("publicity-objected").everyWay();
        anyone.open(now("upheld > 0")).everyWay();
        anyone.open(now("is_over AND unanswered > 0")).everyWay();
        anyone.open(now("taken_back_at < ends_at AND upheld = 0")).everyWay();
        anyone.open(now("is_over AND objections = 0 AND taken_back_at IS NULL")).everyWay();
    }

    private void objectWithoutWords() {
        var firm =
                as.apply(DemoUsers.SME_PHARMA).open(running(0)).type("异议内容", "").press("提交异议");
        assertThat(firm.text()).contains("请写明异议");
    }

    private void answerWithoutReason() {
        var seller = as.apply(UNIVERSITY).open(running(2));
        seller.page().evaluate("() => document.querySelectorAll('main details').forEach(part => part.open = true)");
        seller.press("不成立");
        assertThat(seller.text()).contains("请作出决定并写明理由");
    }

    private void pricing() {
        as.apply(UNIVERSITY).open(draft() + "/pricing").picture("pricing").everyWay();
        as.apply(DemoUsers.OPERATOR_A).open(published() + "/pricing").everyWay();
        as.apply(DemoUsers.JINAN_INSTITUTE).open(published() + "/pricing", 403);
    }

    private void decideNothing() {
        var seller = as.apply(UNIVERSITY).open(draft() + "/pricing").press("记录");
        assertThat(seller.text()).contains("定价决策有误");
    }

    private String draft() {
        return "/listings/"
                + one.apply("SELECT id FROM listing WHERE state = 'DRAFT' AND mode = 'EXCLUSIVE_LICENCE'"
                        + " AND NOT EXISTS (SELECT 1 FROM price_decision WHERE listing_id = listing.id) AND owner_id = '"
                        + org.penglai.app.DemoParties.id(UNIVERSITY.organisation()) + "' ORDER BY id LIMIT 1");
    }

    private String published() {
        return "/listings/"
                + one.apply("SELECT id FROM listing WHERE state = 'PUBLISHED' AND mode = 'FREE_LICENCE'"
                        + " ORDER BY id LIMIT 1");
    }

    private String running(int objections) {
        return now("NOT is_over AND upheld = 0 AND taken_back_at IS NULL AND objections = " + objections);
    }

    private String now(String where) {
        return "/publicities/"
                + one.apply("SELECT id FROM price_publicity_now WHERE " + where + " ORDER BY id DESC LIMIT 1");
    }
}
