package org.penglai.platform.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Sha256;

class BlobsTest {

    @TempDir
    Path folder;

    private Blobs blobs;

    @BeforeEach
    void open() {
        blobs = BlobStore.plain(folder.resolve("blobs"));
    }

    @ParameterizedTest
    @EnumSource
    void aFileIsKnownByItsContentWhateverItsName(FileType type) throws IOException {
        var bytes = SampleFiles.of(type);

        var blob = blobs.keep(file("contract.exe", bytes));

        assertThat(blob).isEqualTo(new Blob(Sha256.of(bytes), bytes.length, type));
        assertThat(blobs.fetch(blob.digest())).hasBinaryContent(bytes);
    }

    @Test
    void theSameBytesAreKeptOnce() throws IOException {
        var bytes = SampleFiles.of(FileType.PDF);

        var first = blobs.keep(file("a.pdf", bytes)).digest();
        var second = blobs.keep(file("b.pdf", bytes)).digest();

        assertThat(second).isEqualTo(first);
        try (var kept = Files.walk(folder.resolve("blobs/kept"))) {
            assertThat(kept.filter(Files::isRegularFile)).containsExactly(kept(first));
        }
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        assertThat(refused("empty.pdf", new byte[0]).code()).isEqualTo("file.empty");
    }

    static Stream<Named<HostileFiles.Sample>> hostileFiles() {
        return HostileFiles.all().entrySet().stream().map(entry -> Named.of(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest
    @MethodSource("hostileFiles")
    void whatMeansHarmIsRefusedByName(HostileFiles.Sample sample) throws IOException {
        assertThat(refused("scan.pdf", sample.bytes()).code()).isEqualTo(sample.code());
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void aFileThatIsTooLargeIsRefusedWithTheFigure() throws IOException {
        var refusal = refused("large.pdf", new byte[(int) Blobs.BYTES_MAX + 1]);

        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.TOO_LARGE);
        assertThat(refusal.facts()).containsEntry("mostMiB", 15L);
    }

    @Test
    void theLargestFileIsKept() throws IOException {
        var pdf = SampleFiles.pdfOfSize((int) Blobs.BYTES_MAX);

        assertThat(blobs.keep(file("large.pdf", pdf)).size()).isEqualTo(Blobs.BYTES_MAX);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><script>alert(1)</script></html>",
                "PK\u0003\u0004 a zip",
                "GIF89a",
                "MZ\u0090\u0000",
                "%PDF-1.7\nwithout an end",
                "%PDF-1.7\nstartxref\n9999\n%%EOF",
                "\u0089PNG\r\n\u001a\nnothing"
            })
    void whatIsOfNoTakenTypeIsRefusedWithWhatIsTaken(String content) throws IOException {
        var refusal = refused("contract.pdf", content.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNSUPPORTED);
        assertThat(refusal.code()).isEqualTo("file.type");
        assertThat(refusal.facts()).containsEntry("accepted", List.of("application/pdf", "image/png", "image/jpeg"));
        assertThat(leftovers()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aFileThatIsTwoThingsAtOnceIsRefused(FileType type) throws IOException {
        var genuine = SampleFiles.of(type);
        var archive = "PK\u0003\u0004 and a whole archive behind it".getBytes(StandardCharsets.ISO_8859_1);
        var page = "<html>".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(refused("tail", joined(genuine, archive)).code()).isEqualTo("file.type");
        assertThat(refused("head", joined(page, genuine)).code()).isEqualTo("file.type");
    }

    @ParameterizedTest
    @EnumSource
    void aFileThatEndsTooSoonIsRefused(FileType type) throws IOException {
        var genuine = SampleFiles.of(type);

        assertThat(refused("cut", Arrays.copyOf(genuine, genuine.length - 8)).code())
                .isEqualTo("file.type");
    }

    @Test
    void aChangedByteInAPngIsSeenAtOnce() throws IOException {
        var png = SampleFiles.of(FileType.PNG);
        png[png.length / 2] ^= 1;

        assertThat(refused("changed.png", png).code()).isEqualTo("file.type");
    }

    @Test
    void aTelephonesSecondPictureIsPartOfTheFile() throws IOException {
        var jpeg = SampleFiles.of(FileType.JPEG);

        assertThat(blobs.keep(file("photo.jpg", joined(jpeg, jpeg))).type()).isEqualTo(FileType.JPEG);
    }

    @Test
    void aChangedByteIsSeenOnReading() throws IOException {
        var digest = blobs.keep(file("a.pdf", SampleFiles.of(FileType.PDF))).digest();
        var kept = kept(digest);
        var bytes = Files.readAllBytes(kept);
        bytes[40] ^= 1;
        Files.write(kept, bytes);

        var refusal = catchThrowableOfType(Refusal.class, () -> blobs.fetch(digest));

        assertThat(refusal.code()).isEqualTo("file.damaged");
        assertThat(refusal.facts()).containsEntry("sha256", digest.hex());
    }

    @Test
    void aFileThatIsGoneIsSaidToBe() throws IOException {
        var digest = blobs.keep(file("a.pdf", SampleFiles.of(FileType.PDF))).digest();
        Files.delete(kept(digest));

        assertThat(catchThrowableOfType(Refusal.class, () -> blobs.fetch(digest))
                        .code())
                .isEqualTo("file.damaged");
    }

    @Test
    void whatWasDamagedIsWholeAgainWhenItIsKeptAgain() throws IOException {
        var bytes = SampleFiles.of(FileType.PDF);
        var digest = blobs.keep(file("a.pdf", bytes)).digest();
        Files.write(kept(digest), new byte[] {1}, StandardOpenOption.APPEND);

        blobs.keep(file("b.pdf", bytes));

        assertThat(blobs.fetch(digest)).hasBinaryContent(bytes);
    }

    @Test
    void aPictureFromTheJdkIsAPicture() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "jpeg", out);

        assertThat(blobs.keep(file("scan", out.toByteArray())).type()).isEqualTo(FileType.JPEG);
    }

    private Path kept(Sha256 digest) {
        return folder.resolve("blobs/kept").resolve(Rooms.inside(digest));
    }

    private Refusal refused(String name, byte[] bytes) throws IOException {
        var file = file(name, bytes);
        return catchThrowableOfType(Refusal.class, () -> blobs.keep(file));
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private List<Path> leftovers() throws IOException {
        try (var files = Files.list(folder.resolve("blobs/unfinished"))) {
            return files.toList();
        }
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
