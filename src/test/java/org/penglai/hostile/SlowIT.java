package org.penglai.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.penglai.app.Api;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** Connections that bring their request a letter at a time, or break off: others are served meanwhile, and none stays open. */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SlowIT {

    private static final int COUNT = 60;
    private static final String HEAD = "GET /api/v1/me HTTP/1.1\r\nHost: localhost\r\n";

    private TestBed bed;

    @BeforeAll
    void start(TestBed given) {
        bed = given;
        bed.server().start();
    }

    @Test
    void whoeverDripsAHeadOrABodyIsCutOffWhileOthersAreServed() throws IOException {
        var token = bed.tokens().of(DemoUsers.SME_LITHIUM);
        var post = "POST /api/v1/evaluations HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
        var slow = new ArrayList<Wire>();
        for (var at = 0; at < COUNT; at++) {
            var wire = new Wire(bed.server().uri());
            wire.send(bytes(at % 2 == 0 ? HEAD : post + "Content-Length: 5000\r\n\r\n{\"a\":\""));
            slow.add(wire);
        }
        try (var dripping = Executors.newSingleThreadScheduledExecutor()) {
            dripping.scheduleAtFixedRate(() -> slow.forEach(SlowIT::drip), 0, 500, TimeUnit.MILLISECONDS);

            var answered = Api.of(bed).withToken(token).get("/me").expect(200);

            assertThat(answered.json().getString("name")).isEqualTo("王立新");
            await().atMost(Duration.ofSeconds(40)).until(() -> Vitals.openConnections(bed) <= 5);
            dripping.shutdownNow();
        } finally {
            slow.forEach(Wire::close);
        }
    }

    @Test
    void aSlowReaderHoldsNothingUp() throws IOException {
        var readers = new ArrayList<Wire>();
        for (var at = 0; at < COUNT; at++) {
            var wire = new Wire(bed.server().uri());
            wire.send(bytes("GET /api/v1/openapi.yaml HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(20)));
            readers.add(wire);
        }
        Api.of(bed).get("/programmes").expect(200);
        readers.forEach(Wire::close);
        await().atMost(Duration.ofSeconds(20)).until(() -> Vitals.openConnections(bed) <= 5);
    }

    @Test
    void connectionsThatAreCutLeaveNothingBehind() throws IOException {
        var whole = bytes(HEAD + "Authorization: Bearer " + bed.tokens().of(DemoUsers.SME_LITHIUM) + "\r\n\r\n");
        for (var at = 0; at < 300; at++) {
            try (var wire = new Wire(bed.server().uri())) {
                wire.send(java.util.Arrays.copyOf(whole, 1 + at * (whole.length - 1) / 299));
                wire.cut();
            }
        }
        Api.of(bed).get("/programmes").expect(200);
        await().atMost(Duration.ofSeconds(20)).until(() -> Vitals.openConnections(bed) <= 5);
        // what jobs say of a machine as busy as this is not meant
        assertThat(Files.readAllLines(bed.server().log())).noneMatch(line -> line.contains("ERROR o.p.platform.http."));
    }

    private static void drip(Wire wire) {
        try {
            wire.send(bytes("x"));
        } catch (IOException cutOff) {
            // as it should be
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
