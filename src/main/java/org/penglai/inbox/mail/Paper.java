package org.penglai.inbox.mail;

import java.util.Map;

/**
 * A letter in words, ready to be handed over.
 *
 * @param headers besides sender, reader and subject
 */
public record Paper(String subject, String text, String html, Map<String, String> headers) {
    public Paper {
        headers = Map.copyOf(headers);
    }
}
