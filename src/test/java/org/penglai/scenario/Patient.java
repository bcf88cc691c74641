package org.penglai.scenario;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.penglai.app.Api;
import org.penglai.app.Api.Answer;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.ServerProcess;
import org.penglai.stack.TestBed;

/**
 * A client that has several servers to ask and does not give up: what is not answered, or answered "not now", is sent again,
 * to either server, under the same idempotency key, until there is an answer.
 */
final class Patient {

    /** Answers that say that the request may be sent again as it is. */
    private static final Set<String> AGAIN = Set.of("idempotency.still-running");

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final TestBed bed;
    private final List<ServerProcess> servers;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger retries = new AtomicInteger();
    private final AtomicInteger replays = new AtomicInteger();
    private final AtomicLong worstNanos = new AtomicLong();

    Patient(TestBed bed, List<ServerProcess> servers) {
        this.bed = bed;
        this.servers = List.copyOf(servers);
    }

    /** What was seen. */
    record Figures(int requests, int retries, int replays, long worstMs) {}

    Figures figures() {
        return new Figures(
                requests.get(),
                retries.get(),
                replays.get(),
                Duration.ofNanos(worstNanos.get()).toMillis());
    }

    Answer get(String path) {
        return until(api -> api.get(path));
    }

    Answer get(DemoUsers user, String path) {
        return until(api -> api.as(user).get(path));
    }

    Answer post(DemoUsers user, String key, String path, JsonObject body) {
        return until(api -> api.as(user).with("Idempotency-Key", key).post(path, body));
    }

    Answer post(DemoUsers user, String key, String path) {
        return until(api -> api.as(user).with("Idempotency-Key", key).post(path));
    }

    Answer upload(DemoUsers user, String key, String path, Map<String, String> fields, byte[] file) {
        return until(api -> api.as(user).with("Idempotency-Key", key).upload(path, fields, "paper.pdf", file));
    }

    private Answer until(Function<Api, Answer> request) {
        requests.incrementAndGet();
        var began = System.nanoTime();
        while (true) {
            try {
                var answer = request.apply(Api.at(any().uri(), bed));
                if (answer.status() != 503 && !AGAIN.contains(answer.code())) {
                    worstNanos.accumulateAndGet(System.nanoTime() - began, Math::max);
                    answer.header("idempotency-replayed").ifPresent(again -> replays.incrementAndGet());
                    return answer;
                }
            } catch (IllegalStateException noAnswer) {
                // the server died; another or its successor is asked
            }
            retries.incrementAndGet();
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new AssertionError("no answer within " + PATIENCE.toSeconds() + " s");
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private ServerProcess any() {
        return servers.get(ThreadLocalRandom.current().nextInt(servers.size()));
    }
}
