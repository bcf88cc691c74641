package org.penglai.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that keeps PostgreSQL's log says that a piece is kept only when it is, and never overwrites one. */
final class ArchiveWalTest {

    @TempDir
    private Path folder;

    @Test
    void aPieceIsKeptWholeAndAgainWithoutHarm() throws Exception {
        assertThat(archive(piece("first"))).isZero();
        assertThat(archive(piece("first"))).isZero();
        assertThat(Files.readString(kept())).isEqualTo("first");
    }

    @Test
    void anotherPieceOfTheSameNameIsRefused() throws Exception {
        assertThat(archive(piece("first"))).isZero();
        assertThat(archive(piece("other"))).isNotZero();
        assertThat(Files.readString(kept())).isEqualTo("first");
    }

    @Test
    void whatAnInterruptedCopyLeftIsReplaced() throws Exception {
        Files.createDirectories(kept().getParent());
        Files.writeString(kept().resolveSibling("000000010000000000000001.part"), "fi");
        assertThat(archive(piece("first"))).isZero();
        assertThat(Files.readString(kept())).isEqualTo("first");
    }

    @Test
    void aPieceThatCannotBeReadIsNotSaidToBeKept() throws Exception {
        assertThat(archive(folder.resolve("missing"))).isNotZero();
        assertThat(kept()).doesNotExist();
    }

    private Path kept() {
        return folder.resolve("archive/000000010000000000000001");
    }

    private Path piece(String content) throws IOException {
        return Files.writeString(folder.resolve("piece"), content);
    }

    private int archive(Path piece) throws IOException, InterruptedException {
        return new ProcessBuilder(
                        "src/docker/postgres/archive-wal.sh",
                        piece.toString(),
                        "000000010000000000000001",
                        folder.resolve("archive").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
