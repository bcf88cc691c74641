package org.penglai.platform.live;

import java.time.Instant;
import org.penglai.kernel.Event;

/**
 * A committed event.
 *
 * @param position grows with each event of one aggregate, in the order of their commits
 */
public record Told(long position, Instant at, Event event) {}
