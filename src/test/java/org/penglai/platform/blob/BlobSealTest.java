package org.penglai.platform.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Sha256;

/** Files that are encrypted at rest: as they were when opened, and never opened after any change. */
final class BlobSealTest {

    private static final String ONE = "01".repeat(32);
    private static final String TWO = "ab".repeat(32);
    private static final int HEAD = 48;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, BlobSeal.PIECE - 1, BlobSeal.PIECE, BlobSeal.PIECE + 1, 3 * BlobSeal.PIECE, 200_000})
    void aFileOfAnyLengthIsOpenedAsItWas(int length) throws IOException {
        var plain = made(length);

        var sealed = sealed(BlobSeal.of(ONE), plain);

        assertThat(opened(BlobSeal.of(ONE), sealed)).hasBinaryContent(Files.readAllBytes(plain));
        assertThat(BlobSeal.isSealed(sealed)).isTrue();
        assertThat(BlobSeal.isSealed(plain)).isFalse();
    }

    @Test
    void theSameFileIsAnotherCiphertextEachTimeAndShowsNothingOfItself() throws IOException {
        var plain = Files.writeString(folder.resolve("plain"), "许可合同 ".repeat(1000));

        var first = Files.readAllBytes(sealed(BlobSeal.of(ONE), plain));
        var second = Files.readAllBytes(sealed(BlobSeal.of(ONE), plain));

        assertThat(first).isNotEqualTo(second);
        assertThat(new String(first, StandardCharsets.UTF_8)).doesNotContain("许可");
    }

    @Test
    void aChangedByteAnywhereIsFound() throws IOException {
        var sealed = sealed(BlobSeal.of(ONE), made(2 * BlobSeal.PIECE + 100));
        var bytes = Files.readAllBytes(sealed);
        var chance = new Random(5);
        for (var at : Stream.concat(
                        Stream.iterate(8, place -> place + 1).limit(60),
                        chance.ints(60, HEAD, bytes.length).boxed())
                .toList()) {
            var changed = bytes.clone();
            changed[at] ^= 1;
            Files.write(sealed, changed);

            assertThatThrownBy(() -> opened(BlobSeal.of(ONE), sealed))
                    .as("byte %d", at)
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void piecesThatAreLeftOutExchangedOrCutOffAreFound() throws IOException {
        var sealed = sealed(BlobSeal.of(ONE), made(3 * BlobSeal.PIECE));
        var bytes = Files.readAllBytes(sealed);
        var piece = BlobSeal.PIECE + 16;
        var exchanged = bytes.clone();
        System.arraycopy(bytes, HEAD, exchanged, HEAD + piece, piece);
        System.arraycopy(bytes, HEAD + piece, exchanged, HEAD, piece);

        for (var spoilt : new byte[][] {
            Arrays.copyOf(bytes, HEAD + 2 * piece),
            Arrays.copyOf(bytes, bytes.length - 1),
            exchanged,
            Arrays.copyOf(bytes, 20)
        }) {
            Files.write(sealed, spoilt);
            assertThatThrownBy(() -> opened(BlobSeal.of(ONE), sealed)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aNewKeyEncryptsAndTheOldOneStillOpens() throws IOException {
        var plain = made(1000);
        var old = sealed(BlobSeal.of(ONE), plain);
        var both = BlobSeal.of(TWO + ", " + ONE);

        assertThat(opened(both, old)).hasBinaryContent(Files.readAllBytes(plain));
        assertThatThrownBy(() -> opened(BlobSeal.of(ONE), sealed(both, plain)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("no key ")
                .hasMessageNotContaining(TWO.substring(0, 8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "01", "xyz", "0101,", "g1g1g1g1g1g1g1g1g1g1g1g1g1g1g1g1g1g1g1g1g1g1g1g1g1g1g1g1g1g1g1g1"})
    void whatIsNoKeyIsRefusedWithoutBeingSaid(String written) {
        assertThatThrownBy(() -> BlobSeal.of(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not keys of 64 hexadecimal digits with commas between them");
    }

    /** Through the store: encrypted where it lies, whole where it is fetched, and what was plain before is read on. */
    @Test
    void aStoreWithAKeyKeepsFilesEncryptedAndReadsThoseThatWereKeptWithout() throws IOException {
        var store = folder.resolve("store");
        var pdf = SampleFiles.of(FileType.PDF);
        var before = BlobStore.plain(store)
                .keep(Files.write(folder.resolve("a"), pdf))
                .digest();
        var blobs = new BlobStore(store, Optional.of(BlobSeal.of(ONE)), Scanner.NONE, Optional.empty()).room("");
        var png = SampleFiles.of(FileType.PNG);
        var after = blobs.keep(Files.write(folder.resolve("b"), png)).digest();
        var kept = store.resolve("kept").resolve(Rooms.inside(after));

        assertThat(BlobSeal.isSealed(kept)).isTrue();
        assertThat(blobs.fetch(after)).hasBinaryContent(png);
        assertThat(blobs.fetch(before)).hasBinaryContent(pdf);
        assertThat(after).isEqualTo(Sha256.of(png));

        var bytes = Files.readAllBytes(kept);
        bytes[bytes.length - 1] ^= 1;
        Files.write(kept, bytes);
        assertThat(catchThrowableOfType(Refusal.class, () -> blobs.fetch(after)).code())
                .isEqualTo("file.damaged");
        assertThat(catchThrowableOfType(
                                Refusal.class, () -> BlobStore.plain(store).fetch(after))
                        .code())
                .isEqualTo("file.damaged");
    }

    private Path made(int length) throws IOException {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return Files.write(Files.createTempFile(folder, "plain", ""), bytes);
    }

    private Path sealed(BlobSeal seal, Path plain) throws IOException {
        var sealed = Files.createTempFile(folder, "sealed", "");
        seal.seal(plain, sealed);
        return sealed;
    }

    private Path opened(BlobSeal seal, Path sealed) throws IOException {
        var plain = Files.createTempFile(folder, "opened", "");
        seal.open(sealed, plain);
        return plain;
    }
}
