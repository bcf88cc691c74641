package org.penglai.bench;

import io.vertx.core.Future;

/** Something that can be asked again and again: a server over HTTP, or an engine without one. */
interface Driver extends AutoCloseable {

    /**
     * Asks once.
     *
     * @param number different for each question to this driver
     * @return completes when the answer is the one wanted, and fails for any other
     */
    Future<Void> ask(long number);

    @Override
    void close();
}
