package org.penglai.patentimport.file;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.penglai.kernel.Refusal;
import org.penglai.platform.text.PlainText;

/** Finds out in which encoding a text file is by reading all of it: UTF-8, UTF-16 by its mark, or GB 18030 with GBK within. */
final class Encoding {

    private static final int BUFFER = 64 * 1024;

    /** By name, so that no name from elsewhere is ever looked up. */
    private static final Map<String, Charset> KNOWN = Map.of(
            "UTF-8", StandardCharsets.UTF_8,
            "UTF-16", StandardCharsets.UTF_16,
            "GB18030", PlainText.GB18030);

    private Encoding() {}

    /** The encoding's name, or a refusal. */
    static String of(Path file) throws IOException {
        var head = head(file, 3);
        if (head.length >= 2 && (head[0] & 0xFF) == 0xFF && (head[1] & 0xFF) == 0xFE) {
            return require(file, StandardCharsets.UTF_16);
        }
        if (head.length >= 2 && (head[0] & 0xFF) == 0xFE && (head[1] & 0xFF) == 0xFF) {
            return require(file, StandardCharsets.UTF_16);
        }
        for (var charset : List.of(charset("UTF-8"), charset("GB18030"))) {
            if (holds(file, charset)) {
                return charset.name();
            }
        }
        throw Refusal.invalid("import.encoding");
    }

    private static String require(Path file, Charset charset) throws IOException {
        if (!holds(file, charset)) {
            throw Refusal.invalid("import.encoding");
        }
        return charset.name();
    }

    /** A text holds no null; what does is no text. */
    private static boolean holds(Path file, Charset charset) throws IOException {
        var buffer = new char[BUFFER];
        try (var reader = PlainText.strict(Files.newInputStream(file), charset)) {
            for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
                for (int at = 0; at < read; at++) {
                    if (buffer[at] == 0) {
                        throw Unreadable.type("import.type");
                    }
                }
            }
            return true;
        } catch (CharacterCodingException other) {
            return false;
        }
    }

    /** Reads the text without the mark before it; a byte that is none of the encoding breaks it off. */
    static Reader reader(Path file, String charset) throws IOException {
        return PlainText.reader(Files.newInputStream(file), charset(charset));
    }

    private static Charset charset(String name) {
        return Objects.requireNonNull(KNOWN.get(name), "no such encoding here");
    }

    static byte[] head(Path file, int length) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(length);
        }
    }
}
