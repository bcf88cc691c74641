package org.penglai.discovery;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.penglai.kernel.Industry;
import org.penglai.patent.IpcSymbol;

/**
 * Which industries of the plan a patent belongs to by its classification. It proposes where an owner chose none; what an
 * owner chose stands.
 *
 * @param levels industries by level of the classification, such as {@code C22} or {@code H01L31}; none for what belongs to no one
 */
public record IndustryMap(Map<String, Set<Industry>> levels) {

    /** Nothing is proposed. */
    public static final IndustryMap NONE = new IndustryMap(Map.of());

    public IndustryMap {
        levels = Map.copyOf(levels);
    }

    /** The industries of symbols, in the plan's order; of the levels that hold a symbol the deepest decides. */
    public List<Industry> of(Collection<IpcSymbol> symbols) {
        return symbols.stream().flatMap(this::of).distinct().sorted().toList();
    }

    private Stream<Industry> of(IpcSymbol symbol) {
        return symbol.path().reversed().stream()
                .flatMap(level -> Stream.ofNullable(levels.get(level)))
                .limit(1)
                .flatMap(Set::stream);
    }
}
