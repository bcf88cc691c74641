package org.penglai.hostile;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came back.
 *
 * @param status 0 where the connection was closed without an answer
 * @param headers by lower-case name
 */
record Answer(int status, Map<String, List<String>> headers, byte[] body, boolean closed) {

    static final Answer NONE = new Answer(0, Map.of(), new byte[0], true);

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(List::getFirst);
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    boolean isProblem() {
        return header("content-type").orElse("").startsWith("application/problem+json");
    }

    boolean isHtml() {
        return header("content-type").orElse("").startsWith("text/html");
    }

    @Override
    public String toString() {
        var text = text();
        return status + " " + headers + "\n" + text.substring(0, Math.min(text.length(), 2_000));
    }
}
