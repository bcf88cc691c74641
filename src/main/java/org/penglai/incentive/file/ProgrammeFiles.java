package org.penglai.incentive.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.penglai.incentive.Catalogue;
import org.penglai.incentive.Conditions;
import org.penglai.incentive.Programme;

/**
 * Reads all programme files, or refuses all with every fault that was found.
 *
 * @param conditions the language of the conditions
 */
public record ProgrammeFiles(Conditions conditions) {

    /**
     * The files of one start.
     *
     * @param registers papers, departments and plans
     * @param programmes one text per programme
     * @param continuations what was stated about later days outside the programmes' own files
     */
    public record Sources(SourceText registers, List<SourceText> programmes, List<SourceText> continuations) {}

    /** Throws {@link ProgrammesRefused} when anything is wrong anywhere. */
    public Catalogue load(Sources sources) {
        var faults = new ArrayList<Fault>();
        var reader = new ProgrammeReader(Registers.read(sources.registers()), conditions);
        var programmes = new HashMap<String, Programme>();
        for (var source : sources.programmes()) {
            attempt(faults, () -> reader.read(source)).ifPresent(programme -> {
                if (programmes.put(programme.id().value(), programme) != null) {
                    faults.add(new Fault(source.file(), 1, "another file has this id: " + programme.id()));
                }
            });
        }
        for (var source : faults.isEmpty() ? sources.continuations() : List.<SourceText>of()) {
            attempt(faults, () -> continued(programmes, source)).ifPresent(programmes::putAll);
        }
        if (!faults.isEmpty()) {
            throw new ProgrammesRefused(faults);
        }
        return new Catalogue(programmes.values().stream()
                .sorted(Comparator.comparing(programme -> programme.id().value()))
                .toList());
    }

    private static Map<String, Programme> continued(Map<String, Programme> programmes, SourceText source) {
        var result = new HashMap<>(programmes);
        var root = YamlObject.read(source.file(), source.text());
        for (var value : root.required("continuations").list()) {
            var object = value.object();
            var id = object.required("programme");
            var programme = Optional.ofNullable(result.get(id.text()))
                    .orElseThrow(() -> id.refuse("no such programme: " + id.text()));
            var continuation = TermReader.continuation(object);
            object.nothingElse();
            result.put(id.text(), programme.within(TermReader.fit(programme.term(), continuation, object)));
        }
        root.nothingElse();
        return result;
    }

    private static <T> Optional<T> attempt(List<Fault> faults, Supplier<T> read) {
        try {
            return Optional.of(read.get());
        } catch (ProgrammesRefused refused) {
            faults.addAll(refused.faults());
            return Optional.empty();
        }
    }
}
