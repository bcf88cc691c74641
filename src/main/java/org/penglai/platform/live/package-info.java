/**
 * Live streams: what has been committed, by this server or any other, told to those who are watching. A stream follows one
 * aggregate in order and resumes where it was cut off, or is given a hint to look again. No stream has a thread.
 *
 * <p>{@code EventLog} is the one thing that knows where the news come from; another one can take its place.
 */
@NullMarked
package org.penglai.platform.live;

import org.jspecify.annotations.NullMarked;
