package org.penglai.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.penglai.app.Api;
import org.penglai.app.DemoLoading;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** Elasticsearch dies: trading and certificates go on, search says so plainly, and all is well when it returns. */
@Stack
final class SearchOutageScenario {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void everythingButSearchGoesOnAndSearchComesBackByItself(TestBed bed) throws Exception {
        // Given a site on which search works
        DemoLoading.into(bed);
        bed.server().start();
        var api = Api.of(bed);
        await().atMost(60, TimeUnit.SECONDS)
                .until(() -> api.get("/search?limit=1").status() == 200
                        && api.get("/search?limit=1").json().getInteger("total") > 20);

        // When the search engine is killed
        bed.elasticsearch().kill();
        String published;
        try {
            // Then search says so, as JSON and as a page
            api.get("/search?q=%E7%94%B5%E6%B1%A0").expectProblem(503, "search.unavailable");
            assertThat(page(bed, "/search?q=%E7%94%B5%E6%B1%A0").body()).contains("检索");
            assertThat(ready(bed).getString("status")).isEqualTo("UP");
            assertThat(ready(bed).getJsonObject("elasticsearch").getString("status"))
                    .isEqualTo("DEGRADED");
            // and patents are entered, offered, opened and accepted as before
            published = Stories.publishFreeLicence(bed, "202310900777", "一种断网时仍可登记的海水淡化装置");
            api.as(DemoUsers.SME_MARINE)
                    .post(
                            "/listings/" + published + "/acceptances",
                            new JsonObject().put("intendedUse", "试制").put("contact", "0535-0000000"))
                    .expect(201);
            assertThat(page(bed, "/listings/" + published).statusCode()).isEqualTo(200);
        } finally {
            bed.elasticsearch().start();
        }

        // And what was opened meanwhile is found once the engine is back
        await().atMost(90, TimeUnit.SECONDS)
                .until(() -> api.get("/search?q=%E6%B5%B7%E6%B0%B4%E6%B7%A1%E5%8C%96")
                                        .status()
                                == 200
                        && api.get("/search?q=%E6%B5%B7%E6%B0%B4%E6%B7%A1%E5%8C%96")
                                .text()
                                .contains(published));
        assertThat(ready(bed).getJsonObject("elasticsearch").getString("status"))
                .isEqualTo("UP");
    }

    private static HttpResponse<String> page(TestBed bed, String path) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(bed.server().uri().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonObject ready(TestBed bed) throws Exception {
        var response = HTTP.send(
                HttpRequest.newBuilder(bed.server().management().resolve("/health/ready"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return new JsonObject(response.body());
    }
}
