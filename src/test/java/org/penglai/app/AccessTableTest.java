package org.penglai.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penglai.identity.Access;
import org.penglai.platform.http.Contract;
import org.penglai.platform.http.PageRoute;

/** Every operation of the contract has its row in the access table: what has none is denied to everybody, unnoticed. */
final class AccessTableTest {

    @Test
    void everyOperationOfTheContractIsListed() {
        var operations = Contract.load(Routes.CONTRACTS).operations().keySet();

        assertThat(operations).hasSizeGreaterThan(30);
        assertThat(Access.table().operations()).containsAll(operations);
    }

    @Test
    void everyPageIsListedAndNoRowStandsForNothing(@TempDir Path folder) {
        var pages =
                House.pages(config(folder)).stream().map(PageRoute::operation).collect(Collectors.toSet());
        var operations =
                new TreeSet<>(Contract.load(Routes.CONTRACTS).operations().keySet());
        operations.addAll(pages);

        assertThat(pages).hasSizeGreaterThan(15);
        assertThat(Access.table().operations()).containsExactlyInAnyOrderElementsOf(operations);
    }

    /** Leads nowhere: the routes are made without asking any engine. */
    private static Config config(Path folder) {
        return Config.from(Map.of(
                "PENGLAI_PROFILE", "test",
                "PENGLAI_PG_URI", "postgresql://localhost:1/penglai",
                "PENGLAI_PG_PASSWORD", "x",
                "PENGLAI_PG_OWNER_PASSWORD", "x",
                "PENGLAI_ES_URI", "http://localhost:1",
                "PENGLAI_OIDC_ISSUER", "http://localhost:1/realms/penglai",
                "PENGLAI_OIDC_SECRET", "x",
                "PENGLAI_SIGNING_KEY", MadeSigningKey.TEXT,
                "PENGLAI_PAPER_KEY", MadePaperKey.FILE.toString(),
                "PENGLAI_BLOB_DIR", folder.toString()));
    }
}
