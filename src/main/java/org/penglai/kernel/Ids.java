package org.penglai.kernel;

import java.util.UUID;

/** Source of new identifiers, UUIDv7 in production: ordered by time, so that indexes stay compact. */
@FunctionalInterface
public interface Ids {
    UUID next();
}
