package org.penglai.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Computes the contrast of the stylesheets' colours, light and dark, as WCAG 2.2 defines it (1.4.3 and 1.4.11). */
final class PaletteTest {

    private static final double TEXT = 4.5;
    private static final double CONTROL = 3.0;
    private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): (#[0-9a-f]{6});");

    private static final List<String> GROUNDS = List.of("paper", "surface", "sunken");

    @TestFactory
    Stream<DynamicTest> textIsReadable() {
        var onGrounds = Stream.of("ink", "granite", "sea", "vermilion", "pine", "amber", "crimson", "plum")
                .flatMap(text -> GROUNDS.stream().map(ground -> new Pair(text, ground, TEXT)));
        var onTints = Stream.of("sea", "vermilion", "pine", "amber", "crimson", "plum")
                .flatMap(text -> Stream.of(
                        new Pair(text, text + "-tint", TEXT),
                        new Pair("ink", text + "-tint", TEXT),
                        new Pair("sea", text + "-tint", TEXT)));
        var others = Stream.of(
                new Pair("on-sea", "sea", TEXT),
                new Pair("surface", "pine", TEXT),
                new Pair("surface", "crimson", TEXT),
                new Pair("on-mark", "mark", TEXT),
                new Pair("ink", "sky", TEXT),
                new Pair("granite", "sky", TEXT));
        return both(Stream.of(onGrounds, onTints, others).flatMap(pairs -> pairs));
    }

    @TestFactory
    Stream<DynamicTest> controlsAndFocusStandOut() {
        return both(Stream.of("edge", "focus", "crimson")
                .flatMap(line -> GROUNDS.stream().map(ground -> new Pair(line, ground, CONTROL))));
    }

    private record Pair(String text, String ground, double atLeast) {}

    private static Stream<DynamicTest> both(Stream<Pair> pairs) {
        var light = light();
        var dark = dark();
        return pairs.flatMap(pair -> Stream.of(test("light", light, pair), test("dark", dark, pair)));
    }

    private static DynamicTest test(String scheme, Map<String, String> colours, Pair pair) {
        return DynamicTest.dynamicTest(
                scheme + ": " + pair.text() + " on " + pair.ground(),
                () -> assertThat(contrast(colours.get(pair.text()), colours.get(pair.ground())))
                        .isGreaterThanOrEqualTo(pair.atLeast()));
    }

    private static Map<String, String> light() {
        return colours(block("web/penglai.css"));
    }

    /** The dark scheme changes some colours of the light one and keeps the rest. */
    private static Map<String, String> dark() {
        var all = light();
        all.putAll(colours(block("web/dark.css")));
        return all;
    }

    private static String block(String sheet) {
        var css = stylesheet(sheet);
        var from = css.indexOf(":root {");
        assertThat(from).as("%s begins with its colours", sheet).isNotNegative();
        return css.substring(from, css.indexOf("\n}", from));
    }

    private static Map<String, String> colours(String block) {
        var found = new HashMap<String, String>();
        COLOUR.matcher(block).results().forEach(colour -> found.put(colour.group(1), colour.group(2)));
        return found;
    }

    private static double contrast(String one, String other) {
        var a = luminance(one);
        var b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
    }

    private static double channel(String colour, int at) {
        var value = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static String stylesheet(String name) {
        try (var in = PaletteTest.class.getClassLoader().getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new AssertionError("the stylesheet cannot be read", unreadable);
        }
    }
}
