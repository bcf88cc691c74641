package org.penglai.incentive.file;

/** What is wrong with a file, and at which line (from 1). */
public record Fault(String file, int line, String message) {
    @Override
    public String toString() {
        return file + ":" + line + ": " + message;
    }
}
