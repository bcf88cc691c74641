package org.penglai.bench;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** So many connections that each ask again as soon as they are answered; only answers of 200 count. */
final class Load implements AutoCloseable {

    /** What one round saw. Times in microseconds. */
    record Round(long answered, long refused, Duration took, long p50, long p99) {
        double perSecond() {
            return answered * 1e9 / took.toNanos();
        }
    }

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client;
    private final int connections;

    Load(int connections) {
        this.connections = connections;
        this.client = vertx.httpClientBuilder()
                .with(new HttpClientOptions().setKeepAlive(true))
                .with(new PoolOptions().setHttp1MaxSize(connections))
                .build();
    }

    Round round(URI address, Duration length) throws InterruptedException {
        var times = new ConcurrentLinkedQueue<Long>();
        var refused = new AtomicLong();
        var began = System.nanoTime();
        var end = began + length.toNanos();
        var done = new CountDownLatch(connections);
        for (int connection = 0; connection < connections; connection++) {
            ask(address, end, times, refused, done);
        }
        done.await();
        var took = Duration.ofNanos(System.nanoTime() - began);
        var sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Round(sorted.length, refused.get(), took, at(sorted, 0.50), at(sorted, 0.99));
    }

    private void ask(
            URI address, long end, ConcurrentLinkedQueue<Long> times, AtomicLong refused, CountDownLatch done) {
        var asked = System.nanoTime();
        if (asked >= end) {
            done.countDown();
            return;
        }
        client.request(HttpMethod.GET, address.getPort(), address.getHost(), address.getRawPath())
                .compose(request -> request.send())
                .compose(response -> response.body().map(body -> response.statusCode()))
                .onComplete(answer -> {
                    if (answer.succeeded() && answer.result() == 200) {
                        times.add((System.nanoTime() - asked) / 1000);
                    } else {
                        refused.incrementAndGet();
                    }
                    ask(address, end, times, refused, done);
                });
    }

    private static long at(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1L, Math.round(sorted.length * share))];
    }

    static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    @Override
    public void close() {
        client.close().await();
        vertx.close().await();
    }
}
