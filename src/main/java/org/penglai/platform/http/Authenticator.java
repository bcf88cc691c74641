package org.penglai.platform.http;

import java.util.Optional;

/** Finds out who calls; runs on the call's virtual thread. */
public interface Authenticator {

    /** The bearer of an access token; an invalid token is refused with 401, none at all is {@link Caller#ANYONE}. */
    Caller byToken(Optional<String> authorization);

    /** The visitor of a page, by the session cookie; an unknown or ended session is {@link Caller#ANYONE}. */
    Caller bySession(Optional<String> cookie);

    /** Keeps the form for a while; answers the cookie by which the browser brings it back, none where it cannot be kept. */
    default Optional<String> keep(Unsent form) {
        return Optional.empty();
    }
}
