package org.penglai.platform.blob;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Looks into a PDF: at its names, in whatever spelling, where they stand in the open or packed in object streams. It follows
 * no reference, since what a reader would not find does no harm either way, and refuses what it cannot look into.
 */
final class PdfInspection {

    /** Actions that run something or send something; each name is long enough not to come about by chance. */
    private static final List<String> ACTIVE =
            List.of("/JavaScript", "/Launch", "/RichMedia", "/SubmitForm", "/ImportData", "/GoToE", "/Rendition");

    /** A name may have any of its letters in hexadecimal. */
    private static final Pattern ESCAPED = Pattern.compile("#([0-9A-Fa-f]{2})");

    private static final Pattern STREAM = Pattern.compile(">>\\s{0,16}stream\\r?\\n");
    private static final Pattern PACKING = Pattern.compile("/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)\\b");
    private static final Pattern DEFLATED = Pattern.compile("/(?:FlateDecode|Fl)\\b");
    private static final Pattern OTHER_FILTER =
            Pattern.compile("/(?:LZWDecode|LZW|RunLengthDecode|RL|ASCIIHexDecode|AHx|ASCII85Decode|A85|Crypt)\\b");

    /** A dictionary before a stream is sought back so far. */
    private static final int DICTIONARY_MAX = 64 * 1024;

    /** All streams but pictures together swell to no more: a hundred pages of drawings are a tenth of it. */
    private static final long UNPACKED_MAX = 256L * 1024 * 1024;

    private static final int BUFFER = 64 * 1024;

    private final byte[] bytes;
    private final String text;
    private long unpacked;
    private boolean encrypted;

    PdfInspection(ByteBuffer file) {
        bytes = new byte[file.limit()];
        file.get(0, bytes);
        text = new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** The code of the refusal, if something in it is harmful. */
    Optional<String> harm() {
        var open = plain(text);
        if (isActive(open)) {
            return Optional.of("file.active");
        }
        encrypted = open.contains("/Encrypt");
        var streams = STREAM.matcher(text);
        while (streams.find()) {
            var harm = harm(dictionary(streams.start()), streams.end());
            if (harm.isPresent()) {
                return harm;
            }
        }
        return Optional.empty();
    }

    private Optional<String> harm(String dictionary, int start) {
        if (PACKING.matcher(dictionary).results().limit(2).count() == 2) {
            return Optional.of("file.bomb");
        }
        var holdsObjects = dictionary.contains("/ObjStm");
        if (holdsObjects && (encrypted || OTHER_FILTER.matcher(dictionary).find())) {
            return Optional.of("file.encrypted");
        }
        if (!DEFLATED.matcher(dictionary).find() || isPicture(dictionary) && !holdsObjects) {
            return Optional.empty();
        }
        return unpacked(start, holdsObjects);
    }

    /** The dictionary that ends there, back to the beginning of its object. */
    private String dictionary(int end) {
        var from = Math.max(0, end - DICTIONARY_MAX);
        var before = text.substring(from, end);
        return plain(before.substring(Math.max(0, before.lastIndexOf(" obj"))));
    }

    private Optional<String> unpacked(int start, boolean holdsObjects) {
        var objects = new StringBuilder();
        var inflater = new Inflater();
        try {
            inflater.setInput(bytes, start, bytes.length - start);
            var buffer = new byte[BUFFER];
            for (int read = inflater.inflate(buffer); read > 0; read = inflater.inflate(buffer)) {
                unpacked += read;
                if (unpacked > UNPACKED_MAX) {
                    return Optional.of("file.bomb");
                }
                if (holdsObjects) {
                    objects.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
                }
            }
        } catch (DataFormatException broken) {
            // a reader could unpack no more of it either
        } finally {
            inflater.end();
        }
        return isActive(plain(objects.toString())) ? Optional.of("file.active") : Optional.empty();
    }

    /** How large a picture becomes stands in its dictionary, and readers hold it to that. */
    private static boolean isPicture(String dictionary) {
        return dictionary.contains("/Image");
    }

    private static boolean isActive(String open) {
        return ACTIVE.stream().anyMatch(open::contains);
    }

    private static String plain(String written) {
        return written.indexOf('#') < 0
                ? written
                : ESCAPED.matcher(written)
                        .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                                String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }
}
