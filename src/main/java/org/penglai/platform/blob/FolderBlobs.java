package org.penglai.platform.blob;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Objects;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link Blobs} in a folder: {@code ab/cd/abcd…}. A file is copied and hashed in one pass, flushed to the disk, and then
 * moved to its name in one step, so that a name never stands for half a file, whatever happens in between.
 */
public final class FolderBlobs implements Blobs {

    private static final Logger LOG = LoggerFactory.getLogger(FolderBlobs.class);
    private static final int BUFFER = 64 * 1024;

    private final Path folder;
    private final Path unfinished;

    public FolderBlobs(Path folder) {
        this.folder = folder.resolve("kept");
        this.unfinished = folder.resolve("unfinished");
        try {
            Files.createDirectories(this.folder);
            Files.createDirectories(unfinished);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("the folder for documents cannot be written: " + folder, unwritable);
        }
    }

    @Override
    public Blob keep(Path file) {
        try {
            var size = Files.size(file);
            requireSize(size, BYTES_MAX);
            var copy = Files.createTempFile(unfinished, "", "");
            try {
                var digest = copy(file, copy);
                var type = FileType.by(copy).orElseThrow(FolderBlobs::unknownType);
                Inspection.requireHarmless(type, copy);
                place(copy, path(digest));
                return new Blob(digest, size, type);
            } finally {
                Files.deleteIfExists(copy);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("the document could not be kept", failed);
        }
    }

    @Override
    public Sha256 keepAsIs(Path file, long bytesMax) {
        try {
            requireSize(Files.size(file), bytesMax);
            var copy = Files.createTempFile(unfinished, "", "");
            try {
                var digest = copy(file, copy);
                place(copy, path(digest));
                return digest;
            } finally {
                Files.deleteIfExists(copy);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("the file could not be kept", failed);
        }
    }

    @Override
    public Path fetch(Sha256 digest) {
        var path = path(digest);
        try {
            var found = digest(path);
            if (found.equals(digest)) {
                return path;
            }
            LOG.atError()
                    .addKeyValue("digest", digest)
                    .addKeyValue("found", found)
                    .log("kept file has changed");
        } catch (NoSuchFileException gone) {
            LOG.atError().addKeyValue("digest", digest).log("kept file is gone");
        } catch (IOException unreadable) {
            LOG.atError().addKeyValue("digest", digest).setCause(unreadable).log("kept file cannot be read");
        }
        throw Refusal.of(Refusal.Kind.UNAVAILABLE, "file.damaged").with("sha256", digest.hex());
    }

    @Override
    public void remove(Sha256 digest) {
        var path = path(digest);
        try {
            if (Files.deleteIfExists(path)) {
                flush(Objects.requireNonNull(path.getParent()));
            }
        } catch (IOException stuck) {
            throw new UncheckedIOException("the document could not be removed", stuck);
        }
    }

    private static void requireSize(long size, long most) {
        if (size == 0) {
            throw Refusal.invalid("file.empty");
        }
        if (size > most) {
            throw Refusal.of(Refusal.Kind.TOO_LARGE, "file.too-large").with("mostMiB", most / (1024 * 1024));
        }
    }

    private static Refusal unknownType() {
        var accepted = Arrays.stream(FileType.values()).map(FileType::mediaType).toList();
        return Refusal.of(Refusal.Kind.UNSUPPORTED, "file.type").with("accepted", accepted);
    }

    private static Sha256 copy(Path from, Path to) throws IOException {
        var digest = Sha256.digest();
        var buffer = ByteBuffer.allocate(BUFFER);
        try (var in = FileChannel.open(from, StandardOpenOption.READ);
                var out = FileChannel.open(to, StandardOpenOption.WRITE)) {
            while (in.read(buffer) >= 0) {
                buffer.flip();
                digest.update(buffer.duplicate());
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
                buffer.clear();
            }
            out.force(true);
        }
        return Sha256.ofDigest(digest.digest());
    }

    private static Sha256 digest(Path path) throws IOException {
        var digest = Sha256.digest();
        var buffer = ByteBuffer.allocate(BUFFER);
        try (var in = FileChannel.open(path, StandardOpenOption.READ)) {
            while (in.read(buffer) >= 0) {
                digest.update(buffer.flip());
                buffer.clear();
            }
        }
        return Sha256.ofDigest(digest.digest());
    }

    /** Whatever stood there had the same digest, or was damaged. */
    private void place(Path copy, Path path) throws IOException {
        var inner = Objects.requireNonNull(path.getParent());
        Files.createDirectories(inner);
        Files.move(copy, path, StandardCopyOption.ATOMIC_MOVE);
        flush(inner);
        flush(Objects.requireNonNull(inner.getParent()));
        flush(folder);
    }

    /** A new name is durable once its folder has been flushed. */
    private static void flush(Path changed) throws IOException {
        try (var channel = FileChannel.open(changed, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private Path path(Sha256 digest) {
        var hex = digest.hex();
        return folder.resolve(hex.substring(0, 2)).resolve(hex.substring(2, 4)).resolve(hex);
    }
}
