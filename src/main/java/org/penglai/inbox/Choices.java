package org.penglai.inbox;

import java.util.Collection;
import java.util.Map;

/** How persons want to be told, where they said so. */
public interface Choices {

    /** What the person chose, by topic. */
    Map<String, Delivery> of(String subject);

    /** Writes choices over earlier ones. */
    void save(String subject, Map<String, Delivery> chosen);

    /** Of the persons those who get mail at all, each with what it chose for the topic, or the usual. */
    Map<String, Delivery> byMail(Topic topic, Collection<String> subjects);
}
