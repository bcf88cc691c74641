package org.penglai.platform.blob;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.penglai.kernel.Sha256;

/** A {@link Shelf} in a folder: {@code ab/cd/abcd…}. What lies there is on the disk before it has its name. */
final class FolderShelf implements Shelf {

    private final Path folder;

    FolderShelf(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("the folder for documents cannot be written: " + folder, unwritable);
        }
    }

    @Override
    public void put(Sha256 digest, Path file) throws IOException {
        flush(file, StandardOpenOption.WRITE);
        var path = path(digest);
        var inner = Objects.requireNonNull(path.getParent());
        Files.createDirectories(inner);
        Files.move(file, path, StandardCopyOption.ATOMIC_MOVE);
        flush(inner);
        flush(Objects.requireNonNull(inner.getParent()));
        flush(folder);
    }

    @Override
    public void get(Sha256 digest, Path copy) throws IOException {
        Files.copy(path(digest), copy);
    }

    @Override
    public void remove(Sha256 digest) throws IOException {
        var path = path(digest);
        if (Files.deleteIfExists(path)) {
            flush(Objects.requireNonNull(path.getParent()));
        }
    }

    /** A new name is durable once its folder has been flushed. */
    private static void flush(Path changed) throws IOException {
        flush(changed, StandardOpenOption.READ);
    }

    private static void flush(Path changed, StandardOpenOption as) throws IOException {
        try (var channel = FileChannel.open(changed, as)) {
            channel.force(true);
        }
    }

    private Path path(Sha256 digest) {
        return folder.resolve(Rooms.inside(digest));
    }
}
