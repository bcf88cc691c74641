package org.penglai.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A request while it is being spoiled: every part can be anything, and nothing is put right on the way to the wire. */
final class Request {

    /** A header as it goes over the wire; the same name may stand twice. */
    record Header(String name, String value) {}

    String method;
    String target;
    String version = "HTTP/1.1";
    final List<Header> headers = new ArrayList<>();
    byte[] body = new byte[0];

    /** Whether the length of the body is declared as it is; a trick on the framing declares its own. */
    boolean framed = true;

    /** Bytes that replace all of the above. */
    Optional<byte[]> verbatim = Optional.empty();

    Request(String method, String target) {
        this.method = method;
        this.target = target;
        header("Host", "localhost");
    }

    Request header(String name, String value) {
        headers.add(new Header(name, value));
        return this;
    }

    /** Puts the header in the place of all of its name. */
    Request replace(String name, String value) {
        return without(name).header(name, value);
    }

    Request without(String name) {
        headers.removeIf(header -> header.name().equalsIgnoreCase(name));
        return this;
    }

    Optional<String> first(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    Request body(byte[] bytes) {
        body = bytes;
        return this;
    }

    Request body(String text) {
        return body(text.getBytes(StandardCharsets.UTF_8));
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** As it goes over the wire; header values byte by byte, so that any byte can stand in one. */
    byte[] raw() {
        if (verbatim.isPresent()) {
            return verbatim.get();
        }
        var out = new ByteArrayOutputStream();
        var head = new StringBuilder();
        head.append(method)
                .append(' ')
                .append(target)
                .append(' ')
                .append(version)
                .append("\r\n");
        headers.forEach(header ->
                head.append(header.name()).append(": ").append(header.value()).append("\r\n"));
        if (framed && (body.length > 0 || List.of("POST", "PUT", "PATCH").contains(method))) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        head.append("\r\n");
        out.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(body);
        return out.toByteArray();
    }
}
