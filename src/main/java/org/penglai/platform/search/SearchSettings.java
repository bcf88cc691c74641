package org.penglai.platform.search;

import java.net.URI;
import java.time.Duration;

/**
 * Where Elasticsearch is and how long it is waited for.
 *
 * @param connect a local network answers in milliseconds; longer means that nobody is there
 * @param answer a search takes milliseconds; longer means that the engine is in trouble and people should be told
 * @param work for bulk writes and the making of indices
 * @param connections calls under way at once; further ones wait for one of these
 */
public record SearchSettings(URI uri, Duration connect, Duration answer, Duration work, int connections) {

    /** The usual limits. */
    public static SearchSettings at(URI uri) {
        return new SearchSettings(uri, Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(60), 64);
    }
}
