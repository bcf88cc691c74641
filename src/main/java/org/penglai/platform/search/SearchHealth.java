package org.penglai.platform.search;

/**
 * How the search engine is.
 *
 * @param version empty while it does not answer
 * @param up whether it can be searched
 */
public record SearchHealth(String version, boolean up) {

    static final SearchHealth AWAY = new SearchHealth("", false);

    /** {@code UP}, or {@code DEGRADED}: what needs search says so, everything else goes on. */
    public String status() {
        return up ? "UP" : "DEGRADED";
    }
}
