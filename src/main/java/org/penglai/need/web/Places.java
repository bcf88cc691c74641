package org.penglai.need.web;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.penglai.kernel.DivisionCode;
import org.penglai.kernel.Language;
import org.penglai.platform.http.Messages;

/**
 * Finds the code of a place by its name, as people write it: {@code 芝罘}, {@code 龙口市}, {@code Zhifu}, and {@code 长岛县}, which is
 * part of another place today.
 *
 * @param names each code with its names
 */
record Places(Map<String, List<String>> names) {

    /** No place has a name. */
    static final Places NONE = new Places(Map.of());

    private static final String KEY = "division.";
    private static final String ALSO = ".also";
    private static final int SHORTEST = 2;

    Places {
        names = Map.copyOf(names);
    }

    /** The places that the messages name; a city stands for itself, {@code 3706} as {@code 370600}. */
    static Places named(Messages messages) {
        var names = new TreeMap<String, List<String>>();
        messages.keys().stream()
                .filter(key -> key.matches("division\\.\\d{4}(\\d{2})?"))
                .forEach(key -> {
                    var code = key.substring(KEY.length());
                    var all = Stream.of(Language.values())
                            .flatMap(language -> Stream.concat(
                                    Stream.of(messages.text(language, key)), others(messages, language, key)))
                            .map(Places::plain)
                            .toList();
                    names.put(code.length() == DivisionCode.YANTAI.length() ? code + "00" : code, all);
                });
        return new Places(names);
    }

    /** Names that are not the place's own, and that people use for it. */
    private static Stream<String> others(Messages messages, Language language, String key) {
        return messages.has(key + ALSO)
                ? Stream.of(messages.text(language, key + ALSO).split(","))
                : Stream.of();
    }

    /** The code of what was typed: itself a code, the whole of a name, or a part that one name alone has. */
    Optional<DivisionCode> find(String typed) {
        var plain = plain(typed);
        if (plain.matches("\\d+") || plain.length() < SHORTEST) {
            return Optional.empty();
        }
        var whole =
                codes(name -> Stream.of("", "市", "区", "县").map(plain::concat).anyMatch(name::equals));
        var found = whole.isEmpty() ? codes(name -> name.contains(plain)) : whole;
        return found.size() == 1 ? Optional.of(new DivisionCode(found.iterator().next())) : Optional.empty();
    }

    private Collection<String> codes(java.util.function.Predicate<String> fitting) {
        return names.entrySet().stream()
                .filter(place -> place.getValue().stream().anyMatch(fitting))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String plain(String name) {
        return name.replaceAll("[\\s,，]", "").toLowerCase(Locale.ROOT);
    }
}
