package org.penglai.discovery;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.penglai.kernel.Industry;
import org.penglai.kernel.OperationCentre;
import org.penglai.patent.IpcSymbol;

/** Which patents lie in the field of which operation centre: by their industry, or by their class. */
public record CentreFields(Map<OperationCentre, Reach> reaches) {

    /** Nothing reaches any centre. */
    public static final CentreFields NONE = new CentreFields(Map.of());

    public CentreFields {
        reaches = Map.copyOf(reaches);
    }

    /**
     * What lies in a field.
     *
     * @param industries whole industries of the plan
     * @param symbols levels of the classification, such as {@code B63} or {@code A01K61}
     */
    public record Reach(Set<Industry> industries, Set<String> symbols) {
        public Reach {
            industries = Set.copyOf(industries);
            symbols = Set.copyOf(symbols);
        }

        private boolean holds(Collection<Industry> given, Set<String> levels) {
            return given.stream().anyMatch(industries::contains)
                    || levels.stream().anyMatch(symbols::contains);
        }
    }

    /** The fields in which something of these industries and classes lies, in the plan's order. */
    public List<OperationCentre> of(Collection<Industry> industries, Collection<IpcSymbol> symbols) {
        var levels = symbols.stream().flatMap(symbol -> symbol.path().stream()).collect(Collectors.toSet());
        return Stream.of(OperationCentre.values())
                .filter(centre ->
                        reaches.containsKey(centre) && reaches.get(centre).holds(industries, levels))
                .toList();
    }
}
