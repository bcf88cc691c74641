package org.penglai.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.MadeCodes;
import org.penglai.platform.blob.SampleFiles;
import org.penglai.stack.DemoOrganisation;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.PostgresEngine;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** The life of an organisation, from a person who belongs to none: registered, verified, joined, changed, lapsed, barred. */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class OrganisationIT {

    /** Signed in at the identity provider, and members of nothing here. */
    private static final DemoUsers FOUNDER = DemoUsers.FINANCE_B;

    private static final DemoUsers COLLEAGUE = DemoUsers.POLICY_B;
    private static final LocalDate TODAY = LocalDate.now(LegalDays.ZONE);

    private TestBed bed;
    private Api anyone;
    private OpenDoors doors;
    private String firm = "";

    @BeforeAll
    void start(TestBed given) throws SQLException {
        bed = given;
        anyone = Api.at(bed.site(), bed);
        doors = new OpenDoors(anyone, 9_300_000);
        owner("UPDATE membership SET left_at = penglai_now() WHERE subject IN ('" + FOUNDER.subject() + "', '"
                + COLLEAGUE.subject() + "')");
    }

    @AfterEach
    void today() throws SQLException {
        owner("DELETE FROM clock_shift");
    }

    @Test
    @Order(1)
    void whoBelongsToNothingRegistersAFirmAndAdministersIt() {
        var founder = anyone.as(FOUNDER);
        founder.get("/me").expectProblem(403, "access.no-membership");
        anyone.post("/organisations", enterprise(86, 2025)).expectProblem(401, "access.sign-in");

        var wrong = founder.post("/organisations", enterprise(86, 2025).put("uscc", "91370602000000000A"))
                .expectProblem(422, "organisation.invalid");
        assertThat(wrong.text()).contains("credit-code.");
        var made = founder.post("/organisations", enterprise(86, 2025)).expect(201);

        firm = "/organisations/" + made.json().getString("id");
        assertThat(made.json().getString("verification")).isEqualTo("PENDING");
        assertThat(made.json().getString("sizeClass")).isEqualTo("SMALL");
        assertThat(made.json().getBoolean("local")).isTrue();
        var me = founder.get("/me").expect(200).json();
        assertThat(me.getJsonArray("roles").getList()).containsExactly("acquirer");
        assertThat(me.getBoolean("administrator")).isTrue();
        founder.post("/organisations", enterprise(86, 2025)).expectProblem(409, "membership.exists");
        anyone.as(COLLEAGUE).post("/organisations", enterprise(86, 2025)).expectProblem(409, "organisation.exists");
    }

    @Test
    @Order(2)
    void figuresAreForThoseInsideAndTheSizeIsForAll() {
        var own = anyone.as(FOUNDER).get(firm).expect(200).json();
        var other = anyone.get(firm).expect(200).json();

        assertThat(own.getString("sizeReason")).contains("86");
        assertThat(own.getJsonArray("figures")).hasSize(1);
        assertThat(other.getString("sizeClass")).isEqualTo("SMALL");
        assertThat(other.getString("sizeReason")).doesNotContain("86");
        assertThat(other.containsKey("figures")).isFalse();
    }

    @Test
    @Order(3)
    void documentsAreForItsMembersAndTheOffices() {
        var said = Map.of("kind", "BUSINESS_LICENCE", "number", "37060200001", "issuedOn", "2020-05-01");
        var filed = anyone.as(FOUNDER)
                .upload(firm + "/documents", said, "scan.pdf", SampleFiles.pdf("licence"))
                .expect(201)
                .json();
        var document = firm + "/documents/" + filed.getString("id");

        anyone.as(FOUNDER)
                .upload(firm + "/documents", said, "scan.pdf", SampleFiles.pdf("licence"))
                .expectProblem(409, "organisation.document-exists");
        anyone.as(DemoUsers.SME_MARINE)
                .upload(firm + "/documents", said, "scan.pdf", SampleFiles.pdf("other"))
                .expectProblem(403, "organisation.not-yours");
        anyone.as(DemoUsers.OPERATOR_A).get(document).expect(200);
        anyone.as(DemoUsers.SME_MARINE).get(document).expectProblem(404, "organisation.document-unknown");
        anyone.as(DemoUsers.SME_MARINE).get(firm + "/documents").expectProblem(403, "organisation.not-yours");
    }

    @Test
    @Order(4)
    void untilAnOperatorHasVerifiedItItTakesNoFreeLicence() {
        var listing = doors.free();
        var use = new JsonObject().put("intendedUse", "电池隔膜产线").put("contact", "13800000000");

        var refused = anyone.as(FOUNDER).post(listing + "/acceptances", use).expectProblem(422, "deal.not-eligible");
        assertThat(refused.text()).contains("acceptance.licensee-verified");
        var queue = anyone.as(DemoUsers.OPERATOR_A)
                .get("/organisations")
                .expect(200)
                .text();
        assertThat(queue).contains(firm.substring(15), "\"documents\":1");
        anyone.as(FOUNDER).get("/organisations").expectProblem(403, "access.role");

        var decision = new JsonObject().put("decision", "VERIFIED");
        anyone.as(DemoUsers.OPERATOR_A)
                .post("/organisations/" + DemoParties.id(DemoOrganisation.PLATFORM) + "/verification", decision)
                .expectProblem(403, "organisation.own-verification");
        var verified = anyone.as(DemoUsers.OPERATOR_A)
                .post(firm + "/verification", decision)
                .expect(200)
                .json();
        assertThat(verified.getString("verifiedUntil"))
                .isEqualTo(TODAY.plusYears(1).toString());

        var deal = anyone.as(FOUNDER)
                .post(listing + "/acceptances", use)
                .expect(201)
                .json();
        grow();
        assertThat(anyone.as(FOUNDER)
                        .get("/deals/" + deal.getString("id"))
                        .json()
                        .getJsonObject("licensee")
                        .getString("sizeClass"))
                .isEqualTo("SMALL");
    }

    /** The firm grows: its size follows, what it said before stays, and it is verified anew. */
    private void grow() {
        var founder = anyone.as(FOUNDER);
        founder.put(firm, enterprise(420, 2026)).expectProblem(428, "edit.if-match-required");
        founder.with("If-Match", "\"1\"").put(firm, enterprise(420, 2026)).expectProblem(412, "edit.stale");
        var version = founder.get(firm).header("etag").orElseThrow();
        var grown = founder.with("If-Match", version)
                .put(firm, enterprise(420, 2026))
                .expect(200)
                .json();

        assertThat(grown.getString("sizeClass")).isEqualTo("MEDIUM");
        assertThat(grown.getString("verification")).isEqualTo("PENDING");
        assertThat(grown.getJsonArray("figures").stream().map(each -> ((JsonObject) each).getString("sizeClass")))
                .containsExactly("MEDIUM", "SMALL");
        anyone.as(DemoUsers.SME_MARINE)
                .with("If-Match", version)
                .put(firm, enterprise(420, 2026))
                .expectProblem(403, "organisation.not-yours");
        anyone.as(DemoUsers.OPERATOR_B)
                .post(firm + "/verification", new JsonObject().put("decision", "VERIFIED"))
                .expect(200);
    }

    @Test
    @Order(5)
    void aColleagueJoinsByALinkThatIsGoodOnce() {
        var founder = anyone.as(FOUNDER);
        var colleague = anyone.as(COLLEAGUE);
        founder.post(firm + "/invitations", wanted("operator")).expectProblem(422, "membership.invalid");
        var invitation = founder.post(firm + "/invitations", wanted("patentee")).expect(201);
        var token = invitation.header("location").orElseThrow().replaceFirst("^/api/v1", "");

        assertThat(anyone.get(token).expect(200).json().getString("state")).isEqualTo("OPEN");
        anyone.get(token + "x").expectProblem(404, "invitation.unknown");
        anyone.post(token + "/acceptance", new JsonObject()).expectProblem(401, "access.sign-in");
        founder.post(token + "/acceptance", new JsonObject()).expectProblem(409, "membership.exists");
        colleague.post(token + "/acceptance", new JsonObject()).expect(201);

        assertThat(colleague.get("/me").json().getJsonArray("roles").getList()).containsExactly("patentee");
        assertThat(anyone.get(token).json().getString("state")).isEqualTo("ACCEPTED");
        colleague.get(firm + "/invitations").expectProblem(403, "organisation.not-administrator");
        colleague.post(firm + "/invitations", wanted("patentee")).expectProblem(403, "organisation.not-administrator");
        anyone.as(DemoUsers.SME_MARINE).get(firm + "/members").expectProblem(403, "organisation.not-yours");
    }

    @Test
    @Order(6)
    void aLinkThatWasTakenBackOrHasExpiredIsNoGood() throws SQLException {
        var founder = anyone.as(FOUNDER);
        var taken = founder.post(firm + "/invitations", wanted("patentee")).expect(201);
        var late = founder.post(firm + "/invitations", wanted("patentee")).expect(201);
        founder.post(firm + "/invitations/" + taken.json().getString("id") + "/revocation")
                .expect(204);

        refused(taken, "REVOKED");
        owner("INSERT INTO clock_shift (shift) VALUES ('8 days')");
        refused(late, "EXPIRED");
    }

    private void refused(Api.Answer invitation, String state) {
        var token = invitation.header("location").orElseThrow().replaceFirst("^/api/v1", "");
        var person = anyone.as(DemoUsers.SME_LITHIUM);
        assertThat(person.get(token).json().getString("state")).isEqualTo(state);
    }

    @Test
    @Order(7)
    void rolesChangeAndTheLastAdministratorStays() {
        var founder = anyone.as(FOUNDER);
        var members = founder.get(firm + "/members").expect(200).json().getJsonArray("items");
        var self = firm + "/members/" + members.getJsonObject(0).getString("id");
        var other = firm + "/members/" + members.getJsonObject(1).getString("id");

        founder.post("/me/leaving").expectProblem(409, "membership.last-administrator");
        founder.put(self, roles(false, "acquirer")).expectProblem(409, "membership.last-administrator");
        anyone.as(COLLEAGUE).put(other, roles(true, "patentee")).expectProblem(403, "organisation.not-administrator");
        founder.put(other, roles(true, "patentee", "acquirer")).expect(200);
        founder.put(self, roles(false, "acquirer")).expect(200);

        anyone.as(COLLEAGUE).post(self + "/removal").expect(204);
        founder.get("/me").expectProblem(403, "access.no-membership");
        founder.get(firm + "/documents").expectProblem(403, "access.no-membership");
        anyone.as(COLLEAGUE).post("/me/leaving").expectProblem(409, "membership.last-administrator");
    }

    @Test
    @Order(8)
    void afterTheYearItIsVerifiedNoMoreUntilItAsksAgain() throws SQLException {
        var colleague = anyone.as(COLLEAGUE);
        colleague.post(firm + "/verification-request").expectProblem(409, "organisation.verified-still");
        owner("INSERT INTO clock_shift (shift) VALUES ('368 days')");

        assertThat(anyone.get(firm).json().getString("verification")).isEqualTo("LAPSED");
        colleague.post(firm + "/verification-request").expect(200);
        assertThat(anyone.as(DemoUsers.OPERATOR_A).get("/organisations").text()).contains(firm.substring(15));
    }

    @Test
    @Order(9)
    void aBarredPartyTakesNoFreeLicenceUntilTheBarIsLifted() {
        var listing = doors.free();
        var party = "/organisations/" + DemoParties.id(DemoOrganisation.LITHIUM);
        var operator = anyone.as(DemoUsers.OPERATOR_A);
        var use = new JsonObject().put("intendedUse", "电池隔膜产线").put("contact", "13800000000");
        var said = new JsonObject()
                .put("ground", "CREDIT_RECORD")
                .put("source", "信用公示〔2026〕1号")
                .put("reason", "严重失信")
                .put("from", TODAY.toString());
        anyone.as(DemoUsers.SME_LITHIUM).post(party + "/bars", said).expectProblem(403, "access.role");
        var bar = operator.post(party + "/bars", said).expect(201).json();

        assertThat(bar.getJsonArray("keepsFrom").getList()).contains("FREE_LICENCE", "INCENTIVE");
        assertThat(anyone.as(DemoUsers.SME_LITHIUM)
                        .post(listing + "/acceptances", use)
                        .expectProblem(422, "deal.not-eligible")
                        .text())
                .contains("acceptance.licensee-not-barred");
        anyone.as(DemoUsers.SME_LITHIUM).get(party + "/bars").expect(200);
        anyone.as(DemoUsers.SME_MARINE).get(party + "/bars").expectProblem(403, "organisation.not-yours");
        anyone.as(DemoUsers.SME_LITHIUM)
                .post(doors.open() + "/acceptances", use)
                .expect(201);

        var lifting = party + "/bars/" + bar.getString("id") + "/lifting";
        operator.post(lifting, new JsonObject().put("reason", "已修复信用")).expect(200);
        operator.post(lifting, new JsonObject().put("reason", "再次")).expectProblem(409, "bar.over");
        anyone.as(DemoUsers.SME_LITHIUM).post(listing + "/acceptances", use).expect(201);
    }

    @Test
    @Order(10)
    void anIndividualIsNobodyElsesBusinessAndUnverifiedSellersSubmitNothing() {
        var founder = anyone.as(FOUNDER);
        var individual = new JsonObject()
                .put("name", "某某")
                .put("kind", "INDIVIDUAL")
                .put("divisionCode", "370613")
                .put(
                        "otherId",
                        new JsonObject()
                                .put("kind", "PASSPORT")
                                .put("number", "E77777777")
                                .put("country", "CN"));
        var made = founder.post("/organisations", individual).expect(201).json();
        var path = "/organisations/" + made.getString("id");

        assertThat(founder.get(path).json().getJsonObject("otherId").getString("number"))
                .isEqualTo("E77777777");
        anyone.get(path).expectProblem(404, "organisation.unknown");
        anyone.as(DemoUsers.SME_MARINE).get(path).expectProblem(404, "organisation.unknown");
        anyone.as(DemoUsers.OPERATOR_A).get(path).expect(200);
        refusedToSubmit(founder, path);
    }

    @Test
    @Order(11)
    void whoMovesIsFoundInTheNewPlace() {
        var university = anyone.as(DemoUsers.YANTAI_UNIVERSITY);
        var path = "/organisations/" + DemoParties.id(DemoOrganisation.UNIVERSITY);
        var listing = doors.free();
        var before = university.get(path).expect(200);
        var moved = new JsonObject()
                .put("name", before.json().getString("name"))
                .put("kind", "UNIVERSITY")
                .put("uscc", before.json().getString("uscc"))
                .put("divisionCode", "370602");

        university
                .with("If-Match", before.header("etag").orElseThrow())
                .put(path, moved)
                .expect(200);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(anyone.get("/search?division=370602")
                                .expect(200)
                                .text())
                        .contains(listing.substring("/listings/".length())));
    }

    private void refusedToSubmit(Api founder, String path) {
        var members = founder.get(path + "/members").expect(200).json().getJsonArray("items");
        var self = path + "/members/" + members.getJsonObject(0).getString("id");
        founder.put(self, roles(true, "acquirer", "patentee")).expect(200);
        var patents = anyone.get(doors.free()).expect(200).json().getJsonArray("patents");
        var offer = new JsonObject()
                .put("mode", "ORDINARY_LICENCE")
                .put("patents", patents)
                .put("titleZh", "隔膜")
                .put("territory", "全国")
                .put("endsOn", TODAY.plusYears(1).toString())
                .put("feePlan", new JsonObject().put("mode", "LUMP_SUM").put("lumpSumFen", 5_000_000));
        var draft = founder.post("/listings", offer).expect(201).json();

        var refused = founder.post("/listings/" + draft.getString("id") + "/submission")
                .expectProblem(403, "organisation.not-verified");

        assertThat(refused.json().getString("detail")).contains("年度核验");
    }

    private static JsonObject wanted(String role) {
        return roles(false, role).put("purpose", "知识产权专员");
    }

    private static JsonObject roles(boolean administrator, String... roles) {
        var codes = new JsonArray();
        for (var role : roles) {
            codes.add(role);
        }
        return new JsonObject().put("roles", codes).put("administrator", administrator);
    }

    private static JsonObject enterprise(int employees, int year) {
        return new JsonObject()
                .put("name", "芝罘新材料")
                .put("kind", "ENTERPRISE")
                .put("uscc", MadeCodes.uscc("91", "370602", 97_000_001).value())
                .put("divisionCode", "370602")
                .put("industry", "3841")
                .put("employees", employees)
                .put("revenueFen", 4_200_000_000L)
                .put("figuresYear", Math.min(year, TODAY.getYear()));
    }

    private void owner(String sql) throws SQLException {
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
