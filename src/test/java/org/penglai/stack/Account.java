package org.penglai.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The user that a program runs as: the caller's own, or {@code nobody} where root starts an engine, since
 * PostgreSQL and Elasticsearch refuse to run as root.
 *
 * @param uid user number
 * @param gid group number
 * @param other whether it is another user than the caller
 */
record Account(int uid, int gid, boolean other) {
    private static final Account NOBODY = new Account(65534, 65534, true);

    /** The caller's own. */
    static Account caller() {
        try {
            var self = Path.of("/proc/self");
            return new Account(
                    (Integer) Files.getAttribute(self, "unix:uid"),
                    (Integer) Files.getAttribute(self, "unix:gid"),
                    false);
        } catch (IOException e) {
            throw new StackFailure("The engines' programs run on Linux only: there is no /proc/self.", e);
        }
    }

    /** The unprivileged one for engines. */
    static Account forEngines() {
        var caller = caller();
        return caller.uid() == 0 ? nobody() : caller;
    }

    private static Account nobody() {
        try (var lines = Files.lines(Path.of("/etc/passwd"))) {
            return lines.map(line -> line.split(":", -1))
                    .filter(fields -> fields[0].equals("nobody"))
                    .map(fields -> new Account(Integer.parseInt(fields[2]), Integer.parseInt(fields[3]), true))
                    .findFirst()
                    .orElse(NOBODY);
        } catch (IOException e) {
            return NOBODY;
        }
    }

    /** The command that runs the program as this user, and that ends it by the signal should its parent vanish. */
    List<String> command(List<String> program, String signal) {
        var command = new ArrayList<>(List.of("setpriv", "--pdeathsig=" + signal));
        if (other) {
            command.addAll(List.of("--reuid=" + uid, "--regid=" + gid, "--clear-groups"));
        }
        command.add("--");
        command.addAll(program);
        return List.copyOf(command);
    }

    /** Gives the tree to this user. */
    void own(Path folder) {
        if (!other) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes)
                        throws IOException {
                    return give(visited);
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    return give(file);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FileVisitResult give(Path path) throws IOException {
        Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(path, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
        return FileVisitResult.CONTINUE;
    }

    /** Refuses in a plain sentence when this user cannot run the file, which root's own folders cause. */
    void mustRun(Path program) {
        try {
            var check = new ProcessBuilder(command(List.of("test", "-x", program.toString()), "KILL"))
                    .redirectErrorStream(true)
                    .start();
            if (!check.waitFor(10, TimeUnit.SECONDS) || check.exitValue() != 0) {
                throw new StackFailure("User number " + uid + ", as which the engines run, cannot reach " + program
                        + ": put it where every user may read, or start Penglai as a normal user.");
            }
        } catch (IOException e) {
            throw new StackFailure("The commands setsid and setpriv (package util-linux) are needed and missing.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("The start was interrupted.", e);
        }
    }
}
