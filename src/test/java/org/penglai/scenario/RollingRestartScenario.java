package org.penglai.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.penglai.app.Api;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.ServerProcess;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;
import org.penglai.stack.TestProxy;

/** Two servers behind a proxy are restarted one after the other under load: nobody's request is refused or cut off. */
@Stack
final class RollingRestartScenario {

    private static final String NUMBER = "202319700793";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void eachServerIsRestartedAndNoRequestFails(TestBed bed) throws Exception {
        // Given two servers behind a proxy that keeps its connections, and a listing to read
        var servers = List.of(bed.server("a"), bed.server("b"));
        servers.forEach(server -> server.set("PENGLAI_STOP_GRACE_SECONDS", "2"));
        servers.forEach(ServerProcess::start);
        try (var proxy = new TestProxy(servers.get(0), servers.get(1))) {
            var university = Api.at(proxy.uri(), bed).as(DemoUsers.YANTAI_UNIVERSITY);
            university.post("/patents", Stories.patent(NUMBER, "一种滚动重启时仍可登记的泵")).expect(201);
            var listing = Stories.draft(university, NUMBER, "一种滚动重启时仍可登记的泵");

            // When both are restarted in turn while pages are read, the API is asked and listings are drafted
            var load = Load.of(List.of(
                    () -> read(proxy, "/"),
                    () -> read(proxy, "/api/v1/openapi.yaml"),
                    () -> read(proxy, "/search?q=%E6%B3%B5"),
                    () -> university.get("/listings/" + listing).expect(200),
                    () -> university.get("/me").expect(200),
                    () -> Stories.draft(university, NUMBER, "另一份草稿")));
            try (load) {
                for (var server : servers) {
                    awaitRequests(load, 50);
                    server.stop();
                    eventually().until(() -> !proxy.sendsTo(server));
                    awaitRequests(load, 50);
                    server.start();
                    eventually().until(() -> proxy.sendsTo(server));
                }
                awaitRequests(load, 50);
            }

            // Then
            System.out.printf(
                    "rolling restart: %d requests, %d failed%n",
                    load.done(), load.failures().size());
            assertThat(load.failures()).isEmpty();
            assertThat(load.done()).isGreaterThan(250);
        }
    }

    private static void awaitRequests(Load load, int more) {
        var before = load.done();
        eventually().until(() -> load.done() >= before + more);
    }

    private static ConditionFactory eventually() {
        return await().atMost(90, TimeUnit.SECONDS);
    }

    private static int read(TestProxy proxy, String path) throws Exception {
        var request = HttpRequest.newBuilder(proxy.uri().resolve(path)).build();
        var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.statusCode();
    }
}
