package org.penglai.kernel;

/** The outbox: events appended here are written in the running transaction and delivered after its commit. */
@FunctionalInterface
public interface Events {
    void append(Event event);
}
