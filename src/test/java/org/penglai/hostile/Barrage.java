package org.penglai.hostile;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Fires shots from several places at once and keeps what went wrong. */
final class Barrage {

    private static final int GUNS = 12;

    private static final Duration AWAIT = Duration.ofSeconds(2);

    /** After so many, more would tell nothing new. */
    private static final int FAILURES_MAX = 60;

    private final URI site;
    private final long seed;
    private final Path folder = Path.of("target", "hostile");
    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, AtomicInteger> failed = new ConcurrentSkipListMap<>();
    private final Map<Integer, AtomicLong> statuses = new ConcurrentSkipListMap<>();
    private final Map<String, AtomicLong> counted = new ConcurrentHashMap<>();
    private final AtomicLong busy = new AtomicLong();

    Barrage(URI site, long seed) {
        this.site = site;
        this.seed = seed;
    }

    /** Fires all of them, in an order that mixes the operations and is the same for the same seed; each is made when it is fired. */
    void fire(List<Supplier<Shot>> shots) throws IOException {
        Files.createDirectories(folder);
        var mixed = new ArrayList<>(shots);
        Collections.shuffle(mixed, new Random(seed));
        var waiting = new ConcurrentLinkedQueue<>(mixed);
        try (var guns = Executors.newFixedThreadPool(GUNS)) {
            for (var gun = 0; gun < GUNS; gun++) {
                guns.execute(() -> fire(waiting));
            }
        }
    }

    private void fire(ConcurrentLinkedQueue<Supplier<Shot>> waiting) {
        try (var kept = new KeptWire(site)) {
            for (var next = waiting.poll(); next != null; next = waiting.poll()) {
                var shot = next.get();
                counted.computeIfAbsent(shot.aim().name(), name -> new AtomicLong())
                        .incrementAndGet();
                judge(shot, answer(shot, kept));
            }
        }
    }

    private Answer answer(Shot shot, KeptWire kept) {
        try {
            return shot.manner() == Shot.Manner.KEPT ? kept.answer(shot) : alone(shot);
        } catch (IOException | RuntimeException broken) {
            note(shot, "no answer that can be read: " + broken, Answer.NONE);
            return new Answer(-1, Map.of(), new byte[0], true);
        }
    }

    private Answer alone(Shot shot) throws IOException {
        try (var wire = new Wire(site)) {
            wire.send(shot.raw());
            wire.patience(AWAIT);
            var answer = orFinished(shot, wire);
            if (answer.status() == 101) {
                throw new IOException("it switched to another protocol");
            }
            return answer;
        }
    }

    /** A server that waits for more is told that no more comes. */
    private static Answer orFinished(Shot shot, Wire wire) throws IOException {
        try {
            return wire.receive(isHead(shot));
        } catch (SocketTimeoutException waiting) {
            wire.finish();
            wire.patience(AWAIT.multipliedBy(10));
            return wire.receive(isHead(shot));
        }
    }

    static boolean isHead(Shot shot) {
        return shot.raw().length > 5 && shot.raw()[0] == 'H' && shot.raw()[1] == 'E' && shot.raw()[4] == ' ';
    }

    private void judge(Shot shot, Answer answer) {
        if (answer.status() < 0) {
            return;
        }
        statuses.computeIfAbsent(answer.status(), status -> new AtomicLong()).incrementAndGet();
        if (Judge.isBusy(answer)) {
            busy.incrementAndGet();
        }
        Judge.wrong(shot, answer).ifPresent(wrong -> note(shot, wrong, answer));
    }

    private void note(Shot shot, String wrong, Answer answer) {
        failed.computeIfAbsent(shot.aim().name() + ": " + shot.trick() + ": " + wrong, what -> new AtomicInteger())
                .incrementAndGet();
        if (failures.size() < FAILURES_MAX) {
            failures.add(wrong + "\n" + shot.shown(seed) + "\n→ " + answer);
            try {
                Files.write(folder.resolve(shot.name().replaceAll("[^A-Za-z0-9#]+", "_") + ".http"), shot.raw());
            } catch (IOException unwritable) {
                throw new IllegalStateException(unwritable);
            }
        }
    }

    /** Everything that went wrong; empty when all is well. */
    String report() {
        return failures.isEmpty() ? "" : failed + "\n\n" + String.join("\n\n", failures);
    }

    long fired() {
        return counted.values().stream().mapToLong(AtomicLong::get).sum();
    }

    long busy() {
        return busy.get();
    }

    @Override
    public String toString() {
        return "%d hostile requests at %d operations and pages with seed %d, by status %s (0: closed), too busy %d"
                .formatted(fired(), counted.size(), seed, statuses, busy.get());
    }
}
