package org.penglai.platform.http;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.penglai.platform.json.Json;
import org.penglai.platform.live.Sink;

/**
 * The answer to a {@link Call}, computed on the virtual thread and written by the event loop.
 *
 * @param status HTTP status
 * @param headers besides content type and length
 * @param body what is sent
 */
public record Reply(int status, Map<String, String> headers, Body body) {

    /** What a reply carries. */
    public sealed interface Body {
        /** Nothing. */
        record Empty() implements Body {}

        /** A text of the media type, already rendered. */
        record Text(String mediaType, String text) implements Body {}

        /** Bytes of the media type. */
        record Bytes(String mediaType, byte[] bytes) implements Body {}

        /** A file of the media type, sent from where it lies. */
        record File(String mediaType, Path path) implements Body {}

        /** A file of the media type that was made for this answer and is removed once it is sent. */
        record PassingFile(String mediaType, Path path) implements Body {}

        /** A stream of server-sent events, begun once there is somewhere to send them to. */
        record Stream(Consumer<Sink> begin) implements Body {}
    }

    public Reply {
        headers = Map.copyOf(headers);
    }

    public static Reply json(int status, Object value) {
        return new Reply(status, Map.of(), new Body.Text("application/json", Json.write(value)));
    }

    public static Reply text(int status, String mediaType, String text) {
        return new Reply(status, Map.of(), new Body.Text(mediaType, text));
    }

    public static Reply html(int status, String html) {
        return text(status, "text/html; charset=utf-8", html);
    }

    public static Reply bytes(String mediaType, byte[] bytes) {
        return new Reply(200, Map.of(), new Body.Bytes(mediaType, bytes));
    }

    public static Reply file(String mediaType, Path path) {
        return new Reply(200, Map.of(), new Body.File(mediaType, path));
    }

    /** A file that was made for this answer and is removed once it is sent. */
    public static Reply passing(String mediaType, Path path) {
        return new Reply(200, Map.of(), new Body.PassingFile(mediaType, path));
    }

    /** A live stream. */
    public static Reply stream(Consumer<Sink> begin) {
        return new Reply(200, Map.of(), new Body.Stream(begin));
    }

    public static Reply noContent() {
        return new Reply(204, Map.of(), new Body.Empty());
    }

    /** Goes on with a GET of that page, as after a form. */
    public static Reply seeOther(String location) {
        return new Reply(303, Map.of("Location", location), new Body.Empty());
    }

    /** The thing lives at that address, for good, whatever the verb. */
    public static Reply permanently(String location) {
        return new Reply(308, Map.of("Location", location), new Body.Empty());
    }

    public Reply header(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body);
    }

    /** The same with more headers. */
    public Reply headers(Map<String, String> added) {
        var more = new LinkedHashMap<>(headers);
        more.putAll(added);
        return new Reply(status, more, body);
    }

    public Reply location(String location) {
        return header("Location", location);
    }

    /** Marks the version of the resource shown. */
    public Reply version(long version) {
        return header("ETag", "\"" + version + "\"");
    }
}
