package org.penglai.e2e;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toMap;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.penglai.stack.DemoUsers;

/** How the pages and forms are reached by which listings are held and co-owners agree, for {@link EveryPageJourney}. */
final class GateVisits {

    /** Routes that show no page, with the reason. */
    static final Map<String, String> NO_PAGE = Stream.of(
                    "suspension",
                    "resumption",
                    "consents/request",
                    "consents/answer",
                    "consents/document",
                    "consents/acceptance")
            .collect(java.util.stream.Collectors.collectingAndThen(
                    toMap(deed -> "GET /listings/:id/" + deed, deed -> "leads back to the listing"),
                    GateVisits::withPapers));

    private static Map<String, String> withPapers(Map<String, String> deeds) {
        var all = new java.util.HashMap<>(deeds);
        all.put("POST /listings/:id/declaration/papers", "a paper, not a page");
        all.put("GET /listings/:id/declaration/papers", "leads back to the declaration");
        all.put("GET /listings/scratch", "leads to the form");
        all.put("GET /listings/scratch/discard", "leads to the form");
        return Map.copyOf(all);
    }

    private final Function<DemoUsers, Visitor> as;
    private final Function<String, String> one;

    GateVisits(Function<DemoUsers, Visitor> as, Function<String, String> one) {
        this.as = as;
        this.one = one;
    }

    Map<String, Runnable> visits() {
        return Map.ofEntries(
                entry("GET /listings/:id/versions", this::versions),
                entry("GET /listings/:id/declaration", this::declaration),
                entry("POST /listings/:id/declaration", this::fileEmpty),
                entry("POST /listings/scratch", this::keep),
                entry("POST /listings/scratch/discard", this::discard),
                entry("POST /listings/:id/suspension", this::suspend),
                entry("POST /listings/:id/resumption", this::resume),
                entry("POST /listings/:id/consents/request", this::ask),
                entry("POST /listings/:id/consents/answer", this::refuse),
                entry("POST /listings/:id/consents/document", this::fileNothing),
                entry("POST /listings/:id/consents/acceptance", this::accept));
    }

    private void declaration() {
        as.apply(DemoUsers.YANTAI_UNIVERSITY)
                .open(own("state = 'PUBLISHED' AND mode = 'OPEN_LICENCE'") + "/declaration")
                .everyWay();
        as.apply(DemoUsers.JINAN_INSTITUTE)
                .open(own("state = 'PUBLISHED' AND mode = 'OPEN_LICENCE'") + "/declaration", 403);
    }

    private void fileEmpty() {
        var seller = as.apply(DemoUsers.YANTAI_UNIVERSITY)
                .open(own("state = 'PUBLISHED' AND mode = 'OPEN_LICENCE'") + "/declaration")
                .press("登记");
        org.assertj.core.api.Assertions.assertThat(seller.text()).contains("提交信息有误");
    }

    /** Without pressing anything what is typed is kept; the window can close, and what comes back is as typed. */
    private void keep() {
        var seller = as.apply(DemoUsers.YANTAI_UNIVERSITY).open("/listings/new");
        seller.type("中文标题", "还没有写完的隔膜").type("技术说明", "世界领先");
        seller.tick("开放许可");
        seller.page().waitForSelector("#check-answer h3");
        org.assertj.core.api.Assertions.assertThat(seller.text()).contains("还需要");
        seller.open("/listings/mine").follow("还没有写完的隔膜").everyWay();
        org.assertj.core.api.Assertions.assertThat(seller.find("#f-titleZh").inputValue())
                .isEqualTo("还没有写完的隔膜");
        seller.press("保存进度");
        org.assertj.core.api.Assertions.assertThat(seller.path()).contains("/listings/new?scratch=");
    }

    private void discard() {
        keep();
        as.apply(DemoUsers.YANTAI_UNIVERSITY)
                .open("/listings/mine")
                .follow("还没有写完的隔膜")
                .press("放弃这些填写");
    }

    private void versions() {
        var returned = listing("state = 'DRAFT' AND version > 2 AND owner_id = '"
                + org.penglai.app.DemoParties.id(DemoUsers.YANTAI_UNIVERSITY.organisation()) + "'");
        as.apply(DemoUsers.YANTAI_UNIVERSITY)
                .open(returned)
                .follow("历次版本")
                .everyWay()
                .follow("第 1 版")
                .everyWay();
    }

    private void suspend() {
        var operator =
                as.apply(DemoUsers.OPERATOR_A).open(listing("state = 'PUBLISHED' AND mode = 'ORDINARY_LICENCE'"));
        unfold(operator).type("原因", "").press("暂停");
        assertHeading(operator);
    }

    private void resume() {
        var held = listing("state = 'SUSPENDED' AND standing #>> '{suspension,reason}' <> ''");
        unfold(as.apply(DemoUsers.OPERATOR_A).open(held).everyWay())
                .type("原因", "")
                .press("恢复");
    }

    private void ask() {
        as.apply(DemoUsers.YANTAI_UNIVERSITY)
                .open(coOwned("DRAFT", "NOT EXISTS (SELECT 1 FROM listing_consent WHERE listing_id = listing.id)"))
                .everyWay()
                .press("请共有人表态");
    }

    private void refuse() {
        as.apply(DemoUsers.JINAN_INSTITUTE).open(said("ASKED")).everyWay().press("不同意");
    }

    private void fileNothing() {
        var seller = as.apply(DemoUsers.YANTAI_UNIVERSITY).open(said("ASKED"));
        unfold(seller).press("登记");
    }

    private void accept() {
        as.apply(DemoUsers.OPERATOR_A).open(said("FILED")).everyWay().press("查验通过");
    }

    private static Visitor unfold(Visitor visitor) {
        visitor.page().evaluate("() => document.querySelectorAll('main details').forEach(part => part.open = true)");
        return visitor;
    }

    private static void assertHeading(Visitor visitor) {
        org.assertj.core.api.Assertions.assertThat(visitor.text()).contains("请写明原因");
    }

    private String own(String where) {
        return listing(where + " AND owner_id = '"
                + org.penglai.app.DemoParties.id(DemoUsers.YANTAI_UNIVERSITY.organisation()) + "'");
    }

    /** A listing to which that was the last thing said. */
    private String said(String standing) {
        return listing("'" + standing + "' = (SELECT standing FROM listing_consent WHERE listing_id = listing.id"
                + " ORDER BY position DESC LIMIT 1)");
    }

    private String coOwned(String state, String more) {
        return listing("state = '" + state + "' AND " + more + " AND owner_id = '"
                + org.penglai.app.DemoParties.id(DemoUsers.YANTAI_UNIVERSITY.organisation())
                + "' AND EXISTS (SELECT 1 FROM listing_patent JOIN patent_owner USING (number)"
                + " WHERE listing_patent.listing_id = listing.id AND patent_owner.position = 2"
                + " AND patent_owner.organisation_id IS NOT NULL)");
    }

    private String listing(String where) {
        return "/listings/" + one.apply("SELECT id FROM listing WHERE " + where + " ORDER BY id LIMIT 1");
    }
}
