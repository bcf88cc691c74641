package org.penglai.platform.blob;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The outline of a PDF: its header at the first byte, and an offset within the file before the end marker at the last.
 * What stands at the offset is not looked at, since scanners get it wrong and readers mend it.
 */
final class PdfForm {

    private static final Pattern HEADER = Pattern.compile("%PDF-[12]\\.\\d");
    private static final int HEADER_LENGTH = 8;

    /** Readers look for the end marker this far from the end. */
    private static final int TAIL = 1024;

    /** The offset names the cross-reference table; nothing but white space and filling may follow the marker. */
    private static final Pattern END = Pattern.compile("startxref\\s+(\\d{1,10})\\s+%%EOF[\\s\\x00]*\\z");

    private PdfForm() {}

    static boolean holds(ByteBuffer file) {
        if (file.limit() < HEADER_LENGTH
                || !HEADER.matcher(text(file, 0, HEADER_LENGTH)).matches()) {
            return false;
        }
        var from = Math.max(0, file.limit() - TAIL);
        var end = END.matcher(text(file, from, file.limit() - from));
        return end.find() && Long.parseLong(end.group(1)) < file.limit();
    }

    private static String text(ByteBuffer file, int from, int length) {
        var bytes = new byte[length];
        file.get(from, bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
