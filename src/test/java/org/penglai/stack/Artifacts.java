package org.penglai.stack;

import java.nio.file.Files;
import java.nio.file.Path;

/** The engines' archives and our plugin, at the paths that the build hands over as system properties. */
final class Artifacts {
    private Artifacts() {}

    static Path elasticsearch() {
        return path("penglai.stack.elasticsearch");
    }

    static Path keycloak() {
        return path("penglai.stack.keycloak");
    }

    static Path objectStore() {
        return path("penglai.stack.s3");
    }

    /** The folder of the analysis plugin. */
    static Path analysis() {
        return path("penglai.stack.analysis");
    }

    /** The demo realm, which stands in the project's own folder. */
    static Path realm() {
        return existing(Path.of(System.getProperty("penglai.stack.realm", "keycloak/penglai-realm.json")));
    }

    /** The folder of the sign-in pages' look. */
    static Path themes() {
        return existing(Path.of(System.getProperty("penglai.stack.themes", "keycloak/themes")));
    }

    /** Name of an archive without its endings: program and version. */
    static String program(Path archive) {
        return archive.getFileName().toString().replaceAll("\\.(zip|tar\\.gz)$", "");
    }

    private static Path path(String property) {
        var given = System.getProperty(property, "");
        if (given.isBlank()) {
            throw new StackFailure("The system property " + property + " is missing: start by Maven, which sets it.");
        }
        return existing(Path.of(given));
    }

    private static Path existing(Path path) {
        if (Files.notExists(path)) {
            throw new StackFailure(
                    "There is no " + path.toAbsolutePath() + ": start in the project's folder by Maven.");
        }
        return path.toAbsolutePath();
    }
}
