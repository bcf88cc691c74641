package org.penglai.platform.blob;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link Blobs} on a shelf: a file is copied and hashed in one pass, looked into, scanned, encrypted where there is a key, and only
 * then put away under its digest. On the way out it is opened and every byte looked at again.
 */
final class KeptBlobs implements Blobs {

    private static final Logger LOG = LoggerFactory.getLogger(KeptBlobs.class);
    private static final int BUFFER = 64 * 1024;

    private final Shelf shelf;
    private final Optional<BlobSeal> seal;
    private final Scanner scanner;
    private final Places places;

    /**
     * Folders on this machine's disk.
     *
     * @param unfinished where files lie while they are being kept; on one disk with the shelf, where that is a folder
     * @param passing where copies lie that are being read
     */
    record Places(Path unfinished, Path passing) {
        Places {
            try {
                Files.createDirectories(unfinished);
                Files.createDirectories(passing);
            } catch (IOException unwritable) {
                throw new UncheckedIOException("the folder for documents cannot be written: " + unfinished, unwritable);
            }
        }
    }

    KeptBlobs(Shelf shelf, Optional<BlobSeal> seal, Scanner scanner, Places places) {
        this.shelf = shelf;
        this.seal = seal;
        this.scanner = scanner;
        this.places = places;
    }

    @Override
    public Blob keep(Path file) {
        return kept(file, BYTES_MAX, copied -> {
            var type = FileType.by(copied.copy()).orElseThrow(KeptBlobs::unknownType);
            Inspection.requireHarmless(type, copied.copy());
            requireClean(copied.copy());
            put(copied);
            return new Blob(copied.digest(), copied.size(), type);
        });
    }

    @Override
    public Sha256 keepAsIs(Path file, long bytesMax) {
        return kept(file, bytesMax, copied -> {
            requireClean(copied.copy());
            put(copied);
            return copied.digest();
        });
    }

    /** A copy that is ours alone, so that nothing changes it between the look and the shelf. */
    private record Copied(Path copy, Sha256 digest, long size) {}

    /** What becomes of a copy. */
    @FunctionalInterface
    private interface Keeping<T> {
        T of(Copied copied) throws IOException;
    }

    private <T> T kept(Path file, long bytesMax, Keeping<T> keeping) {
        try {
            var size = Files.size(file);
            requireSize(size, bytesMax);
            var copy = Files.createTempFile(places.unfinished(), "", "");
            try {
                return keeping.of(new Copied(copy, copy(file, copy), size));
            } finally {
                Files.deleteIfExists(copy);
            }
        } catch (StoreAway away) {
            LOG.atError().setCause(away).log("document store does not answer");
            throw Refusal.of(Refusal.Kind.UNAVAILABLE, "file.store-away");
        } catch (IOException failed) {
            throw new UncheckedIOException("the document could not be kept", failed);
        }
    }

    private void put(Copied copied) throws IOException {
        if (seal.isEmpty()) {
            shelf.put(copied.digest(), copied.copy());
            return;
        }
        var sealed = Files.createTempFile(places.unfinished(), "", "");
        try {
            seal.get().seal(copied.copy(), sealed);
            shelf.put(copied.digest(), sealed);
        } finally {
            Files.deleteIfExists(sealed);
        }
    }

    @Override
    public Path fetch(Sha256 digest) {
        try {
            var copy = passing();
            try {
                var found = brought(digest, copy);
                if (found.equals(digest)) {
                    return copy;
                }
                LOG.atError()
                        .addKeyValue("digest", digest)
                        .addKeyValue("found", found)
                        .log("kept file has changed");
            } catch (IOException | RuntimeException failed) {
                Files.deleteIfExists(copy);
                throw failed;
            }
            Files.deleteIfExists(copy);
        } catch (NoSuchFileException gone) {
            LOG.atError().addKeyValue("digest", digest).log("kept file is gone");
        } catch (StoreAway away) {
            LOG.atError().setCause(away).log("document store does not answer");
            throw Refusal.of(Refusal.Kind.UNAVAILABLE, "file.store-away");
        } catch (IOException unreadable) {
            LOG.atError().addKeyValue("digest", digest).setCause(unreadable).log("kept file cannot be read");
        }
        throw Refusal.of(Refusal.Kind.UNAVAILABLE, "file.damaged").with("sha256", digest.hex());
    }

    /** Brings the file as it was to that path, and answers what its bytes hash to. */
    private Sha256 brought(Sha256 digest, Path copy) throws IOException {
        Files.delete(copy);
        shelf.get(digest, copy);
        if (BlobSeal.isSealed(copy)) {
            var opened = passing();
            try {
                seal.orElseThrow(() -> new IOException("the file is encrypted and no key is given"))
                        .open(copy, opened);
                Files.move(opened, copy, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(opened);
            }
        }
        return digest(copy);
    }

    @Override
    public void read(Path copy) {
        try {
            Files.deleteIfExists(copy);
        } catch (IOException stuck) {
            throw new UncheckedIOException("a copy that was read could not be removed", stuck);
        }
    }

    @Override
    public void remove(Sha256 digest) {
        try {
            shelf.remove(digest);
        } catch (IOException stuck) {
            throw new UncheckedIOException("the document could not be removed", stuck);
        }
    }

    private Path passing() throws IOException {
        return Files.createTempFile(places.passing(), "", "");
    }

    private void requireClean(Path copy) {
        try {
            scanner.find(copy).ifPresent(name -> {
                LOG.atWarn().log("scanner refused a file");
                throw Refusal.of(Refusal.Kind.UNSUPPORTED, "file.malware");
            });
        } catch (IOException away) {
            LOG.atError().setCause(away).log("scanner does not answer");
            throw Refusal.of(Refusal.Kind.UNAVAILABLE, "file.unscanned");
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
}
