package org.penglai.platform.http;

/**
 * One choice that a form offers.
 *
 * @param value what the form sends
 * @param label what the person reads
 * @param hint a line more about it; empty where the label says enough
 */
public record Choice(String value, String label, String hint) {

    public static Choice of(String value, String label) {
        return new Choice(value, label, "");
    }
}
