package org.penglai.hostile;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.penglai.stack.TestBed;

/** How a server is, seen from outside. */
final class Vitals {

    private Vitals() {}

    static boolean isReady(TestBed bed) throws IOException {
        return get(bed.server().management().resolve("/health/ready")).statusCode() == 200;
    }

    /** Connections that the server holds at the site's port, by whoever. */
    static long openConnections(TestBed bed) throws IOException {
        var port = ":%04X".formatted(bed.server().uri().getPort());
        try (var four = Files.lines(Path.of("/proc/net/tcp"));
                var six = Files.lines(Path.of("/proc/net/tcp6"))) {
            return Stream.concat(four, six)
                    .map(line -> line.strip().split("\\s+"))
                    .filter(columns ->
                            columns[1].endsWith(port) && List.of("01", "08").contains(columns[3]))
                    .count();
        }
    }

    /** Bytes of heap in use once the collector has been asked to do its work. */
    static long heap(TestBed bed) throws IOException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        for (var pid : bed.server().pids()) {
            try {
                new ProcessBuilder(jcmd, Long.toString(pid), "GC.run")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IOException(interrupted);
            }
        }
        return get(bed.server().management().resolve("/metrics"))
                .body()
                .lines()
                .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static HttpResponse<String> get(URI uri) throws IOException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }
}
