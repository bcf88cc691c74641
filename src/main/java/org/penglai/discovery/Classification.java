package org.penglai.discovery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The patent classification as everybody reads it: in memory, since every facet and completion asks it, and read again
 * soon after an import.
 */
public final class Classification {

    private static final Duration TRUSTED = Duration.ofSeconds(30);

    private final IpcShelf shelf;
    private final List<IpcEntry> own;
    private final LongSupplier nanoTime;
    private volatile Read read;

    /** What was read, and when it was last held against the shelf. */
    private record Read(String stamp, IpcEditions editions, long checked) {}

    /**
     * @param own short titles of the platform's own, which stand until an edition is imported
     * @param nanoTime a clock that only goes on
     */
    public Classification(IpcShelf shelf, List<IpcEntry> own, LongSupplier nanoTime) {
        this.shelf = shelf;
        this.own = List.copyOf(own);
        this.nanoTime = nanoTime;
        this.read = new Read("", new IpcEditions(own, List.of()), nanoTime.getAsLong() - TRUSTED.toNanos() - 1);
    }

    /** The tree as it stands. */
    public IpcScheme scheme() {
        return editions().latest();
    }

    /** All editions that were imported. */
    public IpcEditions editions() {
        var known = read;
        var now = nanoTime.getAsLong();
        if (now - known.checked() < TRUSTED.toNanos()) {
            return known.editions();
        }
        var stamp = shelf.stamp();
        var editions = stamp.equals(known.stamp()) ? known.editions() : new IpcEditions(own, shelf.all());
        read = new Read(stamp, editions, now);
        return editions;
    }

    /** What a symbol is about, where that is known. */
    public Optional<IpcEntry> find(String symbol) {
        return IpcKey.parse(symbol).flatMap(key -> scheme().find(key));
    }
}
