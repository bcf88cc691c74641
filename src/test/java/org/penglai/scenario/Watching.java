package org.penglai.scenario;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.TestBed;

/** A client of one live stream, which remembers what it was sent. */
final class Watching implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final HttpResponse<Stream<String>> response;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Boolean> end = new CompletableFuture<>();

    private Watching(HttpResponse<Stream<String>> response) {
        this.response = response;
        Thread.ofVirtual().start(this::read);
    }

    /** Opens the stream; {@code seen} is the last id that was seen before, empty for none. */
    static Watching open(TestBed bed, URI site, Optional<DemoUsers> user, String path, String seen) {
        var request =
                HttpRequest.newBuilder(URI.create(site + "/api/v1" + path)).header("Accept", "text/event-stream");
        user.ifPresent(
                one -> request.header("Authorization", "Bearer " + bed.tokens().of(one)));
        if (!seen.isEmpty()) {
            request.header("Last-Event-ID", seen);
        }
        try {
            return new Watching(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofLines()));
        } catch (IOException broken) {
            throw new IllegalStateException("no answer", broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void read() {
        try {
            response.body().forEach(lines::add);
            end.complete(true);
        } catch (RuntimeException cut) {
            end.complete(false);
        }
    }

    int status() {
        return response.statusCode();
    }

    Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    /** The ids of the frames so far. */
    List<Long> ids() {
        return values("id: ").map(Long::parseLong).toList();
    }

    /** What each frame carried. */
    List<String> data() {
        return values("data: ").toList();
    }

    /** How long the client is to wait before it comes back, each time it was told. */
    List<String> retries() {
        return values("retry: ").toList();
    }

    private Stream<String> values(String field) {
        return lines.stream().filter(line -> line.startsWith(field)).map(line -> line.substring(field.length()));
    }

    /** Whether it has come to its end, and if so, in order. */
    Optional<Boolean> ended() {
        return Optional.ofNullable(end.getNow(null));
    }

    @Override
    public void close() {
        response.body().close();
    }
}
