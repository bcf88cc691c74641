package org.penglai.platform.search;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Where Elasticsearch is and how long it is waited for.
 *
 * @param connect a local network answers in milliseconds; longer means that nobody is there
 * @param answer a search takes milliseconds; longer means that the engine is in trouble and people should be told
 * @param work for bulk writes and the making of indices
 * @param connections calls under way at once; further ones wait for one of these
 * @param access as whom, and whose certificate is trusted
 */
public record SearchSettings(
        URI uri, Duration connect, Duration answer, Duration work, int connections, Access access) {

    /**
     * As whom the engine is called.
     *
     * @param user empty where it asks for nobody
     * @param trusted empty where the JDK's authorities are trusted
     */
    public record Access(String user, String password, Optional<SSLContext> trusted) {

        static final Access OPEN = new Access("", "", Optional.empty());

        @Override
        public String toString() {
            return user.isEmpty() ? "open" : "as " + user;
        }
    }

    /** The usual limits, for an engine that asks for nobody. */
    public static SearchSettings at(URI uri) {
        return new SearchSettings(
                uri, Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(60), 64, Access.OPEN);
    }

    /** The same with that access. */
    public SearchSettings as(Access other) {
        return new SearchSettings(uri, connect, answer, work, connections, other);
    }
}
