package org.penglai.discovery.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.penglai.discovery.Lexicon;
import org.penglai.discovery.Talk;

/**
 * Reads the shipped words: {@code zh-en/*.tsv} with lines {@code 中文<TAB>english; other english}, {@code synonyms/*.txt} with
 * lines {@code 词,词,词} of equal meaning, {@code talk.txt} with a word on each line, marked ~ where it only joins or frames, and {@code slips.txt} with groups of characters
 * that are typed for one another. A line that begins with # says what
 * the file is.
 */
public final class TermFiles {

    private static final String ROOT = "search-mappings/terms";
    private static final String ANCHOR = "/" + ROOT + "/talk.txt";

    private static final String FRAMING = "~";

    /** What was read. */
    public record Terms(Lexicon lexicon, Talk talk) {}

    private TermFiles() {}

    /** The shipped files, in a folder of classes and inside a jar alike. */
    public static Terms shipped() {
        try {
            var anchor =
                    Objects.requireNonNull(TermFiles.class.getResource(ANCHOR)).toURI();
            if (!anchor.getScheme().equals("jar")) {
                return read(Path.of(anchor).resolveSibling("."));
            }
            var jar = URI.create(anchor.toString().split("!", 2)[0]);
            try (var files = FileSystems.newFileSystem(jar, Map.of())) {
                return read(files.getPath("/" + ROOT));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Terms read(Path root) throws IOException {
        var pairs = new ArrayList<Lexicon.Pair>();
        for (var line : lines(root.resolve("zh-en"), ".tsv")) {
            pairs.add(pair(line));
        }
        var equals = new ArrayList<List<String>>();
        for (var line : lines(root.resolve("synonyms"), ".txt")) {
            equals.add(words(line, ","));
        }
        var talk = talk(said(root.resolve("talk.txt")));
        return new Terms(new Lexicon(equals, pairs, talk, said(root.resolve("slips.txt"))), talk);
    }

    /** What is marked only joins or frames. */
    private static Talk talk(List<String> lines) {
        var framing = lines.stream().filter(line -> line.startsWith(FRAMING)).toList();
        return new Talk(
                lines.stream().filter(line -> !line.startsWith(FRAMING)).toList(),
                framing.stream().map(line -> line.substring(FRAMING.length())).toList());
    }

    private static Lexicon.Pair pair(String line) {
        var parts = line.split("\t", -1);
        if (parts.length != 2) {
            throw new IllegalStateException("not a pair of words: " + line);
        }
        return new Lexicon.Pair(parts[0].strip(), words(parts[1], ";"));
    }

    private static List<String> words(String text, String between) {
        return Arrays.stream(text.split(between, -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static List<String> lines(Path folder, String ending) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            var all = new ArrayList<String>();
            for (var file : files.filter(one -> one.toString().endsWith(ending))
                    .sorted()
                    .toList()) {
                all.addAll(said(file));
            }
            return all;
        }
    }

    private static List<String> said(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }
}
