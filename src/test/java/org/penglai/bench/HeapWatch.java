package org.penglai.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The heap of a running server, as its own metrics tell it twice a second: what it may take, and the most it held. */
final class HeapWatch implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpRequest metrics;
    private final AtomicLong peak = new AtomicLong();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    HeapWatch(URI management) {
        metrics = HttpRequest.newBuilder(management.resolve("/metrics")).build();
        clock.scheduleAtFixedRate(this::look, 0, 500, TimeUnit.MILLISECONDS);
    }

    /** Bytes that it may take at most. */
    long limit() throws IOException {
        return heap("jvm_memory_max_bytes");
    }

    /** The most that it held when it was looked at, what nobody needed any more included. */
    long peak() {
        return peak.get();
    }

    private void look() {
        try {
            peak.accumulateAndGet(heap("jvm_memory_used_bytes"), Math::max);
        } catch (IOException away) {
            // looked at again
        }
    }

    /** The sum over the parts of the heap; a part without a limit of its own says -1. */
    private long heap(String series) throws IOException {
        var said = said();
        assertThat(said).contains(series);
        return said.lines()
                .filter(line -> line.startsWith(series + "{area=\"heap\""))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .mapToLong(value -> (long) Double.parseDouble(value))
                .filter(value -> value > 0)
                .sum();
    }

    private String said() throws IOException {
        try {
            return client.send(metrics, BodyHandlers.ofString()).body();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException(stopping);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        client.close();
    }
}
