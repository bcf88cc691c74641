package org.penglai.platform.http;

import java.util.Optional;
import org.penglai.kernel.Actor;

/** Decides whether a caller may call an operation at all; refuses with 401 or 403. */
@FunctionalInterface
public interface Gate {
    void admit(String operation, Optional<Actor> caller);
}
