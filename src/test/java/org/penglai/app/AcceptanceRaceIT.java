package org.penglai.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.penglai.kernel.LegalDays;
import org.penglai.platform.blob.SampleFiles;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** Many take the same offer at the same moment: each organisation gets one deal, and a repeated call changes nothing. */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AcceptanceRaceIT {

    private static final int AT_ONCE = 50;
    private static final JsonObject USE =
            new JsonObject().put("intendedUse", "电池隔膜产线").put("contact", "王立新 13800000000");

    private TestBed bed;
    private OpenDoors doors;
    private Api anyone;

    @BeforeAll
    void start(TestBed given) {
        bed = given;
        bed.server().start();
        anyone = Api.of(bed);
        doors = new OpenDoors(anyone, 9_300_000);
    }

    @Test
    void fiftyCallsUnderOneKeyMakeOneDeal() throws Exception {
        var listing = doors.open();
        var key = UUID.randomUUID().toString();
        var firm = anyone.as(DemoUsers.SME_LITHIUM).with("Idempotency-Key", key);

        var answers = together(number -> firm.post(listing + "/acceptances", USE));
        var after = firm.post(listing + "/acceptances", USE).expect(201);

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.status() == 201
                                || answer.status() == 409 && answer.code().equals("idempotency.still-running"))
                        .as(answer.text())
                        .isTrue());
        assertThat(answers.stream()
                        .filter(answer -> answer.status() == 201)
                        .map(answer -> answer.json().getString("id")))
                .isNotEmpty()
                .containsOnly(after.json().getString("id"));
        assertThat(answers.stream()
                        .filter(answer -> answer.status() == 201)
                        .filter(answer -> answer.header("idempotency-replayed").isEmpty()))
                .hasSize(1);
        assertThat(after.header("idempotency-replayed")).contains("true");
        assertThat(recorded(listing)).containsExactly("1 deals", "1 events", "1 entries");
    }

    @Test
    void fiftyCallsOfFourFirmsUnderTheirOwnKeysMakeFourDeals() throws Exception {
        var listing = doors.open();
        var firms = List.of(
                anyone.as(DemoUsers.SME_LITHIUM),
                anyone.as(DemoUsers.SME_MARINE),
                anyone.as(DemoUsers.SME_PHARMA),
                anyone.as(DemoUsers.BEIJING_TECH));

        var answers = together(number -> firms.get(number % firms.size()).post(listing + "/acceptances", USE));

        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(firms.size());
        assertThat(answers.stream().filter(answer -> answer.status() != 201).map(Api.Answer::code))
                .hasSize(AT_ONCE - firms.size())
                .containsOnly("deal.exists");
        assertThat(recorded(listing)).containsExactly("4 deals", "4 events", "4 entries");
    }

    @Test
    void twoOperatorsWhoConfirmAtOnceGiveOneCertificate() throws Exception {
        var path = performed();
        anyone.as(DemoUsers.OPERATOR_A).post(path + "/certification").expect(200);

        var answers = together(number -> anyone.as(DemoUsers.OPERATOR_B).post(path + "/certification"));

        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 200).map(Api.Answer::code))
                .containsOnly("certification.done");
        assertThat(certificates(path)).isEqualTo(1);
    }

    @Test
    void ofTwoOperatorsWhoBothBeginOneProposesAndTheOtherConfirms() throws Exception {
        var path = performed();

        var answers = together(number -> anyone.as(number % 2 == 0 ? DemoUsers.OPERATOR_A : DemoUsers.OPERATOR_B)
                .post(path + "/certification"));

        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(2);
        assertThat(answers.stream().filter(answer -> answer.status() != 200).map(Api.Answer::code))
                .isSubsetOf("certification.same-operator", "certification.done");
        assertThat(certificates(path)).isEqualTo(1);
        assertThat(count("SELECT count(*) FROM deal JOIN deal_certificate ON deal_id = deal.id"
                        + " WHERE proposed_by <> certified_by AND deal.id = '" + path.substring("/deals/".length())
                        + "'"))
                .isEqualTo(1);
    }

    private long certificates(String deal) throws SQLException {
        return count(
                "SELECT count(*) FROM deal_certificate WHERE deal_id = '" + deal.substring("/deals/".length()) + "'");
    }

    /** A free licence with the notice of its recordal on file. */
    private String performed() {
        var deal = anyone.as(DemoUsers.SME_LITHIUM)
                .post(doors.open(new JsonObject().put("mode", "FREE")) + "/acceptances", USE)
                .expect(201)
                .json();
        var path = "/deals/" + deal.getString("id");
        var today = LocalDate.now(LegalDays.ZONE).toString();
        anyone.as(DemoUsers.SME_LITHIUM)
                .upload(
                        path + "/evidence",
                        Map.of("kind", "RECORDAL_NOTICE", "number", "1", "issuedOn", today),
                        "notice.pdf",
                        SampleFiles.pdf("race"))
                .expect(201);
        return path;
    }

    /** Makes the calls from threads that all begin at one signal. */
    private static List<Api.Answer> together(IntFunction<Api.Answer> call) throws Exception {
        var ready = new CountDownLatch(AT_ONCE);
        var answers = new ArrayList<Future<Api.Answer>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var number = 0; number < AT_ONCE; number++) {
                var own = number;
                answers.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return call.apply(own);
                }));
            }
        }
        var got = new ArrayList<Api.Answer>();
        for (var answer : answers) {
            got.add(answer.get());
        }
        return got;
    }

    /** What stands in the database of a listing's deals. */
    private List<String> recorded(String listing) throws SQLException {
        var id = listing.substring("/listings/".length());
        var deals = "SELECT 'deal/' || id FROM deal WHERE listing_id = '" + id + "'";
        return List.of(
                count("SELECT count(*) FROM deal WHERE listing_id = '" + id + "'") + " deals",
                count("SELECT count(*) FROM outbox_event WHERE type = 'deal.agreed' AND aggregate IN (" + deals + ")")
                        + " events",
                count("SELECT count(*) FROM ledger_entry WHERE kind = 'deal.agreed' AND aggregate IN (" + deals + ")")
                        + " entries");
    }

    private long count(String sql) throws SQLException {
        try (var connection = bed.database().connect("penglai_app");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
