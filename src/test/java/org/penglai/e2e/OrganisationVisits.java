package org.penglai.e2e;

import static java.util.Map.entry;

import java.sql.SQLException;
import java.util.Map;
import java.util.function.Function;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.PostgresEngine;
import org.penglai.stack.TestBed;

/** How the pages of organisations are reached, for {@link EveryPageJourney}. */
final class OrganisationVisits {

    private static final String LEADS_ON = "leads back to the page that the visit of the GET beside it shows";

    /** Routes that show no page, with the reason. */
    static final Map<String, String> NO_PAGE = Map.of(
            "GET /organisations/:id/documents/:document", "a document, not a page",
            "POST /organisations/:id/verification-request", LEADS_ON,
            "POST /organisations/:id/members/:member/removal", LEADS_ON,
            "POST /organisations/:id/invitations/:invitation/revocation", LEADS_ON,
            "POST /invitations/:token", LEADS_ON);

    private static final DemoUsers OPERATOR = DemoUsers.OPERATOR_B;

    /** Belongs to no organisation in this test. */
    private static final DemoUsers NOBODYS = DemoUsers.DISTRICT_REVIEWER;

    private final TestBed bed;
    private final Visitor anyone;
    private final Function<DemoUsers, Visitor> as;

    OrganisationVisits(TestBed bed, Visitor anyone, Function<DemoUsers, Visitor> as) {
        this.bed = bed;
        this.anyone = anyone;
        this.as = as;
        one("UPDATE membership SET left_at = penglai_now() WHERE subject = '" + NOBODYS.subject() + "' RETURNING id");
    }

    Map<String, Runnable> visits() {
        return Map.ofEntries(
                entry("GET /size-class", this::sizeClass),
                entry("GET /organisations/new", this::form),
                entry("POST /organisations", this::refusedForm),
                entry("GET /organisations/:id", this::organisations),
                entry("GET /organisations/:id/edit", () -> edit().everyWay()),
                entry(
                        "POST /organisations/:id/edit",
                        () -> edit().type("名称", "").press("保存并提交核验")),
                entry(
                        "POST /organisations/:id/documents",
                        () -> own(DemoUsers.SME_PHARMA).press("上传")),
                entry("POST /organisations/:id/verification", () -> waiting().press("不通过")),
                entry(
                        "GET /organisations/:id/members",
                        () -> members(DemoUsers.YANTAI_UNIVERSITY).everyWay()),
                entry("POST /organisations/:id/members/:member", this::noAdministrator),
                entry(
                        "POST /organisations/:id/invitations",
                        () -> members(DemoUsers.BANK).press("生成邀请链接")),
                entry("POST /account/leaving", () -> members(DemoUsers.BROKER).press("离开本机构")),
                entry("GET /invitations/:token", this::invitation),
                entry(
                        "GET /operator/organisations",
                        () -> as.apply(OPERATOR)
                                .open("/operator/organisations")
                                .everyWay()
                                .picture("organisation-queue")),
                entry(
                        "GET /operator/bars",
                        () -> as.apply(OPERATOR)
                                .open("/operator/bars")
                                .everyWay()
                                .picture("bars")),
                entry("POST /organisations/:id/bars", this::emptyBar),
                entry("POST /organisations/:id/bars/:bar/lifting", this::emptyLifting));
    }

    private void sizeClass() {
        anyone.open("/size-class").everyWay();
        anyone.open("/size-class?industry=3841&employees=250&revenue=9000&assets=")
                .everyWay();
        anyone.picture("size-class");
        anyone.open("/size-class?industry=38&employees=many&revenue=&assets=", 422)
                .everyWay();
    }

    private void form() {
        as.apply(NOBODYS).open("/organisations/new").everyWay().picture("organisation-new");
        as.apply(DemoUsers.SME_PHARMA).open("/organisations/new").everyWay();
    }

    private void refusedForm() {
        as.apply(NOBODYS)
                .open("/organisations/new")
                .choose("机构类型", "ENTERPRISE")
                .type("名称", "芝罘新材料")
                .press("注册")
                .picture("organisation-refused");
    }

    private void organisations() {
        for (var state : new String[] {"PENDING", "VERIFIED", "REJECTED"}) {
            var id = one(
                    "SELECT id FROM organisation WHERE verification = '" + state + "' AND kind = 'ENTERPRISE' LIMIT 1");
            anyone.open("/organisations/" + id);
            as.apply(OPERATOR).open("/organisations/" + id);
        }
        anyone.everyWay();
        waiting().everyWay().picture("organisation-waiting");
        own(DemoUsers.SME_PHARMA).everyWay().picture("organisation-own");
        as.apply(OPERATOR)
                .open("/organisations/" + one("SELECT organisation_id FROM barred_party LIMIT 1"))
                .everyWay()
                .picture("organisation-barred");
    }

    private Visitor waiting() {
        var id = one(
                "SELECT organisation_id FROM organisation_document JOIN organisation ON organisation.id = organisation_id"
                        + " WHERE verification = 'PENDING' LIMIT 1");
        return as.apply(OPERATOR).open("/organisations/" + id);
    }

    private Visitor own(DemoUsers user) {
        return as.apply(user).open("/organisations/" + organisation(user));
    }

    private Visitor edit() {
        return as.apply(DemoUsers.SME_PHARMA).open("/organisations/" + organisation(DemoUsers.SME_PHARMA) + "/edit");
    }

    private Visitor members(DemoUsers user) {
        return as.apply(user).open("/organisations/" + organisation(user) + "/members");
    }

    private void noAdministrator() {
        var members = members(DemoUsers.SME_MARINE);
        members.find("details.more > summary").first().click();
        members.find("input[name=administrator]").first().uncheck();
        members.press("保存");
    }

    private void invitation() {
        var members = members(DemoUsers.YANTAI_UNIVERSITY);
        members.find("#f-roles input").first().check();
        members.press("生成邀请链接");
        members.picture("members");
        var link = members.find("code").first().innerText();
        var path = link.substring(link.indexOf("/invitations/"));
        anyone.open(path).everyWay();
        as.apply(NOBODYS).open(path).everyWay().picture("invitation");
        as.apply(DemoUsers.SME_PHARMA).open(path);
    }

    private void emptyBar() {
        as.apply(OPERATOR)
                .open("/operator/bars?organisation=" + organisation(DemoUsers.SME_MARINE))
                .everyWay()
                .press("登记限制");
    }

    private void emptyLifting() {
        var bars = as.apply(OPERATOR).open("/operator/bars");
        bars.find("main details.more > summary").first().click();
        bars.press("解除");
    }

    private String organisation(DemoUsers user) {
        return one(
                "SELECT organisation_id FROM membership WHERE left_at IS NULL AND subject = '" + user.subject() + "'");
    }

    private String one(String sql) {
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var found = connection.createStatement().executeQuery(sql)) {
            found.next();
            return found.getString(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
