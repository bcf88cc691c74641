package org.penglai.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.penglai.app.Api;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.PostOffice;
import org.penglai.stack.PostgresEngine;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** The university is told what becomes of its offer: once, in the inbox and by mail, until it stops the mails by a link. */
@Stack
final class InboxScenario {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String ADDRESS = "lin@university.example";
    private static final String NUMBER = "202310900888";

    private TestBed bed;
    private PostOffice post;
    private Api university;

    @Test
    void eachThingIsToldOnceWhereThePersonWantsIt(TestBed given) throws Exception {
        bed = given;
        post = bed.postOffice();
        bed.server().start();
        university = Api.of(bed).as(DemoUsers.YANTAI_UNIVERSITY);

        // Given an address that its owner has confirmed by the link of the first mail
        university.post("/notification-settings/address", address("nobody")).expectProblem(422, "inbox.address");
        university.post("/notification-settings/address", address(ADDRESS)).expect(200);
        university.post("/notification-settings/address", address(ADDRESS)).expectProblem(409, "inbox.asked-lately");
        var question = mail(1);
        var confirmation = question.link("/mail/confirmation");
        assertThat(page(confirmation)).contains("l…@university.example").doesNotContain(ADDRESS);
        assertThat(settings().getJsonObject("address").getBoolean("confirmed")).isFalse();
        press(confirmation, 200);
        press(confirmation + "x", 404);
        assertThat(settings().getJsonObject("address").getBoolean("confirmed")).isTrue();

        // When an offer is opened and the law's gate takes it down, while the mail server is away
        post.leave();
        var listing = Stories.publishFreeLicence(bed, NUMBER, "一种海水淡化装置");
        preserved(listing);

        // Then the inbox has each once, and the operator was told of the submission
        await().atMost(20, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(topics()).containsOnlyOnce("listing.published", "listing.suspended"));
        assertThat(Api.of(bed)
                        .as(DemoUsers.OPERATOR_A)
                        .get("/notifications")
                        .json()
                        .getJsonArray("items")
                        .toString())
                .contains("有挂牌等待审核：一种海水淡化装置");
        assertThat(Api.of(bed)
                        .as(DemoUsers.SME_MARINE)
                        .get("/notifications")
                        .json()
                        .getInteger("unread"))
                .isZero();
        // and the mail comes when the server is back, once, with the reason and a link that lands on the thing
        post.comeBack();
        await().atMost(30, TimeUnit.SECONDS).until(() -> text().contains("挂牌已暂停"));
        assertThat(text()).containsOnlyOnce("挂牌已公布：一种海水淡化装置").contains("原因：");
        assertThat(count("SELECT count(DISTINCT occasion) = count(*) FROM notice WHERE subject = '"
                        + DemoUsers.YANTAI_UNIVERSITY.subject() + "'"))
                .isEqualTo("t");
        assertThat(page(mailWith("挂牌已暂停").link("/listings/"))).contains("一种海水淡化装置");

        // When the mails on suspensions are stopped by the header's link, without sign-in
        var stop = mailWith("挂牌已暂停")
                .text()
                .lines()
                .filter(line -> line.contains("~listing.suspended~"))
                .findFirst()
                .orElseThrow()
                .strip();
        oneClick(stop);

        // Then the choice stands, and reading marks
        assertThat(settings().getJsonArray("choices").toString())
                .contains("{\"topic\":\"listing.suspended\",\"delivery\":\"INBOX\"}");
        var first = university.get("/notifications?unread=true&limit=1").json();
        var id = first.getJsonArray("items").getJsonObject(0).getString("id");
        var before = unread();
        university.post("/notifications/" + id + "/read").expect(204);
        assertThat(unread()).isEqualTo(before - 1);
        Api.of(bed)
                .as(DemoUsers.SME_MARINE)
                .post("/notifications/" + id + "/read")
                .expectProblem(404, "inbox.unknown");
        university.post("/notifications/read").expect(200);
        assertThat(unread()).isZero();
        university.post("/notification-settings", choices("no.such")).expectProblem(422, "inbox.choices");
        university.post("/notification-settings/address/removal").expect(204);
        assertThat(settings().containsKey("address")).isFalse();
        press(confirmation, 404);
    }

    private void preserved(String listing) {
        var number = university
                .get("/listings/" + listing)
                .json()
                .getJsonArray("patents")
                .getString(0);
        Api.of(bed)
                .as(DemoUsers.OPERATOR_A)
                .post(
                        "/patents/" + number + "/events",
                        new JsonObject()
                                .put("kind", "ANNUITY_UNPAID")
                                .put("date", "2026-03-02")
                                .put("source", "登记簿")
                                .put("details", new JsonObject().put("number", "1")))
                .expect(201);
    }

    private int unread() {
        return university.get("/notifications").expect(200).json().getInteger("unread");
    }

    private java.util.List<String> topics() {
        return university.get("/notifications?limit=100").json().getJsonArray("items").stream()
                .map(item -> ((JsonObject) item).getString("topic"))
                .toList();
    }

    private JsonObject settings() {
        return university.get("/notification-settings").expect(200).json();
    }

    private static JsonObject address(String address) {
        return new JsonObject().put("address", address);
    }

    private static JsonObject choices(String topic) {
        return new JsonObject()
                .put(
                        "choices",
                        new JsonArray().add(new JsonObject().put("topic", topic).put("delivery", "MAIL")));
    }

    private PostOffice.Mail mail(int nth) {
        await().atMost(20, TimeUnit.SECONDS).until(() -> post.mailsTo(ADDRESS).size() >= nth);
        return post.mailsTo(ADDRESS).get(nth - 1);
    }

    private String text() {
        return post.mailsTo(ADDRESS).stream().map(PostOffice.Mail::text).reduce("", String::concat);
    }

    private PostOffice.Mail mailWith(String words) {
        return post.mailsTo(ADDRESS).stream()
                .filter(mail -> mail.text().contains(words))
                .findFirst()
                .orElseThrow();
    }

    private static String page(String address) throws IOException, InterruptedException {
        var answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Accept-Language", "zh-CN")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    /** As the button does for somebody who is not signed in. */
    private static void press(String address, int status) throws IOException, InterruptedException {
        send(address, "_csrf=", status);
    }

    /** As a mail program does (RFC 8058). */
    private static void oneClick(String address) throws IOException, InterruptedException {
        send(address, "List-Unsubscribe=One-Click", 200);
    }

    private static void send(String address, String form, int status) throws IOException, InterruptedException {
        var answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    private String count(String sql) throws SQLException {
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
