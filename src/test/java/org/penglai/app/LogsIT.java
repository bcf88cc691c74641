package org.penglai.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.penglai.platform.blob.SampleFiles;
import org.penglai.platform.observe.LogKey;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** A day at the server, told to the end; then its whole output is read: JSON, known keys, and nothing of the people. */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LogsIT {

    private static final DemoUsers FIRM = DemoUsers.SME_LITHIUM;
    private static final String PHONE = "13800005678";
    private static final String PERSON = "欧阳验日志";
    private static final String EMAIL = "ouyang.private@example.cn";
    private static final String SECRET = "s3cr3t-value-of-this-test";
    private static final String FORGED = "FORGED-LINE";

    /** What stands in percent signs where an address carries the person's name. */
    private static final String PERSON_ENCODED = java.net.URLEncoder.encode(PERSON, StandardCharsets.UTF_8);

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> mustNotShow = new ArrayList<>();
    private TestBed bed;
    private String refusedRequest;

    @BeforeAll
    void live(TestBed given) throws Exception {
        bed = given;
        bed.server(Map.of("PENGLAI_LOG_FORMAT", "json")).start();
        var session = signIn();
        page("/", "Cookie", session);
        page("/search?q=" + PERSON_ENCODED + "&email=" + EMAIL, "Cookie", session);
        trade();
        refusals(session);
        await().untilAsserted(() -> assertThat(bed.server().output())
                .anyMatch(line -> line.contains(refusedRequest) && line.contains("\"answered\"")));
    }

    private void trade() {
        var firm = Api.of(bed).as(FIRM);
        mustNotShow.addAll(List.of(bed.tokens().of(FIRM), bed.tokens().of(FIRM).split("\\.")[2]));
        var listing = new OpenDoors(Api.of(bed), 9_520_000).free();
        var deal = firm.with("Idempotency-Key", SECRET)
                .post(
                        listing + "/acceptances",
                        new JsonObject().put("intendedUse", PERSON).put("contact", PERSON + " " + PHONE))
                .expect(201)
                .json()
                .getString("id");
        firm.upload(
                        "/deals/" + deal + "/evidence",
                        Map.of("kind", "RECORDAL_NOTICE", "number", PHONE, "issuedOn", "2026-01-05"),
                        PERSON + ".pdf",
                        SampleFiles.pdf(PERSON))
                .expect(201);
        firm.upload(
                "/deals/" + deal + "/evidence",
                Map.of("kind", "RECORDAL_NOTICE", "number", PHONE, "issuedOn", PERSON),
                EMAIL + ".exe",
                SECRET.getBytes(StandardCharsets.UTF_8));
    }

    /** Personal and secret values in every place of a request, each refused in its own way. */
    private void refusals(String session) throws Exception {
        var answer = page("/api/v1/listings/" + PERSON_ENCODED + EMAIL, "Authorization", "Bearer " + SECRET);
        refusedRequest = answer.headers().firstValue("x-request-id").orElseThrow();
        page("/" + SECRET + "/" + EMAIL + "?phone=" + PHONE);
        page("/certificates/" + SECRET);
        page("/problems/" + SECRET);
        page("/sign-in/callback?code=" + SECRET + "&state=" + SECRET, "Cookie", "penglai_session=" + SECRET);
        page("/sign-in/callback?code=" + SECRET + "&state=" + SECRET, "Cookie", session);
        page("/deals", "Cookie", session + "; other=" + SECRET, "User-Agent", EMAIL, "Referer", "http://x/" + SECRET);
        page("/x%0d%0a%7B%22message%22:%22" + FORGED + "%22%7D?%1b%5B31m");
        send("/api/v1/patents", "POST", "{\"titleZh\":\"" + PERSON + "\",\"" + EMAIL + "\":[[[", "application/json");
        send("/api/v1/patents", "POST", "{\"contact\":\"" + PHONE + "\"}", "application/" + SECRET);
        send("/sign-out", "POST", "_csrf=" + SECRET + "&name=" + PERSON_ENCODED, "application/x-www-form-urlencoded");
        send("/" + SECRET, "X" + SECRET.toUpperCase(java.util.Locale.ROOT), "", "text/plain");
        raw("GET /" + SECRET + " HTTP/9.9\r\nX: " + EMAIL + "\r\n\r\n");
        raw("GET / HTTP/1.1\r\nHost: x\r\nCookie: " + SECRET + "=" + "y".repeat(40_000) + "\r\n\r\n");
        raw(FORGED + "\n{\"message\":\"" + FORGED + "\"}\r\n\r\n");
    }

    /** Signs in as a browser does, but carries the cookies by hand, since the provider's are for https alone. */
    private String signIn() throws Exception {
        var begun = page("/sign-in?back=/deals");
        var attempt = cookies(begun);
        var form = get(location(begun), "");
        var action = Pattern.compile("action=\"([^\"]+)\"").matcher(form.body());
        assertThat(action.find()).isTrue();
        var typed = "username=" + FIRM.username() + "&password=" + FIRM.username() + "&credentialId=";
        var granted = http.send(
                HttpRequest.newBuilder(URI.create(action.group(1).replace("&amp;", "&")))
                        .header("Cookie", cookies(form))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(typed))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        var back = get(location(granted), attempt);
        assertThat(back.statusCode()).isEqualTo(303);
        var session = cookies(back);
        var query = URI.create(location(granted)).getQuery();
        mustNotShow.addAll(List.of(attempt.split("=", 2)[1], session.split("=", 2)[1]));
        for (var parameter : query.split("&")) {
            if (parameter.startsWith("code=") || parameter.startsWith("state=")) {
                mustNotShow.add(parameter.split("=", 2)[1]);
            }
        }
        return session;
    }

    private static String cookies(HttpResponse<String> answer) {
        return answer.headers().allValues("set-cookie").stream()
                .map(cookie -> cookie.split(";")[0])
                .collect(Collectors.joining("; "));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("location").orElseThrow();
    }

    private HttpResponse<String> get(String address, String cookie) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address));
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> page(String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(bed.server().uri() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private void send(String path, String verb, String body, String type) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(bed.server().uri() + path))
                .header("Content-Type", type)
                .header("Authorization", "Bearer " + bed.tokens().of(DemoUsers.YANTAI_UNIVERSITY))
                .header("Idempotency-Key", SECRET + path.length())
                .method(verb, BodyPublishers.ofString(body));
        http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private void raw(String request) throws Exception {
        try (var socket = new Socket("localhost", bed.server().uri().getPort())) {
            socket.setSoTimeout(5_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.UTF_8));
            out.flush();
            socket.getInputStream().read();
        } catch (java.io.IOException closed) {
            // refused by closing is refused as well
        }
    }

    @Test
    void everyLineIsJsonWithKeysOfTheDictionary() {
        var lines = bed.server().output();

        assertThat(lines).hasSizeGreaterThan(25).allSatisfy(line -> {
            var json = new JsonObject(line);
            assertThat(json.fieldNames()).allMatch(key -> LogKey.of(key).isPresent());
            assertThat(json.fieldNames()).contains("time", "level", "logger", "message");
        });
    }

    @Test
    void nothingOfThePeopleAndNoSecretIsInTheOutput() {
        var output = String.join("\n", bed.server().output());

        assertThat(mustNotShow).hasSizeGreaterThanOrEqualTo(6);
        assertThat(output)
                .doesNotContain(mustNotShow)
                .doesNotContain(PERSON, PERSON_ENCODED, EMAIL, PHONE, FIRM.username(), "王立新", FORGED)
                .doesNotContainIgnoringCase(SECRET)
                .doesNotContain(FIRM.subject().toString())
                .doesNotContain("penglai-web-demo", "Bearer ", "127.0.0.1");
    }

    @Test
    void everyLineOfACallBearsItsIdAndOperationAndOneSaysHowItEnded() {
        var lines = bed.server().output().stream()
                .map(JsonObject::new)
                .filter(line -> refusedRequest.equals(line.getString("request")))
                .toList();

        assertThat(lines).allMatch(line -> "getListing".equals(line.getString("operation")));
        assertThat(lines)
                .filteredOn(line -> "answered".equals(line.getString("message")))
                .hasSize(1)
                .allSatisfy(line -> {
                    assertThat(line.getString("logger")).isEqualTo("org.penglai.access");
                    assertThat(line.getString("method")).isEqualTo("GET");
                    assertThat(line.getInteger("status")).isEqualTo(401);
                    assertThat(line.getString("outcome")).isEqualTo("unauthenticated");
                    assertThat(line.getString("role")).isEqualTo("caller");
                    assertThat(line.getString("code")).isEqualTo("access.token");
                    assertThat(line.getInteger("duration_ms")).isNotNegative();
                });
    }

    @Test
    void noMistakeOfACallerIsAnErrorOfOurs() {
        assertThat(bed.server().output().stream().map(JsonObject::new))
                .noneMatch(line -> "ERROR".equals(line.getString("level")));
    }
}
