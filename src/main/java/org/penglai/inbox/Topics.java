package org.penglai.inbox;

import java.util.List;
import java.util.Optional;

/** Every kind of notice that the house gives, in the order in which people read them. */
public record Topics(List<Topic> all) {
    public Topics {
        all = List.copyOf(all);
    }

    public Optional<Topic> find(String name) {
        return all.stream().filter(topic -> topic.name().equals(name)).findFirst();
    }
}
