package org.penglai.platform.blob;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A ClamAV daemon, to which the file is streamed (clamd, INSTREAM), so that it needs none of our folders. */
public final class ClamdScanner implements Scanner {

    private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
    private static final int PIECE = 64 * 1024;

    /** Its answers are a line. */
    private static final int ANSWER_MAX = 1024;

    private static final String STREAM = "stream: ";
    private static final String FOUND = " FOUND";

    private final URI address;
    private final Duration patience;

    /**
     * @param address {@code clamd://host:port}
     * @param patience how long its answer is waited for
     */
    public ClamdScanner(URI address, Duration patience) {
        this.address = address;
        this.patience = patience;
    }

    @Override
    public Optional<String> find(Path file) throws IOException {
        try (var socket = new Socket()) {
            var millis = Math.toIntExact(patience.toMillis());
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), millis);
            socket.setSoTimeout(millis);
            send(file, new DataOutputStream(socket.getOutputStream()));
            var answer = new String(socket.getInputStream().readNBytes(ANSWER_MAX), StandardCharsets.UTF_8)
                    .replace("\0", "")
                    .strip();
            return judged(answer);
        }
    }

    /** Pieces with their lengths before them, and one of nought at the end. */
    private static void send(Path file, DataOutputStream out) throws IOException {
        out.write(COMMAND);
        var piece = new byte[PIECE];
        try (var in = Files.newInputStream(file)) {
            for (int read = in.read(piece); read > 0; read = in.read(piece)) {
                out.writeInt(read);
                out.write(piece, 0, read);
            }
        }
        out.writeInt(0);
        out.flush();
    }

    private static Optional<String> judged(String answer) throws IOException {
        if (answer.equals(STREAM + "OK")) {
            return Optional.empty();
        }
        if (answer.startsWith(STREAM) && answer.endsWith(FOUND)) {
            return Optional.of(answer.substring(STREAM.length(), answer.length() - FOUND.length()));
        }
        throw new IOException("the scanner could not say: " + answer);
    }
}
