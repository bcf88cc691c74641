package org.penglai.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.penglai.app.DemoLoading;
import org.penglai.app.SiteMap;
import org.penglai.kernel.Language;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.PostgresEngine;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/**
 * Every page and form of the site's own list of routes, as somebody who may see it, in both languages, by day and night, on
 * desk and phone, held to {@link Axe} and {@link PageChecks}. A route that nobody visits fails the test: a new one needs
 * its visit in {@link #visits}, or in {@link #NO_PAGE} the reason why it shows no page.
 */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EveryPageJourney {

    /** Only routes with one of these in them are visited: {@code -Dpenglai.routes=/money,/deals}, while their pages are made. */
    private static final List<String> ROUTES =
            List.of(System.getProperty("penglai.routes", "").split(","));

    private static final String LEADS_ON = "leads on to another page and shows none";

    private static final String LIVE = "a live stream, not a page";

    private static final Map<String, String> NO_PAGE = Map.ofEntries(
            Map.entry("GET /sign-in", "leads to the identity provider, whose pages are LoginJourney's"),
            Map.entry("GET /sign-in/callback", LEADS_ON),
            Map.entry("POST /sign-out", "leads to the identity provider, whose pages are LoginJourney's"),
            Map.entry("GET /language", LEADS_ON),
            Map.entry("GET /appearance", LEADS_ON),
            Map.entry("GET /listings", LEADS_ON),
            Map.entry("GET /listings/:id/submission", LEADS_ON),
            Map.entry("GET /listings/:id/withdrawal", LEADS_ON),
            Map.entry("GET /listings/:id/publication", LEADS_ON),
            Map.entry("GET /listings/:id/return", LEADS_ON),
            Map.entry("GET /listings/:id/acceptances", LEADS_ON),
            Map.entry("GET /operator/audit.csv", "a table to take along, not a page"),
            Map.entry("POST /account/sessions/end", LEADS_ON),
            Map.entry("POST /account/sessions/end-all", LEADS_ON),
            Map.entry("POST /sign-out/by-realm", "between the identity provider and the server, no browser is in it"),
            Map.entry("GET /certificates/:number/pdf", "a paper, not a page"),
            Map.entry("GET /certificates/:number/json", "a file, not a page"),
            Map.entry("GET /deals/:id/evidence/:evidenceId", "a document, not a page"),
            Map.entry("GET /deals/:id/packages/:package/table", "a table to take along, not a page"),
            Map.entry("GET /deals/:id/packages/:package/paper", "a paper, not a page"),
            Map.entry("GET /listings/:id/stream", LIVE),
            Map.entry("GET /deals/:id/stream", LIVE),
            Map.entry("GET /operator/listings/stream", LIVE),
            Map.entry("GET /operator/deals/stream", LIVE),
            Map.entry(
                    "POST /deals/:id/certification",
                    "its refusals stand on the page that refuses evidence and payments"));

    private static final List<Map<String, String>> NO_PAGES = List.of(
            NO_PAGE,
            KeepingVisits.NO_PAGE,
            GateVisits.NO_PAGE,
            InboxVisits.NO_PAGE,
            ImportVisits.NO_PAGE,
            OwnerMatchVisits.NO_PAGE,
            EnclosureVisits.NO_PAGE,
            DutyVisits.NO_PAGE,
            MoneyVisits.NO_PAGE,
            FindingVisits.NO_PAGE,
            OrganisationVisits.NO_PAGE);

    private final Map<DemoUsers, Visitor> signedIn = new EnumMap<>(DemoUsers.class);
    private final Map<String, Runnable> visits = new HashMap<>();
    private TestBed bed;
    private Browser browser;
    private Visitor anyone;

    @BeforeAll
    void start(TestBed bed) {
        this.bed = bed;
        bed.postOffice();
        DemoLoading.into(bed);
        bed.server().start();
        browser = Browser.at(bed.server().uri());
        anyone = browser.visitor(Language.ZH);
        everybody();
        members();
        sellers();
        office();
        visits.putAll(new DealVisits(this::as, this::licensee, this::one).visits());
        visits.putAll(new KeepingVisits(anyone, this::as).visits());
        visits.putAll(new GateVisits(this::as, this::one).visits());
        visits.putAll(new PublicityVisits(anyone, this::as, this::one).visits());
        visits.putAll(new DutyVisits(this::as, this::one).visits());
        visits.putAll(new MoneyVisits(this::as).visits());
        visits.putAll(new InboxVisits(anyone, this::as, this::one).visits());
        visits.putAll(new ImportVisits(this::as).visits());
        visits.putAll(new EnclosureVisits(anyone, this::as, this::one).visits());
        visits.putAll(new OwnerMatchVisits(this::as, this::one).visits());
        visits.putAll(new OrganisationVisits(bed, anyone, this::as).visits());
        visits.putAll(new LeadVisits(this::as, this::one).visits());
        visits.putAll(new SavedSearchVisits(this::as, this::one).visits());
        visits.putAll(new AgencyVisits(this::as).visits());
        visits.putAll(new NeedVisits(this::as, this::one).visits());
        visits.putAll(new SessionVisits(this::as).visits());
        visits.putAll(new FindingVisits(anyone).visits());
        visits.putAll(new PatentVisits(anyone, this::as, this::one).visits());
    }

    @AfterAll
    void stop() {
        browser.close();
    }

    @TestFactory
    Stream<DynamicTest> everyRouteIsVisited() {
        var routes = SiteMap.routes(bed);
        assertThat(routes).contains("GET /", "POST /listings");
        return routes.stream()
                .filter(route -> ROUTES.stream().anyMatch(route::contains))
                .filter(route -> NO_PAGES.stream().noneMatch(named -> named.containsKey(route)))
                .map(route -> DynamicTest.dynamicTest(route, () -> {
                    assertThat(visits)
                            .as(
                                    "nobody visits %s: add to EveryPageJourney who may see it and how they come there, "
                                            + "or to NO_PAGE why it shows no page",
                                    route)
                            .containsKey(route);
                    visits.get(route).run();
                    anyone.settle();
                    signedIn.values().forEach(Visitor::settle);
                }));
    }

    @Test
    void axeSeesWhatIsWrong() {
        try (var visitor = browser.visitor(Language.EN)) {
            visitor.page()
                    .setContent("<html lang=en><title>t</title><main><h1>h</h1><img src='data:,'>"
                            + "<p style='color:#999;background:#fff'>pale</p><input></main></html>");

            assertThat(Axe.faults(visitor.page()))
                    .anyMatch(fault -> fault.startsWith("image-alt"))
                    .anyMatch(fault -> fault.startsWith("color-contrast"))
                    .anyMatch(fault -> fault.startsWith("label"));
        }
    }

    @Test
    void nothingIsVisitedThatIsNotThere() {
        assertThat(SiteMap.routes(bed))
                .containsAll(visits.keySet())
                .containsAll(NO_PAGES.stream()
                        .flatMap(named -> named.keySet().stream())
                        .toList());
    }

    @Test
    void problemsArePagesToo() {
        anyone.open("/no/such/page", 404).everyWay();
        as(DemoUsers.SME_LITHIUM).open("/operator/listings", 403).everyWay();
    }

    @Test
    void onPaperStandsWhatThePageSaysByDayAndWithoutWhatCanBePressed() {
        var deal = deal("CERTIFIED");
        var number = one("SELECT number FROM deal_certificate WHERE deal_id = '" + deal + "'");
        var pages = Map.of(
                "listing",
                published("OPEN_LICENCE"),
                "patent",
                "/patents/" + one("SELECT number FROM listing_patent LIMIT 1"),
                "deal",
                "/deals/" + deal,
                "certificate",
                "/certificates/" + number,
                "search",
                "/search?q=电池",
                "programme",
                "/programmes/yantai-free-licence-licensor");
        pages.forEach((name, path) -> {
            var reader = licensee(deal).open(path);
            var paper = reader.printed();
            var said = Papers.plain(Papers.text(paper));
            Papers.picture(paper, "paper-" + name);

            assertThat(said)
                    .as("paper of %s", path)
                    .startsWith("蓬莱Penglai")
                    .contains(Papers.plain(reader.find("h1:not(.visually-hidden), #found h2")
                            .first()
                            .innerText()))
                    .doesNotContain("我的交易", "退出", "接口文档", "随设备");
        });
    }

    private void everybody() {
        visits.put("GET /", () -> {
            anyone.open("/").everyWay();
            as(DemoUsers.OPERATOR_A).open("/").everyWay();
        });
        visits.put("GET /search", () -> {
            anyone.open("/search").everyWay();
            anyone.open("/search?q=电池&mode=FREE_LICENCE");
            anyone.open("/search?q=qwertzuiop&mode=EQUITY").everyWay();
            anyone.open("/search?q=电池&priceMin=便宜", 400).everyWay();
            anyone.open("/search?mode=NOPE", 400);
            assertThat(anyone.text()).contains("方式：没有“NOPE”这一选项");
        });
        visits.put("GET /listings/:id/why", () -> {
            var id = one("SELECT id FROM listing WHERE state = 'PUBLISHED' LIMIT 1");
            anyone.open("/listings/" + id + "/why?q=qwertzuiop", 404).everyWay();
            var why = anyone.open("/search?q=电池").find("a[href*='/why?']").first();
            anyone.open(why.getAttribute("href")).everyWay();
        });
        visits.put(
                "GET /listings/:id/similar",
                () -> anyone.open("/listings/" + one("SELECT id FROM listing WHERE state = 'PUBLISHED' LIMIT 1")
                                + "/similar")
                        .everyWay());
        visits.put(
                "GET /problems/:code",
                () -> anyone.open("/problems/page.unknown").everyWay());
        visits.put("GET /api/docs", () -> anyone.open("/api/docs").everyWay());
        visits.put("GET /programmes", () -> anyone.open("/programmes").everyWay());
        visits.put("GET /programmes/:id", () -> {
            anyone.open("/programmes").follow("免费许可许可方奖励").everyWay();
            anyone.open(anyone.path().replaceAll("\\?.*", "") + "?on=2021-05-01");
        });
        visits.put("GET /ledger", () -> anyone.open("/ledger").everyWay());
        visits.put(
                "GET /ledger/entries/:index",
                () -> anyone.open("/ledger/entries/0").everyWay());
        visits.put("GET /certificates", () -> anyone.open("/certificates").everyWay());
        visits.put("GET /certificates/:number", () -> {
            anyone.open("/certificates/" + one("SELECT number FROM deal_certificate LIMIT 1"))
                    .everyWay();
            anyone.open("/certificates/YT-2020-000001", 404).everyWay();
        });
        visits.put("GET /listings/:id", () -> {
            for (var state : all("SELECT DISTINCT state FROM listing ORDER BY state")) {
                var id = one("SELECT id FROM listing WHERE state = '" + state + "' LIMIT 1");
                owner(id).open("/listings/" + id);
            }
            for (var mode : all("SELECT DISTINCT mode FROM listing WHERE state = 'PUBLISHED' ORDER BY mode")) {
                var id = one("SELECT id FROM listing WHERE state = 'PUBLISHED' AND mode = '" + mode + "' LIMIT 1");
                anyone.open("/listings/" + id);
                as(DemoUsers.SME_MARINE).open("/listings/" + id);
            }
            anyone.everyWay();
            as(DemoUsers.OPERATOR_A)
                    .open("/listings/" + one("SELECT id FROM listing WHERE state = 'SUBMITTED' LIMIT 1"))
                    .everyWay();
        });
    }

    private void members() {
        visits.put("GET /deals", () -> {
            as(DemoUsers.SME_LITHIUM).open("/deals").everyWay();
            as(DemoUsers.BANK).open("/deals");
        });
        visits.put("GET /deals/:id", () -> {
            for (var state : all("SELECT DISTINCT state FROM deal ORDER BY state")) {
                var id = deal(state);
                licensee(id).open("/deals/" + id);
                as(DemoUsers.OPERATOR_B).open("/deals/" + id);
            }
            licensee(deal("PERFORMED")).everyWay();
            as(DemoUsers.FINANCE_A).open("/deals/" + deal("AGREED"));
            as(DemoUsers.OPERATOR_B).open("/deals/" + deal("CERTIFIED")).everyWay();
        });
        visits.put("GET /deals/:id/incentives", () -> {
            var id = deal("CERTIFIED");
            licensee(id).open("/deals/" + id + "/incentives").everyWay().pictures("deal-incentives");
        });
        visits.put("POST /deals/:id/evidence", () -> {
            var id = deal("PERFORMED");
            licensee(id).open("/deals/" + id).press("上传");
        });
        visits.put(
                "POST /deals/:id/payments",
                () -> as(DemoUsers.FINANCE_A)
                        .open("/deals/"
                                + one("SELECT id FROM deal WHERE state = 'AGREED' AND payable_by IS NOT NULL LIMIT 1"))
                        .press("录入"));
        visits.put("POST /deals/:id/payment-reversals", () -> {
            var paid = one(
                    "SELECT deal_id FROM deal_payment JOIN deal ON deal.id = deal_id WHERE state = 'PERFORMED' LIMIT 1");
            var finance = as(DemoUsers.FINANCE_A).open("/deals/" + paid);
            finance.find("details:has(form[action$=payment-reversals]) > summary")
                    .click();
            finance.press("撤回").everyWay().picture("deal-payment-reversal");
        });
        visits.put("POST /listings/:id/acceptances", () -> {
            var outsider = as(DemoUsers.BEIJING_TECH);
            outsider.open(published("OPEN_LICENCE")).press("发出通知");
            // what is wrong in the form and what the law has against it are told in one round
            outsider.open(published("FREE_LICENCE")).press("接受免费许可");
            assertThat(outsider.text()).contains("拟实施用途：", "免费许可面向烟台市企业");
        });
    }

    private void sellers() {
        var university = DemoUsers.YANTAI_UNIVERSITY;
        visits.put("GET /patents/new", () -> as(university).open("/patents/new").everyWay());
        visits.put("POST /patents", () -> as(university).open("/patents/new").press("录入"));
        visits.put("GET /listings/mine", () -> {
            as(university).open("/listings/mine").everyWay();
            as(DemoUsers.BROKER).open("/listings/mine").everyWay();
        });
        visits.put("GET /listings/new", () -> {
            as(university).open("/listings/new").everyWay();
            as(DemoUsers.BROKER).open("/listings/new");
        });
        visits.put("POST /listings", () -> as(university).open("/listings/new").press("保存草稿"));
        visits.put("GET /listings/:id/edit", () -> {
            var draft = one("SELECT id FROM listing WHERE state = 'DRAFT' LIMIT 1");
            owner(draft).open("/listings/" + draft + "/edit").everyWay();
        });
        visits.put("POST /listings/:id/edit", () -> {
            var draft = one("SELECT id FROM listing WHERE state = 'DRAFT' LIMIT 1");
            owner(draft)
                    .open("/listings/" + draft + "/edit")
                    .type("中文标题", "")
                    .type("英文标题", "")
                    .press("保存草稿");
        });
        visits.put("POST /listings/:id/submission", () -> {
            for (var draft : all("SELECT id FROM listing WHERE state = 'DRAFT' ORDER BY id")) {
                if (owner(draft)
                                .open("/listings/" + draft)
                                .press("提交审核")
                                .find(".notice-bad")
                                .count()
                        > 0) {
                    return;
                }
            }
            throw new AssertionError("the demo has no draft that the law holds back");
        });
        visits.put("POST /listings/:id/withdrawal", () -> {
            var open = one("SELECT id FROM listing WHERE state = 'PUBLISHED' AND mode = 'OPEN_LICENCE' LIMIT 1");
            var owner = owner(open).open("/listings/" + open);
            owner.find("main details.more > summary").first().click();
            owner.press("撤回");
            assertThat(owner.find("#errors").count()).isEqualTo(1);
        });
    }

    private void office() {
        var operator = DemoUsers.OPERATOR_A;
        visits.put(
                "GET /operator/listings",
                () -> as(operator).open("/operator/listings").everyWay());
        visits.put(
                "GET /operator/audit",
                () -> as(operator).open("/operator/audit").everyWay());
        visits.put(
                "GET /account/sessions",
                () -> as(DemoUsers.BANK).open("/account/sessions").everyWay());
        visits.put("GET /operator/deals", () -> {
            var desk = as(operator).open("/operator/deals").everyWay();
            desk.find(".ways a:has-text('待补文件')").click();
            desk.find(".ways a:has-text('待补文件')[aria-current]").waitFor();
            assertThat(desk.find("main .rows > li").allInnerTexts())
                    .isNotEmpty()
                    .allMatch(row -> row.contains("尚缺"));
            assertThat(desk.find("main .rows .meta:has-text('等待自')").allInnerTexts())
                    .isSorted();
        });
        visits.put("POST /listings/:id/return", () -> {
            var id = one("SELECT id FROM listing WHERE state = 'SUBMITTED' ORDER BY mode = 'OPEN_LICENCE' LIMIT 1");
            var desk = as(operator).open("/listings/" + id).press("退回");
            desk.find("main details:has(#f-text-words) > summary").click();
            desk.type("标题与说明", "请写明节能多少。").type("使用费", "请说明按什么计算。").press("退回");
            assertThat(owner(id).open("/listings/" + id).text()).contains("标题与说明：请写明节能多少。", "使用费：请说明按什么计算。");
        });
        visits.put(
                "POST /listings/:id/publication",
                () -> as(operator)
                        .open(
                                "/listings/"
                                        + one(
                                                "SELECT id FROM listing WHERE state = 'SUBMITTED' AND mode = 'OPEN_LICENCE' LIMIT 1"))
                        .press("公开"));
    }

    /** That person, signed in once for all visits. */
    private Visitor as(DemoUsers user) {
        return signedIn.computeIfAbsent(
                user, known -> browser.visitor(Language.ZH).signIn(known));
    }

    private Visitor owner(String listing) {
        return as(memberOf(one("SELECT owner_id FROM listing WHERE id = '" + listing + "'")));
    }

    private Visitor licensee(String deal) {
        return as(memberOf(one("SELECT licensee_id FROM deal WHERE id = '" + deal + "'")));
    }

    private String published(String mode) {
        return "/listings/" + one("SELECT id FROM listing WHERE state = 'PUBLISHED' AND mode = '" + mode + "' LIMIT 1");
    }

    private String deal(String state) {
        return one("SELECT id FROM deal WHERE state = '" + state + "' ORDER BY id LIMIT 1");
    }

    private DemoUsers memberOf(String organisation) {
        var subjects = all("SELECT subject FROM membership WHERE organisation_id = '" + organisation + "'");
        return Arrays.stream(DemoUsers.values())
                .filter(user -> subjects.contains(user.subject().toString()))
                .findFirst()
                .orElseThrow();
    }

    private String one(String question) {
        var found = all(question);
        assertThat(found).as("the demo's answer to %s", question).isNotEmpty();
        return found.getFirst();
    }

    private List<String> all(String question) {
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            var found = new java.util.ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
