package org.penglai.discovery.elastic;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The levels of the patent classification as the index holds them: H, H01, H01M, H01M10, H01M10/0525. */
final class IpcTree {

    private static final Pattern LEVELS =
            Pattern.compile("(?<section>[A-H])(?:(?<class>\\d{2})(?:(?<subclass>[A-Z])(?<group>\\d{1,4})?)?)?");

    private static final String SECTIONS = "[A-H]";

    private IpcTree() {}

    /** Whether the symbol is one of the levels above the subgroup. */
    static boolean isLevel(String symbol) {
        return LEVELS.matcher(symbol).matches();
    }

    /** Pattern of what the facet shows: all sections, and around each chosen symbol its path and what is next below. */
    static String shown(Set<String> chosen) {
        var patterns = new LinkedHashSet<String>();
        patterns.add(SECTIONS);
        for (var symbol : chosen) {
            patterns.add(symbol);
            var levels = LEVELS.matcher(symbol);
            if (levels.lookingAt()) {
                addPath(levels, patterns);
                patterns.add(levels.group() + below(levels));
            }
        }
        return String.join("|", patterns);
    }

    private static void addPath(Matcher levels, Set<String> patterns) {
        var path = "";
        for (var level : List.of("section", "class", "subclass", "group")) {
            if (levels.group(level) != null) {
                path += levels.group(level);
                patterns.add(path);
            }
        }
    }

    private static String below(Matcher levels) {
        if (levels.group("group") != null) {
            return "/[0-9]+";
        }
        if (levels.group("subclass") != null) {
            return "[0-9]+";
        }
        return levels.group("class") != null ? "[A-Z]" : "[0-9]{2}";
    }
}
