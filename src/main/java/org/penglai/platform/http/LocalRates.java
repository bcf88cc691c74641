package org.penglai.platform.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What callers have used of their rates at this server, in memory: for each caller and operation the one moment at which all
 * will be made good (the generic cell rate algorithm). Bounded: the caller who was silent longest is forgotten first, and then
 * starts afresh.
 */
final class LocalRates {

    /** Parts with a lock each, so that calls seldom wait for each other. */
    private static final int PARTS = 16;

    private record Key(String operation, String caller) {}

    private final LongSupplier nanos;
    private final Part[] parts = new Part[PARTS];

    /**
     * @param nanos a clock that only goes on
     * @param most how many callers and operations are remembered
     */
    LocalRates(LongSupplier nanos, int most) {
        this.nanos = nanos;
        for (int at = 0; at < PARTS; at++) {
            parts[at] = new Part(Math.max(1, most / PARTS));
        }
    }

    /** Takes one call if there is one left; answers the nanoseconds until all are made good, after it or without it. */
    Rates.Taken take(Rate rate, String operation, String caller) {
        var key = new Key(operation, caller);
        var part = parts[Math.floorMod(spread(key.hashCode()), PARTS)];
        var now = nanos.getAsLong();
        long each = rate.nanosEach();
        synchronized (part) {
            var full = part.get(key);
            long used = full == null ? 0 : Math.max(0, full - now);
            if (used + each > each * rate.calls()) {
                return new Rates.Taken(false, used);
            }
            part.put(key, now + used + each);
            return new Rates.Taken(true, used + each);
        }
    }

    int remembered() {
        int all = 0;
        for (var part : parts) {
            synchronized (part) {
                all += part.size();
            }
        }
        return all;
    }

    private static int spread(int hash) {
        return hash ^ (hash >>> 16);
    }

    private static final class Part extends LinkedHashMap<Key, Long> {
        private static final long serialVersionUID = 1L;
        private final int most;

        Part(int most) {
            super(16, 0.75f, /* accessOrder= */ true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Long> eldest) {
            return size() > most;
        }
    }
}
