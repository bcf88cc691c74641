package org.penglai.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.penglai.app.Api;
import org.penglai.kernel.Language;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** Pages follow what others do, without being loaded again. */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LiveJourney {

    private static final String NUMBER = "202319700811";
    private static final String HINDERED = "202319700812";

    private TestBed bed;
    private Browser browser;

    @BeforeAll
    void start(TestBed given) {
        bed = given;
        bed.server().start();
        browser = Browser.at(bed.server().uri());
    }

    @AfterAll
    void stop() {
        browser.close();
    }

    @Test
    void theOperatorsQueueAndTheListingsPageFollowWhatHappens() {
        var university = Api.of(bed).as(DemoUsers.YANTAI_UNIVERSITY);
        university.post("/patents", patent()).expect(201);
        var listing = university.post("/listings", listing()).expect(201).json().getString("id");

        try (var operator = browser.visitor(Language.ZH);
                var passer = browser.visitor(Language.ZH)) {
            // Given an operator before an empty queue
            operator.signIn(DemoUsers.OPERATOR_A).open("/operator/listings");
            assertThat(operator.find("#queue")).containsText("没有待审核的信息");

            // When the university submits, then the queue shows it by itself
            university.post("/listings/" + listing + "/submission").expect(200);
            assertThat(operator.find("#queue td a")).hasText("一种会自己更新的阀");
            operator.check();

            // and when it is opened and withdrawn again, who reads it sees that too
            Api.of(bed)
                    .as(DemoUsers.OPERATOR_A)
                    .post("/listings/" + listing + "/publication")
                    .expect(200);
            assertThat(operator.find("#queue td a")).hasCount(0);
            passer.open("/listings/" + listing);
            assertThat(passer.find("#live-status")).hasText("已发布");
            university.post("/listings/" + listing + "/withdrawal").expect(200);
            assertThat(passer.find("#live-status")).hasText("已撤回");
            assertThat(passer.find("[data-live]")).containsText("刚刚有变化");
            passer.picture("listing-changed");
        }
    }

    @Test
    void whoReadsAnOpenLicenceSeesItSuspendedWithItsReasonAndComeBack() {
        var university = Api.of(bed).as(DemoUsers.YANTAI_UNIVERSITY);
        var operator = Api.of(bed).as(DemoUsers.OPERATOR_A);
        university.post("/patents", patent().put("applicationNumber", HINDERED)).expect(201);
        var offer = listing().put("mode", "OPEN_LICENCE").put("patents", new JsonArray().add(HINDERED));
        var path = "/listings/"
                + university.post("/listings", offer).expect(201).json().getString("id");
        university.post(path + "/submission").expect(200);
        operator.post(
                        path + "/publication",
                        new JsonObject()
                                .put("acceptanceNumber", "KF-J1")
                                .put("announcedOn", "2026-03-13")
                                .put("gazette", "42卷11期"))
                .expect(200);

        try (var reader = browser.visitor(Language.ZH)) {
            // Given a firm before a published open licence
            reader.open(path);
            assertThat(reader.find("#live-status")).hasText("已发布");

            // When the officer records what keeps others from working it, then the page says so, and why
            operator.post("/patents/" + HINDERED + "/events", event("HINDRANCE"))
                    .expect(201);
            assertThat(reader.find("#live-status")).hasText("已暂停");
            assertThat(reader.find("#live-state")).containsText("没有其他妨碍");
            reader.picture("listing-suspended-by-the-gate");

            // and when it is cured, the offer is open again
            operator.post("/patents/" + HINDERED + "/events", event("HINDRANCE_LIFTED"))
                    .expect(201);
            assertThat(reader.find("#live-status")).hasText("已发布");
            assertThat(reader.find("#live-state")).not().containsText("没有其他妨碍");
        }
    }

    private static JsonObject event(String kind) {
        return new JsonObject()
                .put("kind", kind)
                .put("date", "2026-04-02")
                .put("source", "登记簿副本")
                .put("details", new JsonObject());
    }

    private static JsonObject patent() {
        return new JsonObject()
                .put("applicationNumber", NUMBER)
                .put("titleZh", "一种会自己更新的阀")
                .put("filingDate", "2023-03-01")
                .put("grantDate", "2025-02-11");
    }

    private static JsonObject listing() {
        return new JsonObject()
                .put("mode", "FREE_LICENCE")
                .put("patents", new JsonArray().add(NUMBER))
                .put("titleZh", "一种会自己更新的阀")
                .put("feePlan", new JsonObject().put("mode", "FREE"));
    }
}
