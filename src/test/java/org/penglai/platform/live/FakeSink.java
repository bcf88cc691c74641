package org.penglai.platform.live;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A client that takes everything at once and remembers it. */
final class FakeSink implements Sink {

    private static final Pattern ID = Pattern.compile("^id: (\\d+)$", Pattern.MULTILINE);

    private final StringBuilder taken = new StringBuilder();
    private final List<Runnable> whenClosed = new ArrayList<>();
    private boolean closed;

    @Override
    public synchronized void send(String text) {
        taken.append(text);
    }

    @Override
    public void end(long comeBackMs) {
        leave();
    }

    /** The client goes away. */
    void leave() {
        List<Runnable> actions;
        synchronized (this) {
            closed = true;
            actions = List.copyOf(whenClosed);
            whenClosed.clear();
        }
        actions.forEach(Runnable::run);
    }

    @Override
    public synchronized void whenClosed(Runnable action) {
        whenClosed.add(action);
    }

    synchronized boolean isClosed() {
        return closed;
    }

    synchronized String text() {
        return taken.toString();
    }

    /** The ids of the frames, in the order in which they came. */
    List<Long> ids() {
        return ID.matcher(text())
                .results()
                .map(found -> Long.parseLong(found.group(1)))
                .toList();
    }
}
