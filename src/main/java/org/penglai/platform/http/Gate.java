package org.penglai.platform.http;

/** Decides whether a caller may call an operation at all; refuses with 401 or 403. */
@FunctionalInterface
public interface Gate {
    void admit(String operation, Caller caller);
}
