package org.penglai.platform.http;

import java.util.Optional;
import org.penglai.kernel.Actor;

/**
 * Who calls, as far as known.
 *
 * @param actor the member, if signed in
 * @param csrf token that this visitor's forms must bring back; empty where no session stands behind the call
 */
public record Caller(Optional<Actor> actor, String csrf) {

    /** Somebody unknown. */
    public static final Caller ANYONE = new Caller(Optional.empty(), "");
}
