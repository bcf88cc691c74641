package org.penglai.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A program of its own that speaks S3 and keeps its objects in a folder (Adobe's S3Mock); it does not look at signatures. */
public final class ObjectStore implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);

    private final Path folder;
    private final URI uri;
    private final Process process;

    /** Starts it with one empty bucket. */
    public ObjectStore(Path folder, String bucket) throws IOException {
        this.folder = folder;
        this.uri = URI.create("http://127.0.0.1:" + free());
        process = start(bucket);
    }

    private Process start(String bucket) throws IOException {
        var started = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx192m",
                        "-jar",
                        Artifacts.objectStore().toString(),
                        "--server.port=" + free(),
                        "--com.adobe.testing.s3mock.httpPort=" + uri.getPort(),
                        "--com.adobe.testing.s3mock.store.initialBuckets=" + bucket,
                        "--com.adobe.testing.s3mock.store.root=" + folder.resolve("objects"),
                        "--com.adobe.testing.s3mock.store.retainFilesOnExit=true")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("object-store.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(started::destroyForcibly));
        Awaitility.await()
                .atMost(START)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> answers(bucket));
        return started;
    }

    private boolean answers(String bucket) throws IOException {
        var call =
                (java.net.HttpURLConnection) uri.resolve("/" + bucket).toURL().openConnection();
        call.setRequestMethod("HEAD");
        return call.getResponseCode() == 200;
    }

    public URI uri() {
        return uri;
    }

    /** Where its objects lie, with their metadata. */
    public Path objects() {
        return folder.resolve("objects");
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException hurried) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
