package org.penglai.incentive.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.incentive.file.ProgrammeFiles.Sources;

/** Finds the shipped programme files, in a folder of classes and inside a jar alike. */
public final class ProgrammeResources {

    private static final String ROOT = "programmes";

    private ProgrammeResources() {}

    /** @param assumed whether the assumed continuations of the demonstration are read as well */
    public static Sources shipped(boolean assumed) {
        try {
            var root = Optional.ofNullable(ProgrammeResources.class.getResource("/" + ROOT + "/registers.yaml"))
                    .orElseThrow(() -> new IllegalStateException("no programme files on the class path"))
                    .toURI();
            if (!root.getScheme().equals("jar")) {
                return sources(Path.of(root).resolveSibling("."), assumed);
            }
            try (var jar = open(root)) {
                return sources(jar.getPath("/" + ROOT), assumed);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static FileSystem open(URI inJar) throws IOException {
        return FileSystems.newFileSystem(URI.create(inJar.toString().split("!", 2)[0]), Map.of());
    }

    private static Sources sources(Path root, boolean assumed) throws IOException {
        return new Sources(
                read(root.resolve("registers.yaml")),
                yamlIn(root.resolve("yantai")),
                assumed ? List.of(read(root.resolve("demo-continuations.yaml"))) : List.of());
    }

    private static List<SourceText> yamlIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(ProgrammeResources::read)
                    .toList();
        }
    }

    private static SourceText read(Path file) {
        try {
            var folder = Optional.ofNullable(file.normalize().getParent()).map(Path::getFileName);
            var prefix = folder.map(Path::toString)
                    .filter(name -> !name.equals(ROOT))
                    .map(name -> name + "/");
            return new SourceText(ROOT + "/" + prefix.orElse("") + file.getFileName(), Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
