package org.penglai.platform.live;

import java.time.Duration;

/**
 * The limits of live streams.
 *
 * @param streams of one server: each takes some kilobytes, and a dying server's streams must fit on the others
 * @param perCaller of one caller on one server: somebody with many windows, not a flood
 * @param perAddress of those who are not signed in: a whole office may sit behind one address
 * @param heartbeat how often a silent stream is sent something: well under every proxy's idle time
 * @param age after which a stream is ended and its rights are looked at again when the client comes back
 * @param gather how long news are gathered before they are read and sent together
 * @param sweep how often all that is followed is read without having been told of anything: a lost word delays, no more
 */
public record LiveLimits(
        int streams, int perCaller, int perAddress, Duration heartbeat, Duration age, Duration gather, Duration sweep) {

    public static final LiveLimits DEFAULT = new LiveLimits(
            10_000,
            20,
            200,
            Duration.ofSeconds(15),
            Duration.ofMinutes(10),
            Duration.ofMillis(50),
            Duration.ofSeconds(10));
}
