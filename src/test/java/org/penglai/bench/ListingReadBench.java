package org.penglai.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.penglai.app.DemoLoading;
import org.penglai.stack.PostgresEngine;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** Reading one public listing: the whole house against Vert.x alone on the same row. */
@Stack
final class ListingReadBench {

    private static final int CONNECTIONS = 16;
    private static final int ROUNDS = 7;
    private static final Duration LENGTH = Duration.ofSeconds(4);

    @Test
    void theHouseAgainstVertxAlone(TestBed bed) throws Exception {
        DemoLoading.into(bed);
        bed.server().start();
        var port = bed.freePort("bare");
        var bare = start(bed, port);
        try (var load = new Load(CONNECTIONS)) {
            var id = aListing(bed);
            var contestants = List.of(
                    new Contestant(
                            "Penglai",
                            bed.server().uri().resolve("/api/v1/listings/" + id),
                            bed.server().pids().getFirst()),
                    new Contestant("Vert.x alone", URI.create("http://127.0.0.1:" + port + "/" + id), bare.pid()));
            for (var contestant : contestants) {
                load.round(contestant.address(), LENGTH.multipliedBy(2)); // warm
            }
            for (int round = 0; round < ROUNDS; round++) {
                for (var contestant : contestants) {
                    contestant.run(load);
                }
            }
            System.out.printf(
                    "%nGET one listing, %d connections, %d rounds of %d s each, interleaved; %s listings; load average %s%n",
                    CONNECTIONS, ROUNDS, LENGTH.toSeconds(), count(bed), Processor.load());
            contestants.forEach(Contestant::print);
        } finally {
            bare.destroyForcibly();
        }
    }

    /** One of the two and what was seen of it. */
    private record Contestant(String name, URI address, long pid, List<Load.Round> rounds, List<long[]> cpu) {

        Contestant(String name, URI address, long pid) {
            this(name, address, pid, new ArrayList<>(), new ArrayList<>());
        }

        void run(Load load) throws InterruptedException {
            var busy = Processor.busy();
            var own = Processor.of(pid);
            var bench = Processor.of(ProcessHandle.current().pid());
            rounds.add(load.round(address, LENGTH));
            var used = Processor.of(pid) - own;
            var foreign = Processor.busy()
                    - busy
                    - used
                    - (Processor.of(ProcessHandle.current().pid()) - bench);
            cpu.add(new long[] {used, foreign});
        }

        void print() {
            var rates = rounds.stream().mapToDouble(Load.Round::perSecond).toArray();
            var micros = new double[rounds.size()];
            var foreign = new double[rounds.size()];
            for (int i = 0; i < micros.length; i++) {
                micros[i] = cpu.get(i)[0] * 10_000.0 / Math.max(1, rounds.get(i).answered());
                foreign[i] = cpu.get(i)[1] / (double) LENGTH.toMillis() * 1000;
            }
            System.out.printf(
                    "%-14s %8.0f/s (%.0f to %.0f)  p50 %5d us  p99 %6d us  server CPU %4.0f us each  others' CPU %3.0f %% of a core  refused %d%n",
                    name,
                    Load.median(rates),
                    java.util.Arrays.stream(rates).min().orElse(0),
                    java.util.Arrays.stream(rates).max().orElse(0),
                    (long) Load.median(
                            rounds.stream().mapToDouble(Load.Round::p50).toArray()),
                    (long) Load.median(
                            rounds.stream().mapToDouble(Load.Round::p99).toArray()),
                    Load.median(micros),
                    Load.median(foreign),
                    rounds.stream().mapToLong(Load.Round::refused).sum());
        }
    }

    private static Process start(TestBed bed, int port) throws IOException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        BareServer.class.getName(),
                        Integer.toString(port),
                        bed.database().uri().toString(),
                        PostgresEngine.APP,
                        PostgresEngine.APP)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = said.readLine(); line != null && !line.equals("ready"); line = said.readLine()) {
            System.out.println(line);
        }
        return process;
    }

    private static String aListing(TestBed bed) throws Exception {
        return one(bed, "SELECT id FROM listing WHERE state = 'PUBLISHED' ORDER BY id LIMIT 1");
    }

    private static String count(TestBed bed) throws Exception {
        return one(bed, "SELECT count(*) FROM listing");
    }

    private static String one(TestBed bed, String sql) throws Exception {
        try (var connection = bed.database().connect(PostgresEngine.OWNER);
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
