package org.penglai.discovery;

/** Searches the published listings; refused with {@code search.unavailable} while the engine is away. */
@FunctionalInterface
public interface Searching {
    Hits search(Query query);
}
