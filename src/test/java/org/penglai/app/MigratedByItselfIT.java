package org.penglai.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** A production server has rights to rows only: the schema is brought up to date by a command of its own before. */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MigratedByItselfIT {

    private TestBed bed;

    @BeforeAll
    void take(TestBed given) {
        bed = given;
    }

    private Config config(String database) {
        Map<String, String> environment = bed.environment();
        environment.remove("PENGLAI_PG_OWNER_PASSWORD");
        environment.put(
                "PENGLAI_PG_URI", bed.database().uri().resolve("/" + database).toString());
        environment.put("PENGLAI_PORT", Integer.toString(bed.freePort("rows-only")));
        environment.put("PENGLAI_MANAGEMENT_PORT", Integer.toString(bed.freePort("rows-only-management")));
        return Config.from(environment);
    }

    @Test
    void aServerWithoutTheOwnersPasswordServesAMigratedSchemaAndSaysThatItIsReady() throws Exception {
        var config = config(bed.database().name());
        assertThatCode(() -> Server.requireMigrated(config)).doesNotThrowAnyException();

        try (var server = Server.start(config)) {
            var ready = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(
                                            URI.create("http://localhost:" + server.managementPort() + "/health/ready"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(ready.statusCode()).as(ready.body()).isEqualTo(200);
        }
    }

    @Test
    void aSchemaThatIsNotUpToDateIsNotServed() {
        var empty = bed.postgres().ensure("rows_only_empty");
        try {
            assertThatThrownBy(() -> Server.requireMigrated(config(empty.name())))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("run migrate with the owner's password first");
        } finally {
            bed.postgres().drop(empty.name());
        }
    }
}
