package org.penglai.analysis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.lucene.analysis.CharFilter;

/**
 * Folds text before it is cut, one character for one, so that every place in it stays: full-width letters and figures
 * become plain ones, traditional characters simplified ones, and a hyphen or stroke inside a designation ({@code TC4-DT},
 * {@code 5t/h}) becomes the sign that holds it together.
 */
final class FoldingReader extends CharFilter {

    /** Holds the parts of a designation together: no text holds it, and the tokenizer takes it for part of a word. */
    static final char JOINT = '_';

    private static final int FULL_WIDTH_FIRST = 0xFF01;
    private static final int FULL_WIDTH_LAST = 0xFF5E;
    private static final int FULL_WIDTH_SHIFT = 0xFEE0;
    private static final char MICRO = '\u00B5';
    private static final char MU = '\u03BC';
    private static final int DESIGNATION_MAX = 40;

    private static final char[] SIMPLIFIED = simplified();

    private char[] text = {};
    private int at;
    private boolean isRead;

    FoldingReader(Reader input) {
        super(input);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (!isRead) {
            text = fold(readAll());
            isRead = true;
        }
        if (at >= text.length) {
            return -1;
        }
        var count = Math.min(length, text.length - at);
        System.arraycopy(text, at, buffer, offset, count);
        at += count;
        return count;
    }

    @Override
    protected int correct(int offset) {
        return offset;
    }

    private char[] readAll() throws IOException {
        var all = new StringBuilder();
        var part = new char[4096];
        for (var count = input.read(part); count >= 0; count = input.read(part)) {
            all.append(part, 0, count);
        }
        return all.toString().toCharArray();
    }

    private static char[] fold(char[] text) {
        for (var i = 0; i < text.length; i++) {
            text[i] = fold(text[i]);
        }
        for (var i = 0; i < text.length; i++) {
            if (isPart(text[i])) {
                i = designation(text, i);
            }
        }
        return text;
    }

    private static char fold(char sign) {
        if (sign >= FULL_WIDTH_FIRST && sign <= FULL_WIDTH_LAST) {
            return (char) (sign - FULL_WIDTH_SHIFT);
        }
        return sign == MICRO ? MU : SIMPLIFIED[sign];
    }

    /** Joins the run of letters, figures and hyphens that begins here, if both letters and figures are in it; gives its last place. */
    private static int designation(char[] text, int start) {
        var end = start;
        var hasLetter = false;
        var hasFigure = false;
        while (end < text.length
                && (isPart(text[end]) || isHyphen(text[end]) && end + 1 < text.length && isPart(text[end + 1]))) {
            hasLetter |= Character.isLetter(text[end]);
            hasFigure |= Character.isDigit(text[end]);
            end++;
        }
        if (hasLetter && hasFigure && end - start <= DESIGNATION_MAX) {
            for (var i = start; i < end; i++) {
                text[i] = isHyphen(text[i]) ? JOINT : text[i];
            }
        }
        return end - 1;
    }

    /** Latin and Greek letters and figures. */
    private static boolean isPart(char sign) {
        return sign >= '0' && sign <= '9'
                || sign >= 'A' && sign <= 'Z'
                || sign >= 'a' && sign <= 'z'
                || sign >= '\u03B1' && sign <= '\u03C9';
    }

    private static boolean isHyphen(char sign) {
        return sign == '-' || sign == '/' || sign >= '\u2010' && sign <= '\u2013';
    }

    private static char[] simplified() {
        var table = new char[Character.MAX_VALUE + 1];
        for (var i = 0; i < table.length; i++) {
            table[i] = (char) i;
        }
        var stream = Objects.requireNonNull(FoldingReader.class.getResourceAsStream("simplified.txt"));
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    for (var pair : line.split(" ", -1)) {
                        table[pair.charAt(0)] = pair.charAt(1);
                    }
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return table;
    }
}
