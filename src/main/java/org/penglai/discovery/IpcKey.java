package org.penglai.discovery;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Spelling;
import org.penglai.patent.IpcSymbol;

/**
 * A place in the patent classification on any of its levels, spelled as listings are counted by it: {@code H},
 * {@code H01}, {@code H01M}, {@code H01M10} for the main group 10/00, {@code H01M10/0525}.
 */
public record IpcKey(String value) implements Comparable<IpcKey> {

    private static final Pattern FORM = Pattern.compile("[A-H](?:\\d{2}(?:[A-Z](?:\\d{1,4}(?:/\\d{2,6})?)?)?)?");
    private static final Pattern FIXED_MAIN_GROUP = Pattern.compile("[A-H]\\d{2}[A-Z]\\d{4}0{6}");

    private static final Comparator<IpcKey> ORDER = Comparator.comparing(IpcKey::subclass)
            .thenComparingInt(IpcKey::mainGroup)
            .thenComparing(IpcKey::subgroup);

    /** How deep a place lies. */
    public enum Level {
        SECTION,
        CLASS,
        SUBCLASS,
        MAIN_GROUP,
        GROUP
    }

    public IpcKey {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("no place in the classification: " + value);
        }
    }

    /** Reads what people and the official files write, {@code H01M 10/00} and {@code H01M0010000000} alike. */
    public static Optional<IpcKey> parse(String written) {
        var plain = Spelling.plain(written);
        if (FORM.matcher(plain).matches() && !plain.contains("/")) {
            return Optional.of(
                    new IpcKey(plain.length() > 4 ? mainGroup(plain.substring(0, 4), plain.substring(4)) : plain));
        }
        if (FIXED_MAIN_GROUP.matcher(plain).matches()) {
            return Optional.of(new IpcKey(mainGroup(plain.substring(0, 4), plain.substring(4, 8))));
        }
        try {
            var symbol = IpcSymbol.parse(plain);
            var group = symbol.subclass() + symbol.mainGroup();
            return Optional.of(new IpcKey(symbol.subgroup().matches("0+") ? group : group + "/" + symbol.subgroup()));
        } catch (Refusal none) {
            return Optional.empty();
        }
    }

    private static String mainGroup(String subclass, String digits) {
        return subclass + Integer.parseInt(digits);
    }

    public Level level() {
        return switch (value.length()) {
            case 1 -> Level.SECTION;
            case 3 -> Level.CLASS;
            case 4 -> Level.SUBCLASS;
            default -> value.contains("/") ? Level.GROUP : Level.MAIN_GROUP;
        };
    }

    /** The place that holds this one: of any group its main group. */
    public Optional<IpcKey> parent() {
        return switch (level()) {
            case SECTION -> Optional.empty();
            case CLASS -> Optional.of(new IpcKey(value.substring(0, 1)));
            case SUBCLASS -> Optional.of(new IpcKey(value.substring(0, 3)));
            case MAIN_GROUP -> Optional.of(new IpcKey(value.substring(0, 4)));
            case GROUP -> Optional.of(new IpcKey(value.substring(0, value.indexOf('/'))));
        };
    }

    /** As the office writes it: {@code H01M 10/00}. */
    public String written() {
        return switch (level()) {
            case SECTION, CLASS, SUBCLASS -> value;
            case MAIN_GROUP -> value.substring(0, 4) + " " + value.substring(4) + "/00";
            case GROUP -> value.substring(0, 4) + " " + value.substring(4);
        };
    }

    private String subclass() {
        return value.substring(0, Math.min(4, value.length()));
    }

    private int mainGroup() {
        if (value.length() <= 4) {
            return 0;
        }
        var slash = value.indexOf('/');
        return Integer.parseInt(value.substring(4, slash < 0 ? value.length() : slash));
    }

    /** Digits behind the stroke are read like those behind a point: 0525 stands between 052 and 054. */
    private String subgroup() {
        var slash = value.indexOf('/');
        return slash < 0 ? "" : value.substring(slash + 1);
    }

    @Override
    public int compareTo(IpcKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return value;
    }
}
