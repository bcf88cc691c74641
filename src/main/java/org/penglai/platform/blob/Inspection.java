package org.penglai.platform.blob;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.penglai.kernel.Refusal;

/**
 * A look into a file of a known type for what no document needs and what would harm whoever opens it: actions that run by
 * themselves, files within, an archive around, a picture or a stream that swells beyond reason. The place where a scanner of
 * the operator's own would be asked too; the text that is agreed upon for trying scanners out is known here already.
 */
final class Inspection {

    /** The agreed text by which scanners are tried out; in two pieces, so that nobody's scanner stops at this file. */
    private static final byte[] TRIAL = ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*")
            .getBytes(StandardCharsets.US_ASCII);

    private static final int ARCHIVE_END = 0x504B0506;
    private static final int ARCHIVE_ENTRY = 0x504B0102;
    private static final int ARCHIVE_END_LENGTH = 22;

    /** The comment of an archive is at most so long, so its end stands at most so far from the end of the file. */
    private static final int ARCHIVE_COMMENT_MAX = 0xFFFF;

    /** Twice the largest sheet that is scanned in one piece, at 600 dots an inch. */
    private static final long PIXELS_MAX = 200_000_000;

    private Inspection() {}

    /** Refuses what is harmful. */
    static void requireHarmless(FileType type, Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            refuse(isArchive(bytes), "file.archive");
            refuse(holds(bytes, TRIAL), "file.malware");
            refuse(pixels(type, bytes) > PIXELS_MAX, "file.bomb");
            if (type == FileType.PDF) {
                new PdfInspection(bytes).harm().ifPresent(code -> refuse(true, code));
            }
        }
    }

    private static void refuse(boolean harmful, String code) {
        if (harmful) {
            throw Refusal.of(Refusal.Kind.UNSUPPORTED, code);
        }
    }

    /** Whether an archive's directory is found from the end, as every unpacker looks for it. */
    private static boolean isArchive(ByteBuffer file) {
        var last = file.limit() - ARCHIVE_END_LENGTH;
        for (int at = last; at >= Math.max(0, last - ARCHIVE_COMMENT_MAX); at--) {
            if (file.get(at) == 'P' && file.getInt(at) == ARCHIVE_END && leadsToEntries(file, at)) {
                return true;
            }
        }
        return false;
    }

    /** The directory stands right before its end, however much stands before the archive. */
    private static boolean leadsToEntries(ByteBuffer file, int end) {
        var size = Integer.toUnsignedLong(Integer.reverseBytes(file.getInt(end + 12)));
        var directory = end - size;
        return size == 0 || directory >= 0 && directory + 4 <= end && file.getInt((int) directory) == ARCHIVE_ENTRY;
    }

    private static boolean holds(ByteBuffer file, byte[] wanted) {
        for (int at = 0; at <= file.limit() - wanted.length; at++) {
            if (file.get(at) == wanted[0] && file.get(at + 1) == wanted[1] && isAt(file, at, wanted)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(ByteBuffer file, int at, byte[] wanted) {
        for (int next = 0; next < wanted.length; next++) {
            if (file.get(at + next) != wanted[next]) {
                return false;
            }
        }
        return true;
    }

    private static long pixels(FileType type, ByteBuffer file) {
        return switch (type) {
            case PDF -> 0;
            case PNG -> Integer.toUnsignedLong(file.getInt(16)) * Integer.toUnsignedLong(file.getInt(20));
            case JPEG -> JpegForm.pixels(file);
        };
    }
}
