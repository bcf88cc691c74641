package org.penglai.platform.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.Refusal;

/**
 * What a person typed into a form, kept so that a refused form comes back as it was, with what is wrong beside each field.
 *
 * @param values every field's values, as typed
 * @param violations what is wrong, by field name; the empty name stands for the form as a whole
 */
public record Form(Map<String, List<String>> values, Map<String, List<Refusal.Violation>> violations) {

    public static final Form EMPTY = new Form(Map.of(), Map.of());

    public Form {
        values = Map.copyOf(values);
        violations = Map.copyOf(violations);
    }

    /** A form already filled in, as for editing. */
    public static Form of(Map<String, String> filled) {
        var values = new LinkedHashMap<String, List<String>>();
        filled.forEach((name, value) -> values.put(name, List.of(value)));
        return new Form(values, Map.of());
    }

    /** The value as typed, stripped; empty where the field is missing. */
    public String value(String field) {
        var typed = values.getOrDefault(field, List.of());
        return typed.isEmpty() ? "" : typed.getFirst().strip();
    }

    /** The value, if anything was typed. */
    public Optional<String> optional(String field) {
        var value = value(field);
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    /** All values of a repeated field, stripped, without empty ones. */
    public List<String> all(String field) {
        return values.getOrDefault(field, List.of()).stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** The value split at line ends and list commas (，、;；), without empty parts. */
    public List<String> lines(String field) {
        return value(field)
                .lines()
                .flatMap(line -> List.of(line.split("[，、；;]")).stream())
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /**
     * The same form with the refusal's violations beside the fields; pointers lose their leading slash, and one into a
     * field, such as the second line of a list, stands beside that field.
     */
    public Form refused(Refusal refusal) {
        var found = new LinkedHashMap<String, List<Refusal.Violation>>();
        for (var violation : refusal.violations()) {
            var pointer = violation.pointer().startsWith("/")
                    ? violation.pointer().substring(1).replace('/', '.')
                    : violation.pointer();
            found.merge(field(pointer), List.of(violation), Form::joined);
        }
        return new Form(values, found);
    }

    private String field(String pointer) {
        for (var field = pointer; ; field = field.substring(0, field.lastIndexOf('.'))) {
            if (values.containsKey(field)) {
                return field;
            }
            if (field.lastIndexOf('.') < 0) {
                return pointer;
            }
        }
    }

    public List<Refusal.Violation> violations(String field) {
        return violations.getOrDefault(field, List.of());
    }

    private static List<Refusal.Violation> joined(List<Refusal.Violation> first, List<Refusal.Violation> second) {
        var all = new java.util.ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }

    /** The fields in an order that is the same on every server, to tell one form from another. */
    String canonical() {
        return new java.util.TreeMap<>(values).toString();
    }
}
