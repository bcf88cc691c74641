package org.penglai.platform.live;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;

/** What one stream follows; whether its reader may, has been decided before. */
public sealed interface Feed {

    /**
     * The events of one aggregate, in order and without a gap.
     *
     * @param after the last that the client has seen; where it has seen none, it is first sent the latest
     * @param show what this reader is shown of an event, if anything; the same object for all who are shown the same
     */
    record Of(String aggregate, OptionalLong after, Function<Told, Optional<Frame>> show) implements Feed {}

    /**
     * A word that something of those types has happened, and at the beginning that it may have: the client looks for itself.
     *
     * @param types of events
     */
    record Hints(Predicate<String> types, Frame word) implements Feed {}
}
