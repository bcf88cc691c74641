package org.penglai.platform.http;

import java.time.Duration;

/**
 * Everything has a limit, and they stand here with their reasons; going over one is a refusal, not a surprise.
 *
 * @param inFlight calls computed at once: beyond, 503. Twenty times the connection pool, since most calls wait on it
 * @param bodyBytes of a JSON or form body: the largest listing with every field full is under 64 KiB
 * @param uploadBytes of one multipart body, unless the contract says otherwise: a scanned contract of 100 pages is about 15 MB
 * @param idleTimeout after which a silent connection is closed: longer than any proxy's keep-alive
 * @param drain how long running calls may take to end when the server stops
 */
public record Limits(int inFlight, long bodyBytes, long uploadBytes, Duration idleTimeout, Duration drain) {

    public static final Limits DEFAULT =
            new Limits(400, 256 * 1024, 20L * 1024 * 1024, Duration.ofSeconds(75), Duration.ofSeconds(20));

    /** No operation may ask for more, and the proxy lets no more through: 100 000 rows of an import and what is around them. */
    public static final long LARGEST_BODY_BYTES = 65L * 1024 * 1024;

    /** A new connection brings its first whole head within this, or is closed: whoever drips one letter after the other. */
    static final Duration HEAD_WITHIN = Duration.ofSeconds(15);

    /** The whole of a JSON or form body comes within this: 256 KiB over the slowest line of a telephone. */
    static final Duration BODY_WITHIN = Duration.ofSeconds(20);

    /** The whole of an upload comes within this: 20 MiB at two megabit a second are 84 seconds, 64 MiB at five 107. */
    static final Duration UPLOAD_WITHIN = Duration.ofSeconds(120);

    /** Longest request line; search states stand in addresses, so it is generous. */
    static final int REQUEST_LINE_BYTES = 8 * 1024;

    /** All headers of a request together. */
    static final int HEADER_BYTES = 16 * 1024;

    /** Of a live stream, what the connection takes before it says that it is full. */
    static final int STREAM_QUEUE_BYTES = 16 * 1024;

    /** What may wait for a live stream whose client does not take it: several hundred frames. Beyond, it is cut off. */
    static final int STREAM_WAITING_CHARS = 128 * 1024;

    /** Fields of one form; the fullest form has about 40. */
    static final int FORM_FIELDS = 256;
}
