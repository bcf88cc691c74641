package org.penglai.incentive;

import java.util.List;

/**
 * One name of the vocabulary in which conditions are written: what is asked of a deal, its parties or its patents.
 *
 * @param name dotted name as in a condition, such as {@code licensee.sizeClass}
 * @param kind what sort of value it has
 * @param choices the values it may take; empty where any value of the kind will do
 */
public record Fact(String name, Kind kind, List<String> choices) {

    /** The sorts of value; an amount of money is a whole number of fen and its name ends in {@code Fen}. */
    public enum Kind {
        TEXT,
        TEXTS,
        FLAG,
        MONEY,
        COUNT,
        DAY
    }

    /** What the names of officers' decisions begin with; the rest is the name of a definition. */
    public static final String DECISION = "decision.";

    public Fact {
        choices = List.copyOf(choices);
    }

    static Fact of(String name, Kind kind) {
        return new Fact(name, kind, List.of());
    }

    static Fact choice(String name, List<String> choices) {
        return new Fact(name, Kind.TEXT, choices);
    }

    /** The fact that an officer has found a definition of the papers to be met, or not. */
    public static Fact decision(String definition) {
        return of(DECISION + definition, Kind.FLAG);
    }

    /** Whether the value is of this fact's kind and among its choices. */
    public boolean admits(Value value) {
        return switch (value) {
            case Value.Text(var text) -> kind == Kind.TEXT && isChoice(text);
            case Value.Texts(var texts) -> kind == Kind.TEXTS && texts.stream().allMatch(this::isChoice);
            case Value.Flag _ -> kind == Kind.FLAG;
            case Value.Sum _ -> kind == Kind.MONEY;
            case Value.Count _ -> kind == Kind.COUNT;
            case Value.Day _ -> kind == Kind.DAY;
        };
    }

    /** Whether the text is one that the fact, or one of its texts, may be. */
    public boolean isChoice(String text) {
        return choices.isEmpty() || choices.contains(text);
    }
}
