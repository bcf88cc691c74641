package org.penglai.platform.live;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.penglai.kernel.Refusal;
import org.penglai.platform.live.Followers.Follower;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All live streams of one server. One reader, a virtual thread, is woken by the log, reads what is new for all aggregates
 * that are followed in one query, and hands it to their streams; each event is rendered once for all who are shown the same.
 */
public final class Live implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Live.class);

    /** Events read in one query. */
    private static final int BATCH = 1000;

    /** A server that leaves sends its streams away over so long, so that they do not all come to another at once. */
    private static final long SPREAD_MS = 2000;

    private static final String HEARTBEAT = ":\n\n";

    private final EventLog log;
    private final LiveLimits limits;
    private final Followers followers = new Followers();
    private final Set<Hinted> hinted = ConcurrentHashMap.newKeySet();
    private final Set<Open> streams = ConcurrentHashMap.newKeySet();
    private final ConcurrentHashMap<String, Integer> callers = new ConcurrentHashMap<>();
    private final Set<String> changed = ConcurrentHashMap.newKeySet();
    private final Set<String> types = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean everything = new AtomicBoolean();
    private final Semaphore news = new Semaphore(0);
    private final Thread reader = Thread.ofVirtual().name("live").unstarted(this::work);
    private volatile boolean closed;

    public Live(EventLog log, LiveLimits limits) {
        this.log = log;
        this.limits = limits;
    }

    /** Whose streams are counted together: a member's, or those from one address, behind which many may sit. */
    public record Caller(String name, boolean known) {}

    private record Hinted(Sink sink, Feed.Hints feed) {}

    private record Open(Sink sink, long until) {}

    /** Begins to listen. */
    public void start() {
        reader.start();
        Thread.ofVirtual().name("live-heartbeat").start(this::beat);
        log.listen(new EventLog.Listener() {
            @Override
            public void happened(String aggregate, String type) {
                if (followers.follows(aggregate)) {
                    changed.add(aggregate);
                }
                if (!hinted.isEmpty()) {
                    types.add(type);
                }
                news.release();
            }

            @Override
            public void missed() {
                everything.set(true);
                news.release();
            }
        });
    }

    /** How many streams are open. */
    public int count() {
        return streams.size();
    }

    /**
     * Lets the caller open a stream, or refuses: too many of its own, or too many in all. The answer begins it, once there is
     * somewhere to send it to.
     */
    public Consumer<Sink> open(Caller caller, Feed feed) {
        if (closed || streams.size() >= limits.streams()) {
            throw Refusal.of(Refusal.Kind.UNAVAILABLE, "stream.full");
        }
        if (callers.getOrDefault(caller.name(), 0) >= most(caller)) {
            throw Refusal.of(Refusal.Kind.TOO_MANY, "stream.too-many").with("most", most(caller));
        }
        return switch (feed) {
            case Feed.Of of -> {
                var latest = log.latest(of.aggregate());
                var after = Math.max(0, Math.min(of.after().orElse(latest - 1), latest));
                yield sink ->
                        begin(caller.name(), sink, () -> follow(new Follower(of, after, sink), of.aggregate(), sink));
            }
            case Feed.Hints hints -> sink -> begin(caller.name(), sink, () -> hint(new Hinted(sink, hints)));
        };
    }

    private int most(Caller caller) {
        return caller.known() ? limits.perCaller() : limits.perAddress();
    }

    private void begin(String caller, Sink sink, Runnable following) {
        var age = limits.age().toNanos();
        var stream = new Open(
                sink, System.nanoTime() + age - ThreadLocalRandom.current().nextLong(age / 10 + 1));
        callers.merge(caller, 1, Integer::sum);
        streams.add(stream);
        following.run();
        sink.whenClosed(() -> {
            streams.remove(stream);
            callers.computeIfPresent(caller, (who, many) -> many == 1 ? null : many - 1);
        });
        if (closed) {
            sink.end(comeBack());
        }
    }

    private void follow(Follower follower, String aggregate, Sink sink) {
        followers.add(follower);
        sink.whenClosed(() -> followers.remove(follower));
        changed.add(aggregate);
        news.release();
    }

    private void hint(Hinted one) {
        hinted.add(one);
        one.sink().whenClosed(() -> hinted.remove(one));
        one.sink().send(one.feed().word().text());
    }

    private void work() {
        try {
            while (!closed) {
                if (!news.tryAcquire(limits.sweep().toMillis(), TimeUnit.MILLISECONDS)) {
                    everything.set(true);
                }
                Thread.sleep(limits.gather());
                news.drainPermits();
                round();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads and tells what is new; what could not be read is read again with the next news. */
    private void round() {
        var all = everything.getAndSet(false);
        var said = taken(types);
        var asked = taken(changed);
        try {
            read(all ? followers.all() : asked);
        } catch (RuntimeException away) {
            LOG.atInfo().addKeyValue("reason", String.valueOf(away)).log("live streams wait for the database");
            changed.addAll(asked);
            everything.compareAndSet(false, all);
        }
        for (var one : hinted) {
            if (all || said.stream().anyMatch(one.feed().types())) {
                one.sink().send(one.feed().word().text());
            }
        }
    }

    private static Set<String> taken(Set<String> from) {
        var taken = new HashSet<>(from);
        from.removeAll(taken);
        return taken;
    }

    private void read(Set<String> aggregates) {
        var left = new HashMap<>(followers.positions(aggregates));
        while (!left.isEmpty()) {
            var told = log.after(left, BATCH);
            followers.hand(left, told);
            told.forEach(one -> left.put(one.event().aggregate(), one.position()));
            if (told.size() < BATCH) {
                return;
            }
        }
    }

    private void beat() {
        try {
            while (!closed) {
                Thread.sleep(limits.heartbeat());
                for (var stream : streams) {
                    if (System.nanoTime() - stream.until() > 0) {
                        stream.sink().end(0);
                    } else {
                        stream.sink().send(HEARTBEAT);
                    }
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static long comeBack() {
        return ThreadLocalRandom.current().nextLong(SPREAD_MS);
    }

    /** Sends every stream away, to come back to another server. */
    @Override
    public void close() {
        closed = true;
        reader.interrupt();
        log.close();
        streams.forEach(stream -> stream.sink().end(comeBack()));
    }
}
