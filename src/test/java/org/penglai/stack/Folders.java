package org.penglai.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.CopyOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is done to whole folders: made readable, copied by hard links, removed. */
final class Folders {
    private Folders() {}

    /** Makes the folder and those above it that are missing, open for every user to read. */
    static Path make(Path folder) {
        try {
            var parent = folder.toAbsolutePath().getParent();
            if (!Files.isDirectory(folder) && parent != null) {
                make(parent);
                Files.createDirectories(folder);
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
            return folder;
        } catch (IOException e) {
            throw new StackFailure("The folder " + folder + " cannot be made: " + e + ".", e);
        }
    }

    /** Copies a tree; files that are only read become hard links, which take neither time nor room. */
    static void copy(Path from, Path to, Predicate<Path> onlyRead) {
        walk(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                make(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                var relative = from.relativize(file);
                if (onlyRead.test(relative)) {
                    Files.createLink(to.resolve(relative), file);
                } else {
                    CopyOption[] options = {StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING};
                    Files.copy(file, to.resolve(relative), options);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Removes the tree; one that is not there, or that vanishes meanwhile, is as good as removed. */
    static void remove(Path folder) {
        if (Files.notExists(folder)) {
            return;
        }
        walk(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void walk(Path folder, SimpleFileVisitor<Path> visitor) {
        try {
            Files.walkFileTree(folder, visitor);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
