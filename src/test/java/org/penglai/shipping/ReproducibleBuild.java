package org.penglai.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Builds two clean copies of this project in different folders, time zones and languages and compares, byte for byte, all
 * that leaves the build. Run by {@code mvn -Preproducible verify}.
 */
final class ReproducibleBuild {

    private static final Set<String> NOT_SOURCE = Set.of("target", ".git", ".idea", "secrets");
    private static final List<String> SHIPPED = List.of("penglai", "analysis-plugin", "sbom.json");

    @TempDir
    private Path folder;

    @Test
    void twoCleanBuildsGiveTheSameBytes() throws IOException, InterruptedException {
        var one = build("one", Map.of("TZ", "Asia/Shanghai", "LC_ALL", "C.UTF-8"));
        var other = build("another-longer-name", Map.of("TZ", "America/New_York", "LC_ALL", "C"));

        assertThat(one).hasSizeGreaterThan(50).isEqualTo(other);
        System.out.println(
                "reproducible: " + one.size() + " files, penglai.jar sha256 " + one.get("penglai/penglai.jar"));
    }

    private Map<String, String> build(String name, Map<String, String> environment)
            throws IOException, InterruptedException {
        var copy = folder.resolve(name);
        copySources(Path.of("").toAbsolutePath(), copy);
        var log = Path.of("target", "reproducible-" + name + ".log");
        var builder = new ProcessBuilder("mvn", "-B", "-q", "-DskipTests", "package")
                .directory(copy.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        var build = builder.start();
        assertThat(build.waitFor(15, TimeUnit.MINUTES)).as(name).isTrue();
        assertThat(build.exitValue()).as(Files.readString(log)).isZero();
        return digests(copy.resolve("target"));
    }

    private static void copySources(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) throws IOException {
                if (NOT_SOURCE.contains(visited.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(from.relativize(visited)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile() && !file.endsWith(".git")) {
                    Files.copy(file, to.resolve(from.relativize(file)));
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static Map<String, String> digests(Path target) throws IOException {
        var digests = new TreeMap<String, String>();
        for (var part : SHIPPED) {
            try (var files = Files.walk(target.resolve(part))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    digests.put(target.relativize(file).toString(), sha256(file));
                }
            }
        }
        return digests;
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
