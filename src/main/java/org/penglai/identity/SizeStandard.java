package org.penglai.identity;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Refusal;

/**
 * The standard by which enterprises are large, medium, small or micro (中小企业划型标准规定, 2011), as data. Pure: the same
 * figures in the same industry are always of the same class.
 *
 * @param classesFrom the classification by whose classes an industry is found, and that this is general knowledge
 * @param withoutLine beginnings of classes to which no line of the standard belongs
 */
public record SizeStandard(Source source, Bilingual classesFrom, List<Line> lines, List<String> withoutLine) {

    /** Where the standard stands. */
    public record Source(Bilingual title, String number, Bilingual basis, LocalDate validFrom) {}

    /** Bounds that are reached together or not at all; persons, and amounts in fen. */
    public record Bounds(Map<Measure, Long> least) {
        public Bounds {
            if (least.isEmpty()) {
                throw new IllegalArgumentException("a class without bounds");
            }
            least = Collections.unmodifiableMap(new EnumMap<>(least));
        }

        boolean areReachedBy(Figures figures) {
            return least.entrySet().stream()
                    .allMatch(bound -> figures.of(bound.getKey()).orElse(-1) >= bound.getValue());
        }
    }

    /**
     * One industry of the standard.
     *
     * @param number from 1 to 16, in the standard's order
     * @param classes beginnings of the classes of GB/T 4754 that belong to it
     * @param bounds what is reached by a large, a medium and a small enterprise
     */
    public record Line(int number, Bilingual industry, List<String> classes, Map<SizeClass, Bounds> bounds) {
        public Line {
            classes = List.copyOf(classes);
            bounds = Collections.unmodifiableMap(new EnumMap<>(bounds));
            if (bounds.size() != SizeClass.values().length - 1 || bounds.containsKey(SizeClass.MICRO)) {
                throw new IllegalArgumentException("line " + number + " needs bounds of large, medium and small");
            }
        }

        public Bounds of(SizeClass size) {
            var found = bounds.get(size);
            if (found == null) {
                throw new IllegalArgumentException("no bounds of " + size);
            }
            return found;
        }

        /** The measures that the line asks for. */
        public List<Measure> measures() {
            return List.copyOf(of(SizeClass.LARGE).least().keySet());
        }
    }

    public SizeStandard {
        lines = List.copyOf(lines);
        withoutLine = List.copyOf(withoutLine);
        var seen = new HashSet<>(withoutLine);
        lines.stream().flatMap(line -> line.classes().stream()).forEach(start -> {
            if (!seen.add(start)) {
                throw new IllegalArgumentException("belongs to two lines: " + start);
            }
        });
    }

    /** The line of the industry; none where the standard has none. */
    public Optional<Line> line(IndustryClass industry) {
        var byStart = new HashMap<String, Line>();
        lines.forEach(line -> line.classes().forEach(start -> byStart.put(start, line)));
        for (var length = industry.value().length(); length > 0; length--) {
            var start = industry.value().substring(0, length);
            if (withoutLine.contains(start)) {
                return Optional.empty();
            }
            if (byStart.containsKey(start)) {
                return Optional.of(byStart.get(start));
            }
        }
        return Optional.empty();
    }

    /** The size of an enterprise of the industry, with the line that decided; refuses where a figure it asks for is missing. */
    public Sizing size(IndustryClass industry, Figures figures) {
        var line = line(industry)
                .orElseThrow(() -> Refusal.invalid("size-class.no-line")
                        .with("industry", industry.value())
                        .violation("/industry", "size-class.no-line", Map.of("industry", industry.value())));
        var refusal = Refusal.invalid("size-class.figures");
        line.measures().stream()
                .filter(measure -> figures.of(measure).isEmpty())
                .forEach(measure -> refusal.violation("/" + measure.field(), "required"));
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
        return new Sizing(reached(line, figures), industry, line, figures);
    }

    private static SizeClass reached(Line line, Figures figures) {
        for (var size : List.of(SizeClass.LARGE, SizeClass.MEDIUM, SizeClass.SMALL)) {
            if (line.of(size).areReachedBy(figures)) {
                return size;
            }
        }
        return SizeClass.MICRO;
    }
}
