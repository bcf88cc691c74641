package org.penglai.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.penglai.kernel.LegalDays;
import org.penglai.patent.ApplicationNumber;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.PostgresEngine;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** The guardian of annuities on a running server whose clock goes on by months: it warns, suspends, and lets return. */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AnnuityIT {

    private final Vertx vertx = Vertx.vertx();
    private TestBed bed;
    private Wiring made;
    private Api anyone;
    private Api university;
    private Api operator;
    private LocalDate today;

    @BeforeAll
    void start(TestBed given) {
        bed = given;
        bed.server().start();
        made = new Wiring(vertx, Config.from(bed.environment()));
        today = made.tx.run(LegalDays::of);
        anyone = Api.of(bed);
        university = anyone.as(DemoUsers.YANTAI_UNIVERSITY);
        operator = anyone.as(DemoUsers.OPERATOR_A);
    }

    @AfterAll
    void stop() {
        sql("DELETE FROM clock_shift");
        made.close();
        vertx.close().await();
    }

    @Test
    void theOwnerIsWarnedThreeTimesTheOfferIsSuspendedOnTheDayAfterAndReturnsWithThePayment() {
        // Given: the patent year that runs ends in 99 days
        var filed = today.plusDays(100).minusYears(4);
        var number = new ApplicationNumber(filed.getYear() + "19200001").canonical();
        university.post("/patents", patent(number, filed)).expect(201);
        var listing = publish(number);
        var due = today.plusDays(99);

        // When and then: 61, 60, 30 and 7 days before, each looked at twice
        for (var before : List.of(61, 60, 30, 7)) {
            onDay(due.minusDays(before));
        }
        assertThat(told(number))
                .containsExactly(
                        "patent.annuity-due 60 " + due, "patent.annuity-due 30 " + due, "patent.annuity-due 7 " + due);

        // The due day itself is in time
        onDay(due);
        assertThat(state(listing)).isEqualTo("PUBLISHED");
        assertThat(status(number).getString("code")).isEqualTo("IN_FORCE");

        // On the day after the offer is suspended, and the page of the patent says why
        onDay(due.plusDays(1));
        await().atMost(Duration.ofSeconds(20)).until(() -> state(listing).equals("SUSPENDED"));
        assertThat(told(number)).hasSize(4).last().isEqualTo("patent.annuity-overdue null " + due);
        assertThat(status(number).getString("code")).isEqualTo("IN_ARREARS");
        assertThat(status(number).getString("source")).isEqualTo("NO_PAYMENT_ON_RECORD");
        assertThat(status(number).getString("since")).isEqualTo(due.plusDays(1).toString());
        var annuities =
                anyone.get("/patents/" + number + "/annuities").expect(200).json();
        assertThat(annuities.getString("state")).isEqualTo("OVERDUE");
        assertThat(annuities.getString("surchargeToday")).isEqualTo("0");
        assertThat(annuities.getString("graceEndsOn"))
                .isEqualTo(due.plusMonths(6).toString());
        var mine = university.get("/patents?limit=100").expect(200).json().getJsonArray("items");
        assertThat(mine.stream()
                        .map(JsonObject.class::cast)
                        .filter(one -> one.getString("applicationNumber").equals(number))
                        .map(one -> one.getJsonArray("attention").getList()))
                .containsExactly(List.of("ANNUITY_OVERDUE"));

        // The receipt cures it
        operator.post(
                        "/patents/" + number + "/events",
                        new JsonObject()
                                .put("kind", "ANNUITY_PAID")
                                .put("date", due.toString())
                                .put("source", "缴费收据")
                                .put("details", new JsonObject().put("year", "5")))
                .expect(201);
        await().atMost(Duration.ofSeconds(20)).until(() -> state(listing).equals("PUBLISHED"));
        assertThat(status(number).getString("code")).isEqualTo("IN_FORCE");
    }

    /** Moves the clock to noon of that day and lets the guardian look twice, whoever else of the servers looks too. */
    private void onDay(LocalDate day) {
        var days = day.toEpochDay() - today.toEpochDay();
        sql("DELETE FROM clock_shift");
        sql("INSERT INTO clock_shift (shift) VALUES (interval '" + days + " days')");
        made.guarding.round();
        made.guarding.round();
    }

    private List<String> told(String number) {
        return rows("SELECT type || ' ' || coalesce(payload->>'days', 'null') || ' ' || (payload->>'dueOn')"
                + " FROM outbox_event WHERE type LIKE 'patent.annuity%' AND payload->>'number' = '" + number
                + "' ORDER BY position");
    }

    private String state(String listing) {
        return university.get("/listings/" + listing).json().getString("state");
    }

    private JsonObject status(String number) {
        return anyone.get("/patents/" + number).expect(200).json().getJsonObject("status");
    }

    private String publish(String number) {
        var listing = university
                .post(
                        "/listings",
                        new JsonObject()
                                .put("mode", "ORDINARY_LICENCE")
                                .put("patents", new JsonArray().add(number))
                                .put("titleZh", "一种锂电池隔膜")
                                .put("summary", "可用于动力电池。")
                                .put("applicationFields", new JsonArray().add("动力电池"))
                                .put("products", new JsonArray().add("隔膜"))
                                .put("trl", 7)
                                .put("territory", "全国")
                                .put("startsOn", today.toString())
                                .put("endsOn", today.plusYears(2).toString())
                                .put(
                                        "feePlan",
                                        new JsonObject().put("mode", "LUMP_SUM").put("lumpSumFen", 8_000_000)))
                .expect(201)
                .json()
                .getString("id");
        university.post("/listings/" + listing + "/submission").expect(200);
        operator.post("/listings/" + listing + "/publication").expect(200);
        return listing;
    }

    private static JsonObject patent(String number, LocalDate filed) {
        return new JsonObject()
                .put("applicationNumber", number)
                .put("titleZh", "一种锂电池隔膜")
                .put("filingDate", filed.toString())
                .put("grantDate", filed.plusYears(2).toString());
    }

    private void sql(String statement) {
        rows(statement);
    }

    private List<String> rows(String statement) {
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var prepared = connection.createStatement()) {
            var found = new ArrayList<String>();
            if (prepared.execute(statement)) {
                try (var rows = prepared.getResultSet()) {
                    while (rows.next()) {
                        found.add(rows.getString(1));
                    }
                }
            }
            return found;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
