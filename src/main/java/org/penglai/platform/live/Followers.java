package org.penglai.platform.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The streams that follow aggregates, and up to where each has been told; one call at a time. */
final class Followers {

    private final Map<String, Topic> topics = new ConcurrentHashMap<>();

    /** An aggregate that is followed. */
    private static final class Topic {
        final Set<Follower> followers = new LinkedHashSet<>();
        long after;
    }

    /** A stream; what is not beyond {@code after} it has been sent. */
    static final class Follower {
        private final String aggregate;
        private final Sink sink;
        private final Function<Told, Optional<Frame>> show;
        private long after;

        Follower(Feed.Of feed, long after, Sink sink) {
            this.aggregate = feed.aggregate();
            this.sink = sink;
            this.show = feed.show();
            this.after = after;
        }
    }

    synchronized void add(Follower follower) {
        var topic = topics.computeIfAbsent(follower.aggregate, fresh -> new Topic());
        topic.after = topic.followers.isEmpty() ? follower.after : Math.min(topic.after, follower.after);
        topic.followers.add(follower);
    }

    synchronized void remove(Follower follower) {
        var topic = topics.get(follower.aggregate);
        if (topic != null && topic.followers.remove(follower) && topic.followers.isEmpty()) {
            topics.remove(follower.aggregate);
        }
    }

    /** Asked on event loops, so it waits for nobody. */
    boolean follows(String aggregate) {
        return topics.containsKey(aggregate);
    }

    synchronized Set<String> all() {
        return Set.copyOf(topics.keySet());
    }

    /** From where each of those is to be read that is still followed. */
    synchronized Map<String, Long> positions(Set<String> aggregates) {
        var positions = new HashMap<String, Long>();
        for (var aggregate : aggregates) {
            var topic = topics.get(aggregate);
            if (topic != null) {
                positions.put(aggregate, topic.after);
            }
        }
        return positions;
    }

    /**
     * Hands the events, in their order, to those who follow their aggregates; each is sent what it has not been sent. Who
     * came meanwhile and lacks something before it waits for the next reading.
     *
     * @param from after which position each aggregate was read
     */
    synchronized void hand(Map<String, Long> from, List<Told> told) {
        var byAggregate = new HashMap<String, List<Told>>();
        told.forEach(one -> byAggregate
                .computeIfAbsent(one.event().aggregate(), fresh -> new ArrayList<>())
                .add(one));
        byAggregate.forEach((aggregate, events) -> {
            var topic = topics.get(aggregate);
            if (topic != null) {
                hand(topic, from.getOrDefault(aggregate, 0L), events);
            }
        });
    }

    private static void hand(Topic topic, long from, List<Told> events) {
        var last = events.getLast().position();
        var rendered = new IdentityHashMap<Function<Told, Optional<Frame>>, List<String>>();
        for (var follower : topic.followers) {
            if (follower.after < from) {
                continue;
            }
            var texts = rendered.computeIfAbsent(follower.show, show -> texts(show, events));
            var text = new StringBuilder();
            for (int at = 0; at < events.size(); at++) {
                if (events.get(at).position() > follower.after) {
                    text.append(texts.get(at));
                }
            }
            follower.after = Math.max(follower.after, last);
            if (!text.isEmpty()) {
                follower.sink.send(text.toString());
            }
        }
        topic.after = topic.followers.stream()
                .mapToLong(follower -> follower.after)
                .min()
                .orElse(last);
    }

    private static List<String> texts(Function<Told, Optional<Frame>> show, List<Told> events) {
        return events.stream()
                .map(told -> show.apply(told).map(Frame::text).orElse(""))
                .toList();
    }
}
