package org.penglai.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The folder outside {@code target/} where unpacked programs and data lie, so that a second start need not unpack
 * or build again.
 *
 * <p>{@code -Dpenglai.home} names it; otherwise it is {@code /var/tmp/penglai} for root, whose own home no engine's
 * user could read, and {@code ~/.cache/penglai} for everyone else. Several JVMs may work in it at once.
 */
record StackHome(Path folder) {
    private static final String LOCK = ".lock";

    /** Fills a folder that is not there yet. */
    @FunctionalInterface
    interface Filling {
        void fill(Path folder) throws IOException;
    }

    static StackHome ofCaller() {
        var given = System.getProperty("penglai.home", "");
        var folder = given.isBlank() ? usual() : Path.of(given);
        return new StackHome(Folders.make(folder.toAbsolutePath().normalize())).owned();
    }

    private static Path usual() {
        return Account.caller().uid() == 0
                ? Path.of("/var/tmp/penglai")
                : Path.of(System.getProperty("user.home"), ".cache", "penglai");
    }

    /** A folder in a place open to all must be the caller's own, or another user could slip programs into it. */
    private StackHome owned() {
        try {
            if (!Files.getAttribute(folder, "unix:uid").equals(Account.caller().uid())) {
                throw new StackFailure("The folder " + folder + " belongs to another user: name one of your own by "
                        + "-Dpenglai.home=FOLDER.");
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A program's folder, filled once for all; a start killed half-way leaves nothing that a later one would use. */
    Path program(String name, Filling unpacking) {
        var programs = Folders.make(folder.resolve("programs"));
        var program = programs.resolve(name);
        if (Files.isDirectory(program)) {
            return program;
        }
        try (var held = FolderLock.await(programs.resolve("." + name + LOCK))) {
            if (!Files.isDirectory(program)) {
                var half = programs.resolve("." + name + ".half");
                Folders.remove(half);
                unpacking.fill(Folders.make(half));
                Files.move(half, program, StandardCopyOption.ATOMIC_MOVE);
            }
            return program;
        } catch (IOException e) {
            throw new StackFailure("The program " + name + " cannot be unpacked in " + programs + ": " + e + ".", e);
        }
    }

    /** A program's folder that must be filled in place, since what is made there remembers where it stands. */
    Path prepared(String name, Filling preparing) {
        var programs = Folders.make(folder.resolve("programs"));
        var program = programs.resolve(name);
        var done = program.resolve(".prepared");
        if (Files.exists(done)) {
            return program;
        }
        try (var held = FolderLock.await(programs.resolve("." + name + LOCK))) {
            if (!Files.exists(done)) {
                Folders.remove(program);
                preparing.fill(Folders.make(program));
                Files.createFile(done);
            }
            return program;
        } catch (IOException e) {
            throw new StackFailure("The program " + name + " cannot be prepared in " + programs + ": " + e + ".", e);
        }
    }

    /** A folder for this JVM's tests; those that killed JVMs left behind are removed. */
    RunFolder forTests() {
        for (var left : entries("test-")) {
            FolderLock.tryTake(left.resolve(LOCK)).ifPresent(lock -> {
                try (lock) {
                    Folders.remove(left);
                }
            });
        }
        var own = Folders.make(folder.resolve("test-" + ProcessHandle.current().pid()));
        return new RunFolder(own, FolderLock.await(own.resolve(LOCK)));
    }

    /** The folder of the demo on that port, which stays; it is refused while another demo runs in it. */
    RunFolder forDemo(int port) {
        var own = Folders.make(folder.resolve("demo-" + port));
        var lock = FolderLock.tryTake(own.resolve(LOCK))
                .orElseThrow(() -> new StackFailure("A demo already runs with the data in " + own
                        + ": stop it first, or start this one beside it with -Dport=" + (port + 1000) + "."));
        return new RunFolder(own, lock);
    }

    private List<Path> entries(String prefix) {
        try (var all = Files.list(folder)) {
            return all.filter(entry -> entry.getFileName().toString().startsWith(prefix))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder that this JVM alone works in until it closes it. */
    record RunFolder(Path folder, FolderLock lock) implements AutoCloseable {
        /** A part's own folder in it. */
        Path of(String part) {
            return Folders.make(folder.resolve(part));
        }

        /** Removes everything but the lock. */
        void empty() {
            try (var all = Files.list(folder)) {
                all.filter(entry -> !entry.getFileName().toString().equals(LOCK))
                        .forEach(Folders::remove);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            lock.close();
        }
    }
}
