package org.penglai.shipping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What the POM says, so that images and compose file can be held to it. */
final class Pom {

    private static final String TEXT = read(Path.of("pom.xml"));

    private Pom() {}

    /** A property, or {@code project.version}. */
    static String property(String name) {
        var element = name.equals("project.version") ? "version" : name;
        var found = Pattern.compile("<" + Pattern.quote(element) + ">([^<]+)</").matcher(TEXT);
        if (!found.find()) {
            throw new IllegalArgumentException("pom.xml has no " + name);
        }
        return found.group(1);
    }

    /** PostgreSQL's own version, without the part that only its packaging counts. */
    static String postgres() {
        return property("embedded.postgres.binaries.version").replaceFirst("^(\\d+\\.\\d+)\\.\\d+$", "$1");
    }

    static List<String> runFlags() {
        return List.of(property("run.flags").split(" "));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
