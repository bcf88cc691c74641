package org.penglai.app;

/** A value that must never be printed. */
public record Secret(String value) {

    /** Stands for a secret that was not given, and is not needed. */
    static final Secret NONE = new Secret("");

    /** Whether there is one. */
    boolean isGiven() {
        return !value.isEmpty();
    }

    @Override
    public String toString() {
        return "******";
    }
}
