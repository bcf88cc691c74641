package org.penglai.platform.blob;

import java.nio.ByteBuffer;

/**
 * The outline of a JPEG: segments from the start marker over a frame and its scans to the end marker. Telephones put a second
 * picture behind the first, so further whole pictures may follow; anything else may not.
 */
final class JpegForm {

    private static final int START = 0xD8;
    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;

    /** Length, precision, height and width of a frame. */
    private static final int FRAME_LENGTH = 7;

    private final ByteBuffer file;
    private int at;
    private boolean framed;
    private boolean scanned;
    private long pixels;

    private JpegForm(ByteBuffer file) {
        this.file = file;
    }

    static boolean holds(ByteBuffer file) {
        var form = new JpegForm(file);
        do {
            if (!form.picture()) {
                return false;
            }
        } while (form.at < file.limit());
        return true;
    }

    /** How many pixels the largest of its pictures has. */
    static long pixels(ByteBuffer file) {
        var form = new JpegForm(file);
        while (form.at < file.limit() && form.picture()) {
            // steps over one picture after the other
        }
        return form.pixels;
    }

    private boolean picture() {
        framed = false;
        scanned = false;
        if (marker() != START) {
            return false;
        }
        for (var marker = marker(); marker != END; marker = marker()) {
            if (marker < 0xC0 || isStandalone(marker) || !segment(marker)) {
                return false;
            }
        }
        return framed && scanned;
    }

    /** The next marker, after any fill bytes; −1 where none stands. */
    private int marker() {
        if (at + 2 > file.limit() || unsigned(at) != 0xFF) {
            return -1;
        }
        at++;
        while (at < file.limit() && unsigned(at) == 0xFF) {
            at++;
        }
        return at < file.limit() ? unsigned(at++) : -1;
    }

    /** Steps over a segment, and over the coded data behind the header of a scan. */
    private boolean segment(int marker) {
        if (at + 2 > file.limit()) {
            return false;
        }
        var length = Short.toUnsignedInt(file.getShort(at));
        if (length < 2 || length > file.limit() - at) {
            return false;
        }
        if (isFrame(marker) && length >= FRAME_LENGTH) {
            pixels = Math.max(
                    pixels,
                    (long) Short.toUnsignedInt(file.getShort(at + 3)) * Short.toUnsignedInt(file.getShort(at + 5)));
        }
        at += length;
        framed |= isFrame(marker);
        if (marker == SCAN) {
            scanned = framed;
            skipCoded();
        }
        return true;
    }

    /** Coded data ends at the first marker that is neither a stuffed byte nor a restart. */
    private void skipCoded() {
        while (at + 1 < file.limit()) {
            var next = unsigned(at + 1);
            if (unsigned(at) == 0xFF && next != 0x00 && next != 0xFF && !(next >= 0xD0 && next <= 0xD7)) {
                return;
            }
            at++;
        }
    }

    private int unsigned(int index) {
        return Byte.toUnsignedInt(file.get(index));
    }

    private static boolean isStandalone(int marker) {
        return marker >= 0xD0 && marker <= START;
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }
}
