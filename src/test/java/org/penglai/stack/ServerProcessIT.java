package org.penglai.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Shows that the server runs on the real engines, inside a test's JVM and as a process of its own. */
@Stack
class ServerProcessIT {
    private final Progress progress = new Progress(System.out);

    @Test
    void aServerInsideTheTestAnswersAtTheAddressOfItsPages(TestBed bed) throws IOException {
        assertThat(Http.get(bed.site().resolve("/api/v1/openapi.yaml")).statusCode())
                .isEqualTo(200);
        assertThat(status(bed.management(), "postgresql")).isEqualTo("UP");
    }

    @Test
    void aKilledServerComesBackOnItsPorts(TestBed bed) throws IOException {
        // Given
        var server = bed.server();
        server.start(progress);
        var page = server.uri().resolve("/");
        assertThat(Http.get(page).statusCode()).isEqualTo(200);

        // When
        server.kill();
        var refused = catchThrowable(() -> Http.get(page));
        server.start(progress);

        // Then
        assertThat(refused).isInstanceOf(ConnectException.class);
        assertThat(Http.get(page).statusCode()).isEqualTo(200);
        server.stop();
        assertThat(server.alive()).isFalse();
    }

    @Test
    void losingKeycloakDegradesAndRecoversByItself(TestBed bed) throws IOException {
        assertThat(status(bed.management(), "keycloak")).isEqualTo("UP");

        bed.keycloak().kill();
        assertThat(status(bed.management(), "keycloak")).isEqualTo("DEGRADED");
        assertThat(Http.get(bed.management().resolve("/health/ready")).statusCode())
                .isEqualTo(200);

        bed.keycloak().start(progress);
        await().until(() -> status(bed.management(), "keycloak").equals("UP"));
    }

    @Test
    void losingPostgresTakesTheServerOutUntilItReturns(TestBed bed) throws IOException {
        var ready = bed.management().resolve("/health/ready");

        bed.postgres().kill();
        assertThat(Http.get(ready).statusCode()).isEqualTo(503);

        bed.postgres().start(progress);
        await().until(() -> Http.get(ready).statusCode() == 200);
    }

    private static String status(URI management, String part) throws IOException {
        return new JsonObject(Http.get(management.resolve("/health/ready")).body())
                .getJsonObject(part)
                .getString("status");
    }
}
