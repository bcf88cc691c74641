package org.penglai.platform.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.penglai.kernel.Language;

/**
 * The words of pages and problems in both languages, one pair of bundles per feature under {@code messages/}. A key that
 * one language lacks does not load; placeholders are fact names in braces.
 */
public final class Messages {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z0-9]+)}");

    private final Map<Language, Map<String, String>> texts;

    private Messages(Map<Language, Map<String, String>> texts) {
        this.texts = texts;
    }

    /** Loads the bundles of the features; throws with every key that stands in one language only or twice. */
    public static Messages load(List<String> features) {
        var texts = new EnumMap<Language, Map<String, String>>(Language.class);
        var wrong = new TreeSet<String>();
        for (var language : Language.values()) {
            var all = new HashMap<String, String>();
            for (var feature : features) {
                bundle(feature, language).forEach((key, text) -> {
                    if (all.put((String) key, (String) text) != null) {
                        wrong.add("twice: " + key);
                    }
                });
            }
            texts.put(language, Map.copyOf(all));
        }
        lonely(texts, Language.ZH, Language.EN, wrong);
        lonely(texts, Language.EN, Language.ZH, wrong);
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("message bundles are at odds: " + wrong);
        }
        return new Messages(texts);
    }

    private static void lonely(
            Map<Language, Map<String, String>> texts, Language has, Language lacks, Set<String> wrong) {
        texts.getOrDefault(has, Map.of()).keySet().stream()
                .filter(key -> !texts.getOrDefault(lacks, Map.of()).containsKey(key))
                .forEach(key -> wrong.add("not in " + lacks.tag() + ": " + key));
    }

    /** The text of the key; the key itself, in angle quotes, where there is none, so that a gap is seen. */
    public String text(Language language, String key, Map<String, ?> facts) {
        var pattern = texts.getOrDefault(language, Map.of()).get(key);
        if (pattern == null) {
            return "‹" + key + "›";
        }
        return PLACEHOLDER
                .matcher(pattern)
                .replaceAll(found -> Matcher.quoteReplacement(
                        facts.containsKey(found.group(1)) ? String.valueOf(facts.get(found.group(1))) : found.group()));
    }

    public String text(Language language, String key) {
        return text(language, key, Map.of());
    }

    public boolean has(String key) {
        return texts.getOrDefault(Language.ZH, Map.of()).containsKey(key);
    }

    /** All keys, for checks. */
    public Set<String> keys() {
        return texts.getOrDefault(Language.ZH, Map.of()).keySet();
    }

    private static Properties bundle(String feature, Language language) {
        var name = "messages/" + feature + "_" + language.locale().getLanguage() + ".properties";
        var properties = new Properties();
        try (InputStream in = Messages.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("message bundle is missing: " + name);
            }
            Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
            properties.load(reader);
        } catch (IOException unreadable) {
            throw new IllegalStateException("message bundle cannot be read: " + name, unreadable);
        }
        return properties;
    }
}
