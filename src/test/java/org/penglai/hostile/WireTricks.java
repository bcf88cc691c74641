package org.penglai.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What can be wrong with the framing: lengths, chunks, versions, and two requests that look like one. */
final class WireTricks {

    static final String OTHER_VERSION = "odd version of HTTP";

    private WireTricks() {}

    static List<Trick> all() {
        return List.of(
                Trick.of(
                                "length and chunks",
                                aim -> true,
                                (request, aim, chance) -> framed(
                                        request,
                                        chance,
                                        List.of(
                                                "Content-Length: 4\r\nTransfer-Encoding: chunked",
                                                "Transfer-Encoding: chunked\r\nContent-Length: 4",
                                                "Content-Length: 4\r\nTransfer-Encoding:\tchunked",
                                                "Content-Length: 4\r\nTransfer-Encoding: xchunked",
                                                "Content-Length: 4\r\nTransfer-Encoding: chunked, identity",
                                                "Content-Length: 4\r\nTransfer-Encoding: identity, chunked",
                                                "Content-Length: 4\r\nTransfer-Encoding : chunked",
                                                "Content-Length: 4\r\nTransfer-Encoding: \"chunked\""),
                                        "0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                        .alone(),
                Trick.of(
                                "odd chunks",
                                aim -> true,
                                (request, aim, chance) -> framed(
                                        request,
                                        chance,
                                        List.of("Transfer-Encoding: chunked"),
                                        chance.of(List.of(
                                                "zz\r\nabc\r\n0\r\n\r\n",
                                                "-1\r\nabc\r\n0\r\n\r\n",
                                                "ffffffffffffffff\r\nabc",
                                                "7fffffff\r\nabc",
                                                "3;ext=" + "x".repeat(20_000) + "\r\nabc\r\n0\r\n\r\n",
                                                "3\r\nabcdef\r\n0\r\n\r\n",
                                                "3\nabc\n0\n\n",
                                                "0x3\r\nabc\r\n0\r\n\r\n",
                                                "+3\r\nabc\r\n0\r\n\r\n",
                                                "3 \r\nabc\r\n0\r\n\r\n",
                                                "0\r\nX: " + "x".repeat(20_000) + "\r\n\r\n",
                                                "0\r\nContent-Length: 9\r\nHost: other.example\r\n\r\n"))))
                        .alone(),
                Trick.of(
                                "odd length",
                                aim -> true,
                                (request, aim, chance) -> framed(
                                        request,
                                        chance,
                                        List.of(
                                                "Content-Length: -1",
                                                "Content-Length: +2",
                                                "Content-Length: 0x2",
                                                "Content-Length: 2, 3",
                                                "Content-Length: 2\r\nContent-Length: 3",
                                                "Content-Length: 99999999999999999999",
                                                "Content-Length: 9223372036854775807",
                                                "Content-Length: 1e3",
                                                "Content-Length: ",
                                                "Content-Length: 2 2",
                                                "Content-Length: \u00b2"),
                                        "{}"))
                        .alone(),
                Trick.of(
                                OTHER_VERSION,
                                aim -> true,
                                (request, aim, chance) -> request.version = chance.of(List.of(
                                        "HTTP/0.9",
                                        "HTTP/1.2",
                                        "HTTP/2.0",
                                        "HTTP/9.9",
                                        "HTTP/1.1.1",
                                        "HTTP/",
                                        "http/1.1",
                                        "FTP/1.1",
                                        "HTTP/1.1 x",
                                        "",
                                        "HTTP/-1.1",
                                        "HTTP/99999999999.1")))
                        .alone(),
                Trick.of("odd lines", aim -> true, (request, aim, chance) -> {
                            var whole = new String(request.raw(), StandardCharsets.ISO_8859_1);
                            request.verbatim = Optional.of(chance.of(List.of(
                                            whole.replace("\r\n", "\n"),
                                            whole.replace("\r\n", "\r"),
                                            "\r\n\r\n\r\n" + whole,
                                            " " + whole,
                                            whole.replaceFirst(" ", "\t"),
                                            whole.replaceFirst(" ", "   "),
                                            "\u0016\u0003\u0001\u0002\u0000\u0001" + whole,
                                            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + whole,
                                            "SSH-2.0-hostile\r\n",
                                            "\u0000".repeat(200),
                                            whole.replaceFirst("Host: ", "Host : "),
                                            whole.replaceFirst("Host: localhost\r\n", "")))
                                    .getBytes(StandardCharsets.ISO_8859_1));
                        })
                        .alone(),
                Trick.of(
                                "odd expectation",
                                aim -> true,
                                (request, aim, chance) -> request.header(
                                        "Expect", chance.of(List.of("100-continue", "200-ok", "100-continue, x", ""))))
                        .alone(),
                Trick.of(
                                "upgrade",
                                aim -> true,
                                (request, aim, chance) -> request.header("Connection", "Upgrade, HTTP2-Settings")
                                        .header(
                                                "Upgrade",
                                                chance.of(List.of("h2c", "websocket", "TLS/1.0", "nonsense")))
                                        .header(
                                                "HTTP2-Settings",
                                                chance.of(List.of("", "!!", "AAMAAABkAAQCAAAAAAIAAAAA")))
                                        .header("Sec-WebSocket-Key", "x")
                                        .header("Sec-WebSocket-Version", "13"))
                        .alone());
    }

    /** The request with a framing of its own in the place of its own length. */
    private static void framed(Request request, Chance chance, List<String> framings, String body) {
        request.framed = false;
        request.body(new byte[0]);
        var head = new String(request.raw(), StandardCharsets.ISO_8859_1);
        var out = new ByteArrayOutputStream();
        out.writeBytes(head.substring(0, head.length() - 2).getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes((chance.of(framings) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(body.getBytes(StandardCharsets.ISO_8859_1));
        request.verbatim = Optional.of(out.toByteArray());
    }
}
