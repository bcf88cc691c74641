package org.penglai.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.PostgresEngine;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** Callers are held to their rates on running servers: each by itself, all servers together where it matters. */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RatesIT {

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Server> servers = new ArrayList<>();
    private TestBed bed;

    /** Two servers on one database at the rates of production; the second believes a proxy on this machine. */
    @BeforeAll
    void start(TestBed given) throws Exception {
        bed = given;
        at("12:00:00");
        servers.add(Server.start(config("first", Map.of())));
        servers.add(Server.start(config("second", Map.of("PENGLAI_TRUSTED_PROXIES", "127.0.0.1, ::1"))));
    }

    @AfterAll
    void stop() {
        servers.forEach(Server::close);
    }

    private Config config(String name, Map<String, String> more) {
        var environment = bed.environment();
        environment.put("PENGLAI_RATE_FACTOR", "1");
        environment.put("PENGLAI_PORT", Integer.toString(bed.freePort(name)));
        environment.put("PENGLAI_MANAGEMENT_PORT", Integer.toString(bed.freePort(name + "-management")));
        environment.putAll(more);
        return Config.from(environment);
    }

    private HttpRequest.Builder to(int server, String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + servers.get(server).port() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private void sql(String sql, Object... arguments) throws Exception {
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var statement = connection.prepareStatement(sql)) {
            for (int at = 0; at < arguments.length; at++) {
                statement.setObject(at + 1, arguments[at]);
            }
            statement.execute();
        }
    }

    /** The one clock stands still at that time of a day, so that the boundaries are exact. */
    private void at(String time) throws Exception {
        sql("CREATE OR REPLACE FUNCTION penglai_now() RETURNS timestamptz LANGUAGE sql STABLE RETURN timestamptz"
                + " '2026-11-22 " + time + "+08'");
    }

    private static byte[] sha256(String text) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The rate of the caller is used up for the next half hour, whichever way it came to that. */
    private void usedUp(String operation, String caller) throws Exception {
        sql(
                "INSERT INTO rate_use VALUES (?, ?, penglai_now() + interval '90 minutes')"
                        + " ON CONFLICT (operation, caller) DO UPDATE SET full_at = excluded.full_at",
                operation,
                sha256(caller));
    }

    @Test
    void anAddressIsRefusedAfterItsCallsWithTheTimeToWaitAndOtherOperationsGoOn() throws Exception {
        var statuses = new ArrayList<Integer>();
        HttpResponse<String> last = send(to(0, "/api/v1/certificates/x.pdf"));
        assertThat(last.headers().firstValue("ratelimit-policy")).contains("\"getCertificatePdf\";q=120;w=60");
        assertThat(last.headers().firstValue("ratelimit")).contains("\"getCertificatePdf\";r=119;t=1");
        statuses.add(last.statusCode());
        while (last.statusCode() != 429 && statuses.size() < 200) {
            last = send(to(0, "/api/v1/certificates/x.pdf"));
            statuses.add(last.statusCode());
        }

        assertThat(statuses.subList(0, 120)).containsOnly(404);
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(last.headers().firstValue("retry-after")).contains("1");
        assertThat(last.headers().firstValue("ratelimit").orElse("")).contains("r=0;t=60");
        var problem = new JsonObject(last.body());
        assertThat(problem.getString("code")).isEqualTo("rate.exceeded");
        assertThat(problem.getString("title")).isEqualTo("操作太频繁");
        assertThat(problem.getInteger("retryAfterSeconds")).isEqualTo(1);
        assertThat(send(to(0, "/api/v1/openapi.yaml")).statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsSharedIsCountedByAllServersTogether() throws Exception {
        sql("DELETE FROM rate_use");
        for (int call = 0; call < 120; call++) {
            assertThat(send(to(call % 2, "/sign-in")).statusCode())
                    .as("call " + call)
                    .isEqualTo(303);
        }
        var first = send(to(0, "/sign-in").header("Accept-Language", "en"));
        var second = send(to(1, "/sign-in").header("Accept-Language", "zh"));

        assertThat(first.statusCode()).isEqualTo(429);
        assertThat(first.body()).contains("Too often");
        assertThat(second.statusCode()).isEqualTo(429);
        assertThat(second.body()).contains("操作太频繁");
        assertThat(second.headers().firstValue("retry-after")).contains("5");
        assertThat(second.headers().firstValue("ratelimit-policy")).contains("\"signIn\";q=120;w=600");
        assertThat(second.headers().firstValue("ratelimit")).contains("\"signIn\";r=0;t=600");

        at("12:00:04.999");
        assertThat(send(to(0, "/sign-in")).statusCode()).isEqualTo(429);
        at("12:00:05");
        assertThat(send(to(0, "/sign-in")).statusCode()).as("one is made good").isEqualTo(303);
        assertThat(send(to(1, "/sign-in")).statusCode()).as("and no more").isEqualTo(429);
        at("11:00:00");
        sql("UPDATE rate_use SET full_at = penglai_now() + interval '2 days'");
        assertThat(send(to(1, "/sign-in")).statusCode()).isEqualTo(429);
        at("11:00:05");
        assertThat(send(to(1, "/sign-in")).statusCode())
                .as("a clock that was moved back locks nobody out for days")
                .isEqualTo(303);
        at("12:00:00");
        sql("DELETE FROM rate_use");
    }

    @Test
    void anAddressThatACallerMakesUpIsNotBelievedAndTheProxysIs() throws Exception {
        usedUp("signIn", "address 127.0.0.1");
        usedUp("signIn", "address 203.0.113.9");

        assertThat(send(to(0, "/sign-in").header("X-Forwarded-For", "203.0.113.7"))
                        .statusCode())
                .as("the first server trusts nobody")
                .isEqualTo(429);
        assertThat(send(to(0, "/sign-in").header("Forwarded", "for=203.0.113.7"))
                        .statusCode())
                .isEqualTo(429);
        assertThat(send(to(1, "/sign-in").header("X-Forwarded-For", "203.0.113.7"))
                        .statusCode())
                .as("the second trusts a proxy here")
                .isEqualTo(303);
        assertThat(send(to(1, "/sign-in").header("X-Forwarded-For", "203.0.113.9"))
                        .statusCode())
                .isEqualTo(429);
        assertThat(send(to(1, "/sign-in").header("X-Forwarded-For", "203.0.113.7, 203.0.113.9"))
                        .statusCode())
                .as("only what the proxy added counts")
                .isEqualTo(429);
        sql("DELETE FROM rate_use");
    }

    @Test
    void aFormThatCameTooOftenKeepsWhatWasTyped() throws Exception {
        sql(
                "INSERT INTO web_session (id_hash, subject, csrf, seen_at, ended_after)"
                        + " VALUES (?, ?, 'token', penglai_now(), penglai_now() + interval '1 hour')",
                sha256("a-cookie-of-this-test"),
                DemoUsers.SME_LITHIUM.subject().toString());
        usedUp("acceptListing", "member " + DemoUsers.SME_LITHIUM.subject());

        var refused = send(to(0, "/listings/0192f000-0000-7000-8000-000000000001/acceptances")
                .header("Cookie", "penglai_session=a-cookie-of-this-test")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("_csrf=token&_once=1&intendedUse=%22%E7%94%B5%E6%B1%A0%22+%3Cb%3E")));

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body())
                .contains("操作太频繁")
                .contains("再次提交")
                .contains("name=\"intendedUse\" value=\"&#34;电池&#34; &lt;b>\"")
                .contains("action=\"/listings/0192f000-0000-7000-8000-000000000001/acceptances\"");
        assertThat(refused.headers().firstValue("retry-after")).isPresent();
        sql("DELETE FROM rate_use");
    }

    @Test
    void whatIsMadeGoodIsForgotten() throws Exception {
        usedUp("signIn", "address 192.0.2.1");
        sql(
                "INSERT INTO rate_use VALUES ('signIn', ?, penglai_now() - interval '1 second')",
                sha256("address 192.0.2.2"));

        servers.getFirst().made().rates.forget();

        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var rows = connection
                        .createStatement()
                        .executeQuery(
                                "SELECT count(*) FROM rate_use WHERE caller = sha256('address 192.0.2.2')"
                                        + " UNION ALL SELECT count(*) FROM rate_use WHERE caller = sha256('address 192.0.2.1')")) {
            rows.next();
            assertThat(rows.getInt(1)).isZero();
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(1);
        }
    }
}
