package org.penglai.platform.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penglai.kernel.Refusal;

/** The scanner behind the store, against a server that speaks as clamd does. */
final class ScannerTest {

    private static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*";
    private static final Duration PATIENCE = Duration.ofMillis(800);

    @TempDir
    private Path folder;

    /** Reads one stream as clamd's INSTREAM has it, and answers what it is told to. */
    private static final class Clamd implements AutoCloseable {
        private final ServerSocket socket;
        private final Thread thread;

        Clamd(Function<byte[], String> answer) throws IOException {
            socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
            thread = Thread.ofVirtual().start(() -> serve(answer));
        }

        private void serve(Function<byte[], String> answer) {
            while (!socket.isClosed()) {
                try (var caller = socket.accept()) {
                    var in = new DataInputStream(caller.getInputStream());
                    assertThat(new String(in.readNBytes(10), StandardCharsets.US_ASCII))
                            .isEqualTo("zINSTREAM\0");
                    var file = new ByteArrayOutputStream();
                    for (int length = in.readInt(); length > 0; length = in.readInt()) {
                        file.write(in.readNBytes(length));
                    }
                    caller.getOutputStream()
                            .write((answer.apply(file.toByteArray()) + "\0").getBytes(StandardCharsets.UTF_8));
                } catch (IOException ended) {
                    continue;
                }
            }
        }

        Scanner scanner() {
            return new ClamdScanner(URI.create("clamd://127.0.0.1:" + socket.getLocalPort()), PATIENCE);
        }

        @Override
        public void close() throws IOException {
            socket.close();
            thread.interrupt();
        }
    }

    private static String judge(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1).contains(EICAR)
                ? "stream: Win.Test.EICAR_HDB-1 FOUND"
                : "stream: OK";
    }

    @Test
    void theTrialFileIsFoundAndACleanOneOfSeveralPiecesIsNot() throws IOException {
        try (var clamd = new Clamd(ScannerTest::judge)) {
            var trial = Files.writeString(folder.resolve("eicar"), EICAR);
            var clean = Files.write(folder.resolve("clean"), new byte[200_000]);
            var late = Files.writeString(folder.resolve("late"), "x".repeat(150_000) + EICAR);

            assertThat(clamd.scanner().find(trial)).contains("Win.Test.EICAR_HDB-1");
            assertThat(clamd.scanner().find(clean)).isEmpty();
            assertThat(clamd.scanner().find(late)).contains("Win.Test.EICAR_HDB-1");
        }
    }

    @Test
    void whatTheScannerFindsIsRefusedAndNothingIsKept() throws IOException {
        try (var clamd = new Clamd(file -> "stream: Pdf.Exploit.Invented-1 FOUND")) {
            var blobs = store(clamd.scanner());

            assertThat(refusal(blobs).code()).isEqualTo("file.malware");
            assertThat(kept()).isEmpty();
        }
    }

    @Test
    void aScannerThatDoesNotAnswerKeepsTheUploadOutAndSaysSo() throws IOException {
        int free;
        try (var nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = nobody.getLocalPort();
        }
        var away = new ClamdScanner(URI.create("clamd://127.0.0.1:" + free), PATIENCE);

        assertThat(refusal(store(away)).code()).isEqualTo("file.unscanned");
        assertThat(refusal(store(away)).kind()).isEqualTo(Refusal.Kind.UNAVAILABLE);
        assertThat(kept()).isEmpty();
    }

    @Test
    void aScannerThatCannotSayIsLikeOneThatIsAway() throws IOException {
        try (var full = new Clamd(file -> "INSTREAM size limit exceeded. ERROR");
                var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertThat(refusal(store(full.scanner())).code()).isEqualTo("file.unscanned");
            var waiting = new ClamdScanner(URI.create("clamd://127.0.0.1:" + silent.getLocalPort()), PATIENCE);
            assertThatThrownBy(() -> waiting.find(pdf())).isInstanceOf(IOException.class);
        }
    }

    @Test
    void onceItAnswersTheSameFileIsTaken() throws IOException {
        try (var clamd = new Clamd(ScannerTest::judge)) {
            var blobs = store(clamd.scanner());

            var blob = blobs.keep(pdf());

            assertThat(blobs.fetch(blob.digest())).hasBinaryContent(SampleFiles.of(FileType.PDF));
        }
    }

    private Refusal refusal(Blobs blobs) {
        return catchThrowableOfType(Refusal.class, () -> blobs.keep(pdf()));
    }

    private Blobs store(Scanner scanner) {
        return new BlobStore(folder.resolve("store"), Optional.empty(), scanner, Optional.empty()).room("");
    }

    private Path pdf() throws IOException {
        return Files.write(folder.resolve("a.pdf"), SampleFiles.of(FileType.PDF));
    }

    private List<Path> kept() throws IOException {
        try (var files = Files.walk(folder.resolve("store"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
