package org.penglai.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Holds a folder for one owner, by a file lock that the operating system drops when the JVM ends in any way. */
final class FolderLock implements AutoCloseable {
    /** File locks belong to the whole JVM, so its own threads are kept apart here. */
    private static final Map<Path, Semaphore> WITHIN_THIS_JVM = new ConcurrentHashMap<>();

    private final Semaphore within;
    private final FileChannel channel;

    private FolderLock(Semaphore within, FileChannel channel) {
        this.within = within;
        this.channel = channel;
    }

    /** Takes the lock, waiting for whoever holds it. */
    static FolderLock await(Path file) {
        var within = within(file);
        within.acquireUninterruptibly();
        return take(file, within, true).orElseThrow();
    }

    /** Takes the lock if nobody holds it, and its folder has not just been removed by somebody else who tidies up. */
    static Optional<FolderLock> tryTake(Path file) {
        var within = within(file);
        return within.tryAcquire() ? take(file, within, false) : Optional.empty();
    }

    private static Semaphore within(Path file) {
        return WITHIN_THIS_JVM.computeIfAbsent(file.toAbsolutePath().normalize(), key -> new Semaphore(1));
    }

    private static Optional<FolderLock> take(Path file, Semaphore within, boolean wait) {
        Optional<FolderLock> taken = Optional.empty();
        try {
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock lock = wait ? channel.lock() : channel.tryLock();
            if (lock == null) {
                channel.close();
            } else {
                taken = Optional.of(new FolderLock(within, channel));
            }
            return taken;
        } catch (NoSuchFileException gone) {
            if (wait) {
                throw new StackFailure("The lock " + file + " cannot be taken: its folder is gone.", gone);
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new StackFailure("The lock " + file + " cannot be taken: " + e + ".", e);
        } finally {
            if (taken.isEmpty()) {
                within.release();
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StackFailure("A lock cannot be given back: " + e + ".", e);
        } finally {
            within.release();
        }
    }
}
