package org.penglai.platform.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.Event;

/** A log in memory, which a test appends to and may keep silent about. */
final class FakeLog implements EventLog {

    private final List<Told> events = new ArrayList<>();
    private Optional<Listener> listener = Optional.empty();
    private Runnable beforeNextAnswer = () -> {};
    private boolean broken;

    /** Appends and says so. */
    void append(String aggregate, String type) {
        appendSilently(aggregate, type);
        listener.ifPresent(one -> one.happened(aggregate, type));
    }

    /** As if the notification had been lost. */
    synchronized void appendSilently(String aggregate, String type) {
        events.add(new Told(events.size() + 1L, Instant.EPOCH, new Event(type, aggregate, Map.of())));
    }

    void missed() {
        listener.orElseThrow().missed();
    }

    /** Runs once, after the next reading has been made and before it is answered. */
    synchronized void beforeNextAnswer(Runnable action) {
        beforeNextAnswer = action;
    }

    synchronized void broken(boolean is) {
        broken = is;
    }

    @Override
    public void listen(Listener one) {
        listener = Optional.of(one);
    }

    @Override
    public List<Told> after(Map<String, Long> positions, int limit) {
        List<Told> found;
        Runnable meanwhile;
        synchronized (this) {
            if (broken) {
                throw new IllegalStateException("the database is away");
            }
            found = events.stream()
                    .filter(one -> positions.containsKey(one.event().aggregate())
                            && one.position() > positions.get(one.event().aggregate()))
                    .limit(limit)
                    .toList();
            meanwhile = beforeNextAnswer;
            beforeNextAnswer = () -> {};
        }
        meanwhile.run();
        return found;
    }

    @Override
    public synchronized long latest(String aggregate) {
        return events.stream()
                .filter(one -> one.event().aggregate().equals(aggregate))
                .mapToLong(Told::position)
                .max()
                .orElse(0);
    }

    @Override
    public void close() {
        listener = Optional.empty();
    }
}
