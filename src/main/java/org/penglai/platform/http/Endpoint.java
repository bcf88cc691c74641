package org.penglai.platform.http;

/** One operation, as a function; it runs on a virtual thread and may block. */
@FunctionalInterface
public interface Endpoint {
    Reply handle(Call call);
}
