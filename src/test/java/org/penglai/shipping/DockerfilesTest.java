package org.penglai.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The images are built from pinned bases and from files that are there, and run without rights that they do not need. */
final class DockerfilesTest {

    private static final String SERVER = "Dockerfile";
    private static final String POSTGRES = "src/docker/postgres/Dockerfile";
    private static final String ELASTICSEARCH = "src/docker/elasticsearch/Dockerfile";
    private static final String KEYCLOAK = "src/docker/keycloak/Dockerfile";

    @ParameterizedTest
    @ValueSource(strings = {SERVER, POSTGRES, ELASTICSEARCH, KEYCLOAK})
    void everyBaseIsPinnedToAVersion(String file) {
        assertThat(Dockerfile.of(Path.of(file)).all("FROM"))
                .isNotEmpty()
                .allSatisfy(from -> assertThat(from.words().getFirst()).matches("[a-z./-]+:\\d+\\.\\d+[\\w.-]*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {SERVER, POSTGRES, ELASTICSEARCH, KEYCLOAK})
    void noImageRunsAsRoot(String file) {
        assertThat(Dockerfile.of(Path.of(file)).last("USER").rest()).matches("(?!0\\b)(?!root\\b)[a-z0-9]+(:\\d+)?");
    }

    @ParameterizedTest
    @ValueSource(strings = {SERVER, POSTGRES, ELASTICSEARCH, KEYCLOAK})
    void everyFileThatIsCopiedIsThereOrMadeByTheBuildAndNotKeptFromTheBuilder(String file) {
        var ignored = Pom.read(Path.of(".dockerignore"));
        for (var copy : Dockerfile.of(Path.of(file)).all("COPY")) {
            if (copy.rest().contains("--from=")) {
                continue;
            }
            var words = copy.words();
            for (var source : words.subList(0, words.size() - 1)) {
                if (source.startsWith("target/")) {
                    var made = source.split("/")[1];
                    assertThat(made).isIn("penglai", "analysis-plugin", "sbom.json");
                    assertThat(ignored).contains("!target/" + made + "\n");
                } else {
                    assertThat(Path.of(source)).exists();
                    assertThat(ignored).contains("!" + source.split("/")[0] + "\n");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SERVER, POSTGRES, ELASTICSEARCH, KEYCLOAK})
    void noSecretIsBuiltIn(String file) {
        var dockerfile = Dockerfile.of(Path.of(file));
        assertThat(dockerfile.all("ARG")).isEmpty();
        assertThat(dockerfile.all("ENV"))
                .allSatisfy(env -> assertThat(env.rest()).doesNotContainIgnoringCase("password", "secret"));
    }

    @Test
    void theEnginesAreThoseOfTheBuild() {
        var bases = Map.of(
                POSTGRES, "postgres:" + Pom.postgres(),
                ELASTICSEARCH, "docker.elastic.co/elasticsearch/elasticsearch:" + Pom.property("elasticsearch.version"),
                KEYCLOAK, "quay.io/keycloak/keycloak:" + Pom.property("keycloak.version"));
        bases.forEach((file, base) -> assertThat(Dockerfile.of(Path.of(file)).all("FROM"))
                .allSatisfy(from -> assertThat(from.words().getFirst()).isEqualTo(base)));
    }

    @Test
    void theServersJavaIsTheBuilds() {
        var base = Dockerfile.of(Path.of(SERVER)).last("FROM").rest();
        assertThat(base).startsWith("eclipse-temurin:" + Pom.property("maven.compiler.release") + ".");
        assertThat(base).contains("-jre");
    }

    @Test
    void theServersPortsAreTheDefaultsOfTheSettings() {
        var table = Pom.read(Path.of("src/docs/CONFIGURATION.md"));
        var exposed = Dockerfile.of(Path.of(SERVER)).last("EXPOSE").words();
        assertThat(exposed).hasSize(2);
        assertThat(table).containsPattern("`PENGLAI_PORT` \\| [^|]+ \\| `" + exposed.get(0) + "`");
        assertThat(table).containsPattern("`PENGLAI_MANAGEMENT_PORT` \\| [^|]+ \\| `" + exposed.get(1) + "`");
    }

    @Test
    void theServerRunsTheJarWithTheFlagsOfTheBuild() {
        var dockerfile = Dockerfile.of(Path.of(SERVER));
        assertThat(dockerfile.command("ENTRYPOINT"))
                .startsWith("java")
                .containsAll(Pom.runFlags())
                .endsWith("-jar", "/opt/penglai/penglai.jar");
        assertThat(dockerfile.command("CMD")).containsExactly("serve");
    }

    @Test
    void theServersHealthIsAskedByAClassOfItsOwn() throws ClassNotFoundException {
        var command = Dockerfile.of(Path.of(SERVER)).command("HEALTHCHECK");
        assertThat(Class.forName(command.getLast())).hasDeclaredMethods("main");
    }

    @Test
    void theScriptsOfTheImagesCanBeRunAndRead() throws Exception {
        var scripts = new ArrayList<Path>();
        try (var files = Files.walk(Path.of("src/docker"))) {
            files.filter(file -> file.toString().endsWith(".sh")).forEach(scripts::add);
        }
        assertThat(scripts).hasSizeGreaterThanOrEqualTo(4);
        for (var script : scripts) {
            assertThat(Files.isExecutable(script)).as(script.toString()).isTrue();
            var shell = Pom.read(script).startsWith("#!/bin/bash") ? "bash" : "sh";
            var check = new ProcessBuilder(List.of(shell, "-n", script.toString()))
                    .inheritIO()
                    .start();
            assertThat(check.waitFor()).as(script.toString()).isZero();
        }
    }
}
