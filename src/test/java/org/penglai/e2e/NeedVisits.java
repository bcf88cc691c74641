package org.penglai.e2e;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.penglai.stack.DemoUsers;

/** How the pages of needs and their forms are reached, for {@link EveryPageJourney}. */
final class NeedVisits {

    private static final DemoUsers FIRM = DemoUsers.SME_LITHIUM;

    private final Function<DemoUsers, Visitor> as;
    private final UnaryOperator<String> one;

    /** @param one asks the database for one value */
    NeedVisits(Function<DemoUsers, Visitor> as, UnaryOperator<String> one) {
        this.as = as;
        this.one = one;
    }

    Map<String, Runnable> visits() {
        return Map.ofEntries(
                entry("GET /needs", () -> {
                    as.apply(FIRM).open("/needs").everyWay().picture("needs-firm");
                    as.apply(DemoUsers.YANTAI_UNIVERSITY).open("/needs").everyWay();
                    as.apply(DemoUsers.OPERATOR_A).open("/needs");
                    as.apply(DemoUsers.BANK).open("/needs");
                }),
                entry(
                        "GET /needs/new",
                        () -> as.apply(FIRM).open("/needs/new").everyWay().picture("need-describe")),
                entry(
                        "POST /needs",
                        () -> as.apply(FIRM)
                                .open("/needs/new")
                                .type("详细说说", "隔膜一热就缩")
                                .type("截止日", "2020-01-01")
                                .press("下一步：确认领域")
                                .everyWay()),
                entry("GET /needs/:id", () -> {
                    as.apply(FIRM).open(answered()).everyWay().picture("need-matches");
                    as.apply(DemoUsers.SME_PHARMA).open(draft()).everyWay().picture("need-confirm");
                    as.apply(DemoUsers.YANTAI_UNIVERSITY)
                            .open(metByUniversity())
                            .everyWay()
                            .picture("need-owner");
                    as.apply(DemoUsers.SME_MARINE).open(answered(), 404);
                }),
                entry(
                        "GET /needs/:id/edit",
                        () -> as.apply(DemoUsers.SME_PHARMA)
                                .open(draft() + "/edit")
                                .everyWay()),
                entry(
                        "POST /needs/:id/edit",
                        () -> as.apply(DemoUsers.SME_PHARMA)
                                .open(draft() + "/edit")
                                .type("一句话说明", "")
                                .press("下一步：确认领域")),
                entry(
                        "POST /needs/:id/confirmation",
                        () -> as.apply(DemoUsers.SME_PHARMA)
                                .open(draft())
                                .type("其他 IPC 分类号", "A61K, 制药")
                                .press("确认并查看匹配")
                                .everyWay()),
                entry("POST /needs/:id/closure", this::close),
                entry("POST /needs/:id/matches/:listingId/response", () -> {
                    var firm = as.apply(FIRM).open(answered());
                    firm.find("main li details.more > summary").first().click();
                    firm.find("details[open] input[value=DECLINED]").first().check();
                    firm.press("提交").everyWay().picture("need-decline-refused");
                }),
                entry("POST /needs/:id/matches/:listingId/offer", () -> {
                    var owner = as.apply(DemoUsers.YANTAI_UNIVERSITY).open(metByUniversity());
                    owner.find("main li details.more > summary").first().click();
                    owner.find("details[open] input[value=ASKED]").first().check();
                    owner.press("提交").everyWay();
                }),
                entry(
                        "GET /operator/needs",
                        () -> as.apply(DemoUsers.OPERATOR_A)
                                .open("/operator/needs")
                                .everyWay()
                                .picture("needs-overview")));
    }

    private void close() {
        var firm = as.apply(DemoUsers.SME_MARINE)
                .open("/needs/" + one.apply("SELECT id FROM need WHERE title LIKE '码头%'"));
        firm.find("summary:has-text('结束这项需求')").click();
        firm.press("结束").everyWay();
    }

    private String answered() {
        return "/needs/" + one.apply("SELECT id FROM need WHERE title = '电池隔膜一热就缩'");
    }

    private String draft() {
        return "/needs/" + one.apply("SELECT id FROM need WHERE state = 'DRAFT' LIMIT 1");
    }

    private String metByUniversity() {
        return "/needs/" + one.apply("""
                SELECT need_id
                  FROM need_match
                  JOIN need ON need.id = need_match.need_id AND need.state = 'OPEN'
                  JOIN listing ON listing.id = need_match.listing_id AND listing.owner_id =
                       (SELECT organisation_id FROM membership WHERE display_name = '林海清' LIMIT 1)
                 ORDER BY score DESC
                 LIMIT 1""");
    }
}
