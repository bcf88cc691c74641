package org.penglai.hostile;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A bare connection, over which any bytes can be sent: no client library would. */
final class Wire implements AutoCloseable {

    private static final int PATIENCE_MS = (int) Duration.ofSeconds(30).toMillis();

    private final Socket socket;
    private final InputStream in;

    Wire(URI site) throws IOException {
        socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress("127.0.0.1", site.getPort()), PATIENCE_MS);
        socket.setSoTimeout(PATIENCE_MS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Sends all of it; a server that has had enough may stop listening before the end. */
    void send(byte[] bytes) throws IOException {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (SocketException closed) {
            // its answer may stand in the buffer nevertheless
        }
    }

    /** Says that nothing more will come. */
    void finish() throws IOException {
        try {
            socket.shutdownOutput();
        } catch (SocketException closed) {
            // already over
        }
    }

    void patience(Duration most) throws IOException {
        socket.setSoTimeout((int) most.toMillis());
    }

    /** The next answer; {@link Answer#NONE} where the server closed instead. */
    Answer receive(boolean head) throws IOException {
        try {
            var line = line();
            while (line.startsWith("HTTP/1.1 1")) {
                headers();
                line = line();
            }
            var status = Integer.parseInt(line.split(" ", 3)[1]);
            var headers = headers();
            var close =
                    headers.getOrDefault("connection", List.of("")).getFirst().equalsIgnoreCase("close");
            var body = head || status == 204 || status == 304 ? new byte[0] : body(headers);
            return new Answer(status, headers, body, close);
        } catch (EOFException | SocketException closed) {
            return Answer.NONE;
        }
    }

    /** Everything that still comes until the server closes. */
    String rest() throws IOException {
        try {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (SocketException closed) {
            return "";
        }
    }

    private byte[] body(Map<String, List<String>> headers) throws IOException {
        if (headers.containsKey("transfer-encoding")) {
            return chunks();
        }
        if (headers.containsKey("content-length")) {
            return exactly(Integer.parseInt(headers.get("content-length").getFirst()));
        }
        return in.readAllBytes();
    }

    private byte[] chunks() throws IOException {
        var out = new ByteArrayOutputStream();
        for (var size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            out.writeBytes(exactly(size));
            line();
        }
        line();
        return out.toByteArray();
    }

    private byte[] exactly(int size) throws IOException {
        var bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException();
        }
        return bytes;
    }

    private Map<String, List<String>> headers() throws IOException {
        var headers = new HashMap<String, List<String>>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            var colon = line.indexOf(':');
            headers.computeIfAbsent(
                            line.substring(0, colon).strip().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return headers;
    }

    private String line() throws IOException {
        var out = new ByteArrayOutputStream();
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            if (next != '\r') {
                out.write(next);
            }
        }
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    /** Cuts the connection as a crash would, without a word. */
    void cut() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException gone) {
            // as wanted
        }
    }
}
