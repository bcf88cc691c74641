package org.penglai.app;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** A collector of traces as a server sees it: OTLP over HTTP in protobuf, read by the field numbers of its schema. */
final class Collector implements AutoCloseable {

    /** SERVER, CLIENT and CONSUMER among the kinds of OTLP. */
    static final long SERVER = 2;

    static final long CLIENT = 3;
    static final long CONSUMER = 5;

    private final HttpServer server;
    private final List<Span> spans = new CopyOnWriteArrayList<>();

    /** One span, as far as the tests look at it. */
    record Span(
            String trace,
            String id,
            String parent,
            String name,
            long kind,
            Map<String, String> attributes,
            List<String> linkedTraces,
            List<String> linkedSpans) {}

    Collector(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.createContext("/v1/traces", exchange -> {
            var body = exchange.getRequestBody();
            var zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
            take((zipped ? new GZIPInputStream(body) : body).readAllBytes());
            exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<Span> spans() {
        return List.copyOf(spans);
    }

    List<Span> ofTrace(String trace) {
        return spans.stream().filter(span -> span.trace().equals(trace)).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(byte[] request) throws IOException {
        for (var resource : messages(UnknownFieldSet.parseFrom(request), 1)) {
            for (var scope : messages(resource, 2)) {
                messages(scope, 2).stream().map(Collector::span).forEach(spans::add);
            }
        }
    }

    private static Span span(UnknownFieldSet span) {
        var attributes = new HashMap<String, String>();
        messages(span, 9)
                .forEach(pair ->
                        attributes.put(text(pair, 1), value(messages(pair, 2).getFirst())));
        var links = messages(span, 13);
        return new Span(
                hex(span, 1),
                hex(span, 2),
                hex(span, 4),
                text(span, 5),
                span.getField(6).getVarintList().stream().findFirst().orElse(0L),
                Map.copyOf(attributes),
                links.stream().map(link -> hex(link, 1)).toList(),
                links.stream().map(link -> hex(link, 2)).toList());
    }

    private static String value(UnknownFieldSet value) {
        return Stream.of(
                        value.getField(1).getLengthDelimitedList().stream().map(ByteString::toStringUtf8),
                        value.getField(2).getVarintList().stream().map(String::valueOf),
                        value.getField(3).getVarintList().stream().map(String::valueOf))
                .flatMap(found -> found)
                .findFirst()
                .orElse("");
    }

    private static List<UnknownFieldSet> messages(UnknownFieldSet message, int field) {
        return message.getField(field).getLengthDelimitedList().stream()
                .map(Collector::parsed)
                .toList();
    }

    private static UnknownFieldSet parsed(ByteString bytes) {
        try {
            return UnknownFieldSet.parseFrom(bytes);
        } catch (InvalidProtocolBufferException malformed) {
            throw new IllegalStateException(malformed);
        }
    }

    private static String text(UnknownFieldSet message, int field) {
        return bytes(message, field).toStringUtf8();
    }

    private static String hex(UnknownFieldSet message, int field) {
        return HexFormat.of().formatHex(bytes(message, field).toByteArray());
    }

    private static ByteString bytes(UnknownFieldSet message, int field) {
        return message.getField(field).getLengthDelimitedList().stream()
                .findFirst()
                .orElse(ByteString.EMPTY);
    }
}
