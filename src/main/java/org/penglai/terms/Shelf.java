package org.penglai.terms;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All editions of one document, the latest first. */
public record Shelf(Document document, List<Edition> editions) {

    /** Where an edition stands in its life. */
    public enum State {
        DRAFT,
        ANNOUNCED,
        IN_FORCE,
        SUPERSEDED
    }

    public Shelf {
        editions = editions.stream()
                .sorted(Comparator.comparingInt(Edition::number).reversed())
                .toList();
    }

    /** The edition that binds at that moment. */
    public Optional<Edition> inForce(Instant at) {
        return editions.stream().filter(edition -> edition.hasBegun(at)).findFirst();
    }

    /** The change that is announced and open to comments. */
    public Optional<Edition> awaited(Instant now) {
        return editions.stream().filter(edition -> edition.isAwaited(now)).findFirst();
    }

    public Optional<Edition> draft() {
        return editions.stream().filter(Edition::isDraft).findFirst();
    }

    public Optional<Edition> find(int number) {
        return editions.stream().filter(edition -> edition.number() == number).findFirst();
    }

    /** The edition that this one follows. */
    public Optional<Edition> before(Edition edition) {
        return find(edition.number() - 1);
    }

    public State state(Edition edition, Instant now) {
        if (edition.isDraft()) {
            return State.DRAFT;
        }
        if (edition.isAwaited(now)) {
            return State.ANNOUNCED;
        }
        return inForce(now).filter(edition::equals).isPresent() ? State.IN_FORCE : State.SUPERSEDED;
    }

    /** What anyone may read: everything but drafts. */
    public List<Edition> published() {
        return editions.stream().filter(edition -> !edition.isDraft()).toList();
    }
}
