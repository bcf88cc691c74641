package org.penglai.platform.blob;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** The outline of a PNG: its signature, then chunks with right checksums from IHDR to IEND, and nothing after. */
final class PngForm {

    private static final long SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int IHDR = 0x49484452;
    private static final int IDAT = 0x49444154;
    private static final int IEND = 0x49454E44;

    /** Length, name and checksum of a chunk without content. */
    private static final int CHUNK_FRAME = 12;

    private PngForm() {}

    static boolean holds(ByteBuffer file) {
        if (file.limit() < Long.BYTES + CHUNK_FRAME || file.getLong(0) != SIGNATURE) {
            return false;
        }
        var at = Long.BYTES;
        var pictured = false;
        for (var first = true; at + CHUNK_FRAME <= file.limit(); first = false) {
            var length = file.getInt(at);
            var name = file.getInt(at + 4);
            if (length < 0 || length > file.limit() - at - CHUNK_FRAME || first != (name == IHDR)) {
                return false;
            }
            if (!isWhole(file, at + 4, length)) {
                return false;
            }
            at += CHUNK_FRAME + length;
            pictured |= name == IDAT;
            if (name == IEND) {
                return pictured && at == file.limit();
            }
        }
        return false;
    }

    /** The checksum is over name and content. */
    private static boolean isWhole(ByteBuffer file, int at, int length) {
        var sum = new CRC32();
        sum.update(file.slice(at, length + 4));
        return (int) sum.getValue() == file.getInt(at + 4 + length);
    }
}
