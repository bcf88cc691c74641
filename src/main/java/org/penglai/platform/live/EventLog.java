package org.penglai.platform.live;

import java.util.List;
import java.util.Map;

/** Where a server learns what has been committed, by itself or by another. */
public interface EventLog extends AutoCloseable {

    /** Who is told that there is news; called from any thread. */
    interface Listener {

        /** Something of that type happened to the aggregate. */
        void happened(String aggregate, String type);

        /** Anything may have happened: news may have been missed. */
        void missed();
    }

    /** Begins to listen, for good: what breaks is mended, and {@link Listener#missed} says so. */
    void listen(Listener listener);

    /** The first committed events of each aggregate after the position that goes with it, by position. */
    List<Told> after(Map<String, Long> positions, int limit);

    /** The position of the aggregate's latest event; 0 where there is none. */
    long latest(String aggregate);

    @Override
    void close();
}
