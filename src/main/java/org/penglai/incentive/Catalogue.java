package org.penglai.incentive;

import java.util.List;
import java.util.Optional;

/** The programmes that the platform holds, in the order of their ids. */
public record Catalogue(List<Programme> all) {

    public Catalogue {
        all = List.copyOf(all);
    }

    public Optional<Programme> find(ProgrammeId id) {
        return all.stream().filter(programme -> programme.id().equals(id)).findFirst();
    }

    public List<Programme> on(Occasion occasion) {
        return all.stream()
                .filter(programme -> programme.trigger().occasion() == occasion)
                .toList();
    }
}
