package org.penglai.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** The commands, run as an operator runs them. */
@Stack
final class MainIT {

    @Test
    void reindexBuildsTheIndexFromTheRows(TestBed bed) {
        DemoLoading.into(bed);

        var outcome = bed.command("reindex").outcome();

        assertThat(outcome.status()).as(outcome.output()).isZero();
        assertThat(outcome.output()).contains("search index is built").contains("listings=");
        var found = Api.at(bed.site(), bed).get("/search?limit=1").expect(200).json();
        assertThat(found.getInteger("total")).isGreaterThan(20);
    }

    @Test
    void migrateFindsNothingToDoOnAnUpToDateSchema(TestBed bed) {
        var outcome = bed.command("migrate").outcome();

        assertThat(outcome.status()).as(outcome.output()).isZero();
        assertThat(outcome.output()).contains("schema is up to date").contains("scripts=");
    }

    @Test
    void theClassificationIsImportedOnceHoweverOftenAndBadRowsAreNamed(TestBed bed, @TempDir Path folder)
            throws IOException {
        // Given
        var table = Files.writeString(folder.resolve("ipc.csv"), """
                code,title_zh,title_en
                H01M,电池,Cells
                H01M10/00,二次电池,Secondary cells
                H01M10/0525,摇椅式电池,Rocking-chair batteries
                H0,坏,bad
                """);
        // When
        var first =
                bed.command("import-ipc", "--edition=2026.01", table.toString()).outcome();
        var again =
                bed.command("import-ipc", "--edition=2026.01", table.toString()).outcome();
        // Then
        assertThat(first.status()).as(first.output()).isEqualTo(1);
        assertThat(first.output())
                .contains("ipc.csv:5 no symbol of the classification: H0")
                .contains("ipc.csv: 4 rows, 3 new, 0 changed, 0 unchanged, 1 rejected");
        assertThat(first.output()).contains("the search finds listings by these subjects");
        assertThat(again.output())
                .doesNotContain("the search")
                .contains("4 rows, 0 new, 0 changed, 3 unchanged, 1 rejected");
        var before = Files.writeString(folder.resolve("before.csv"), "code,title_zh\nH01M,电池组\nH01M10/00,二次电池\n");
        assertThat(bed.command("import-ipc", "--edition=2025.01", before.toString())
                        .outcome()
                        .status())
                .isZero();
        var place = Api.at(bed.site(), bed).get("/ipc?at=H01M").expect(200).json();
        assertThat(place.getJsonArray("editions").getList()).containsExactly("2026.01", "2025.01");
        assertThat(place.getJsonArray("path")
                        .getJsonObject(2)
                        .getJsonObject("change")
                        .getString("titleZh"))
                .isEqualTo("电池组");
        Api.at(bed.site(), bed).get("/ipc?edition=1999.01").expectProblem(404, "ipc.edition-unknown");
        var seen = Api.at(bed.site(), bed).get("/ipc?at=H01M10").expect(200).json();
        assertThat(seen.getString("edition")).isEqualTo("2026.01");
        assertThat(seen.getJsonArray("path")).hasSize(4);
        assertThat(seen.getJsonArray("places").getJsonObject(0).getString("titleZh"))
                .isEqualTo("摇椅式电池");
    }

    @Test
    void anUnknownCommandIsToldWhichThereAre(TestBed bed) {
        var outcome = bed.command("destroy").outcome();

        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.output())
                .contains(
                        "unknown command: destroy (serve, migrate, reindex, outbox, import-ipc, learn-matching, verify-records, verify-ledger, verify-certificate, new-key)");
    }
}
