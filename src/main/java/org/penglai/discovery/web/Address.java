package org.penglai.discovery.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.penglai.platform.http.View;

/** The address of a search, in which the query stands whole, so that it can be kept and sent. */
record Address(Map<String, List<String>> parameters) {

    private static final String PATH = "/search";
    private static final String PLACE = "after";

    /** As asked for, without empty parameters. */
    static Address of(Map<String, List<String>> asked) {
        var kept = new LinkedHashMap<String, List<String>>();
        asked.forEach((name, values) -> {
            var filled = values.stream().filter(value -> !value.isBlank()).toList();
            if (!filled.isEmpty()) {
                kept.put(name, filled);
            }
        });
        return new Address(kept);
    }

    /** The same search from its first page, with this value alone for the parameter. */
    Address with(String name, String value) {
        var next = copy();
        next.put(name, List.of(value));
        return new Address(next);
    }

    /** The same search from its first page, without the parameter. */
    Address without(String name) {
        var next = copy();
        next.remove(name);
        return new Address(next);
    }

    /** The same search from its first page, without this one value of the parameter. */
    Address without(String name, String value) {
        var next = copy();
        var rest = new ArrayList<>(next.getOrDefault(name, List.of()));
        rest.remove(value);
        next.put(name, rest);
        return new Address(next);
    }

    /** The first page of the same search. */
    Address first() {
        return without(PLACE);
    }

    /** The page that the cursor names. */
    Address next(String cursor) {
        return with(PLACE, cursor);
    }

    boolean isFirst() {
        return !parameters.containsKey(PLACE);
    }

    private Map<String, List<String>> copy() {
        var copy = new LinkedHashMap<>(parameters);
        copy.remove(PLACE);
        return copy;
    }

    @Override
    public String toString() {
        return at(PATH);
    }

    /** The same parameters at another path. */
    String at(String path) {
        var text = new StringBuilder(path);
        parameters.forEach((name, values) -> values.forEach(value -> text.append(text.indexOf("?") < 0 ? '?' : '&')
                .append(View.encode(name))
                .append('=')
                .append(View.encode(value))));
        return text.toString();
    }
}
