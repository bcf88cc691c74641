package org.penglai.stack;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks an archive that Maven brought, readable by every user whatever the caller's umask. */
final class Archive {
    private static final int OWNER_EXECUTES = 0100;

    private Archive() {}

    /** Unpacks a zip or tar.gz without its top folder. */
    static void unpack(Path archive, Path into) throws IOException {
        if (archive.toString().endsWith(".zip")) {
            unzip(archive, into);
        } else {
            try (var raw = new BufferedInputStream(Files.newInputStream(archive))) {
                untar(new GzipCompressorInputStream(raw), into, 1);
            }
        }
    }

    /** Unpacks a tar.xz that has no top folder. */
    static void unpackXz(InputStream archive, Path into) throws IOException {
        untar(new XZCompressorInputStream(new BufferedInputStream(archive)), into, 0);
    }

    private static void unzip(Path archive, Path into) throws IOException {
        try (var zip = ZipFile.builder().setPath(archive).get()) {
            for (var entries = zip.getEntries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                var target = target(into, entry.getName(), 1);
                if (entry.isDirectory()) {
                    folder(target);
                } else {
                    try (var content = zip.getInputStream(entry)) {
                        file(target, content, entry.getUnixMode());
                    }
                }
            }
        }
    }

    private static void untar(InputStream raw, Path into, int strip) throws IOException {
        try (var tar = new TarArchiveInputStream(raw)) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var target = target(into, entry.getName(), strip);
                if (entry.isDirectory()) {
                    folder(target);
                } else if (entry.isSymbolicLink()) {
                    folder(target.getParent());
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    file(target, tar, entry.getMode());
                }
            }
        }
    }

    private static Path target(Path into, String name, int strip) throws IOException {
        var path = Path.of(name).normalize();
        var inside = path.getNameCount() > strip ? path.subpath(strip, path.getNameCount()) : Path.of("");
        var target = into.resolve(inside).normalize();
        if (!target.startsWith(into)) {
            throw new IOException("The archive holds a path outside itself: " + name);
        }
        return target;
    }

    private static void folder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            folder(folder.getParent());
            Files.createDirectory(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static void file(Path file, InputStream content, int mode) throws IOException {
        folder(file.getParent());
        Files.copy(content, file);
        var executable = (mode & OWNER_EXECUTES) != 0;
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
}
