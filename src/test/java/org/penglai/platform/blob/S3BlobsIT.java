package org.penglai.platform.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Sha256;
import org.penglai.stack.ObjectStore;

/** The store of files against a program that speaks S3, encrypted and as it comes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class S3BlobsIT {

    private static final String BUCKET = "penglai";

    @TempDir
    private static Path folder;

    private ObjectStore objects;
    private BlobStore store;
    private Blobs blobs;

    @BeforeAll
    void start() throws IOException {
        objects = new ObjectStore(folder, BUCKET);
        store = store(Optional.of(BlobSeal.of("5c".repeat(32))));
        blobs = store.room("patents");
    }

    @AfterAll
    void stop() {
        store.close();
        objects.close();
    }

    @Test
    void aFileIsKeptEncryptedFetchedWholeAndRemoved() throws IOException {
        var pdf = SampleFiles.of(FileType.PDF);

        var kept = blobs.keep(file(pdf));
        var again = blobs.keep(file(pdf));
        var copy = blobs.fetch(kept.digest());

        assertThat(again).isEqualTo(kept).isEqualTo(new Blob(Sha256.of(pdf), pdf.length, FileType.PDF));
        assertThat(copy).hasBinaryContent(pdf);
        assertThat(BlobSeal.isSealed(lying(Sha256.of(pdf)))).isTrue();

        blobs.remove(kept.digest());
        blobs.remove(kept.digest());
        assertThat(code(kept.digest())).isEqualTo("file.damaged");
    }

    @Test
    void aChangedObjectIsFoundEncryptedOrNot() throws IOException {
        try (var open = store(Optional.empty())) {
            var plain = open.room("plain");
            var png = plain.keep(file(SampleFiles.of(FileType.PNG))).digest();
            var jpeg = blobs.keep(file(SampleFiles.of(FileType.JPEG))).digest();
            for (var digest : List.of(png, jpeg)) {
                var object = lying(digest);
                var bytes = Files.readAllBytes(object);
                bytes[bytes.length / 2] ^= 1;
                Files.write(object, bytes);
            }

            assertThat(catchThrowableOfType(Refusal.class, () -> plain.fetch(png))
                            .code())
                    .isEqualTo("file.damaged");
            assertThat(code(jpeg)).isEqualTo("file.damaged");
        }
    }

    @Test
    void oneRoomKnowsNothingOfAnother() throws IOException {
        var digest = blobs.keepAsIs(file(new byte[100_000]), 1_000_000);

        assertThat(catchThrowableOfType(
                                Refusal.class, () -> store.room("organisations").fetch(digest))
                        .code())
                .isEqualTo("file.damaged");
        assertThat(blobs.fetch(digest)).hasSize(100_000);
    }

    @Test
    void whileTheStoreIsAwayNothingIsTakenAndNothingIsCalledDamaged() throws IOException {
        var nobody = new BlobStore.Bucket(java.net.URI.create("http://127.0.0.1:1"), "us-east-1", BUCKET, "u", "s");
        try (var away = new BlobStore(folder.resolve("away"), Optional.empty(), Scanner.NONE, Optional.of(nobody))) {
            var room = away.room("");
            var kept = catchThrowableOfType(Refusal.class, () -> room.keep(file(SampleFiles.of(FileType.PDF))));
            var fetched = catchThrowableOfType(Refusal.class, () -> room.fetch(Sha256.of("x")));

            assertThat(kept.code()).isEqualTo("file.store-away");
            assertThat(fetched.code()).isEqualTo("file.store-away");
            assertThat(fetched.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE);
        }
    }

    private String code(Sha256 digest) {
        return catchThrowableOfType(Refusal.class, () -> blobs.fetch(digest)).code();
    }

    private BlobStore store(Optional<BlobSeal> seal) {
        var bucket = new BlobStore.Bucket(objects.uri(), "us-east-1", BUCKET, "penglai", "secret-of-this-test");
        return new BlobStore(folder.resolve("passing"), seal, Scanner.NONE, Optional.of(bucket));
    }

    /** The object as the store's own disk has it. */
    private Path lying(Sha256 digest) throws IOException {
        try (var files = Files.walk(objects.objects())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> holds(file.resolveSibling("objectMetadata.json"), digest.hex()))
                    .filter(file -> !file.toString().endsWith(".json"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static boolean holds(Path metadata, String digest) {
        try {
            return Files.exists(metadata) && Files.readString(metadata).contains(digest);
        } catch (IOException unreadable) {
            return false;
        }
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(Files.createTempFile(folder, "file", ""), bytes);
    }
}
