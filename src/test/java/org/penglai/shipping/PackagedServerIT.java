package org.penglai.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** What the image carries serves, by the image's own commands, as a user without rights and with settings alone. */
@Stack
final class PackagedServerIT {

    private static final Dockerfile IMAGE = Dockerfile.of(Path.of("Dockerfile"));

    @Test
    void thePackagedServerMigratesServesTellsItsHealthAndRebuildsItsIndex(TestBed bed) throws Exception {
        // Given
        var server = bed.packaged(IMAGE.command("ENTRYPOINT"));
        var before = contents(server.layout());
        assertThat(before).containsKey("penglai.jar").hasSizeGreaterThan(50);
        assertThat(server.run(IMAGE.command("HEALTHCHECK"))).isEqualTo(1);

        // When
        assertThat(server.run(command("migrate"))).isZero();
        server.without("PENGLAI_PG_OWNER_PASSWORD").start();

        // Then
        var page = get(server.address() + "/");
        assertThat(page.statusCode()).isEqualTo(200);
        var styles = Pattern.compile("href=\"(/[^\"]+\\.css[^\"]*)\"").matcher(page.body());
        assertThat(styles.find()).isTrue();
        assertThat(get(server.address() + styles.group(1)).statusCode()).isEqualTo(200);
        assertThat(get(server.address() + "/api/v1/openapi.yaml").statusCode()).isEqualTo(200);
        assertThat(server.run(IMAGE.command("HEALTHCHECK"))).isZero();
        assertThat(server.run(command("reindex"))).isZero();
        assertThat(owners(server.pids())).isNotEmpty().doesNotContain(0);
        server.stop();
        assertThat(contents(server.layout())).isEqualTo(before);
    }

    @Test
    void aServerWithoutSettingsSaysAllThatAreMissingAndEndsWithTwo(TestBed bed) throws IOException {
        var server = bed.packaged(IMAGE.command("ENTRYPOINT"))
                .without("PENGLAI_PG_URI")
                .without("PENGLAI_ES_URI");

        assertThat(server.run(command("serve"))).isEqualTo(2);
        assertThat(server.said()).contains("PENGLAI_PG_URI is missing", "PENGLAI_ES_URI is missing");
    }

    private static List<String> command(String word) {
        var command = new ArrayList<>(IMAGE.command("ENTRYPOINT"));
        command.add(word);
        return command;
    }

    private static HttpResponse<String> get(String address) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
        }
    }

    private static List<Integer> owners(List<Long> pids) {
        return pids.stream()
                .map(pid -> Path.of("/proc", pid.toString()))
                .filter(process -> executable(process).endsWith("/java"))
                .map(PackagedServerIT::owner)
                .toList();
    }

    private static String executable(Path process) {
        try {
            return Files.readSymbolicLink(process.resolve("exe")).toString();
        } catch (IOException notOurs) {
            return "";
        }
    }

    private static Integer owner(Path process) {
        try {
            return (Integer) Files.getAttribute(process, "unix:uid");
        } catch (IOException ended) {
            throw new java.io.UncheckedIOException(ended);
        }
    }

    private static Map<String, FileTime> contents(Path layout) throws IOException {
        var found = new TreeMap<String, FileTime>();
        try (var files = Files.walk(layout)) {
            for (var file : files.toList()) {
                found.put(layout.relativize(file).toString(), Files.getLastModifiedTime(file));
            }
        }
        return found;
    }
}
