package org.penglai.patentimport.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.penglai.kernel.Refusal;

/** Holds a packed file to what a workbook of the size we take can be, before anything of it is unpacked. */
final class Workbook {

    /** Texts of all cells lie in memory while a sheet is read: 30 million letters are 60 MB. */
    private static final long TEXTS_MAX = 96L * 1024 * 1024;

    /** A sheet passes by as a stream; 100 000 rows of 13 cells are 80 MB. */
    private static final long UNPACKED_MAX = 768L * 1024 * 1024;

    /** What a sheet of numbers and references packs down to at best is a twentieth. */
    private static final long RATIO_MAX = 100;

    private static final long SMALL = 1024 * 1024;
    private static final int PARTS_MAX = 1000;

    private Workbook() {}

    /** Whether it calls itself one. */
    static boolean holds(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            return zip.getEntry("xl/workbook.xml") != null || zip.getEntry("[Content_Types].xml") != null;
        } catch (ZipException otherNames) {
            return false;
        }
    }

    static void require(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.getEntry("xl/workbook.xml") == null || zip.getEntry("[Content_Types].xml") == null) {
                throw Unreadable.type("import.type");
            }
            var all = 0L;
            for (var entry : zip.stream().limit(PARTS_MAX + 1L).toList()) {
                var size = entry.getSize();
                all += Math.max(0, size);
                var swells = size > SMALL && size / RATIO_MAX > Math.max(1, entry.getCompressedSize());
                var texts = entry.getName().equals("xl/sharedStrings.xml") && size > TEXTS_MAX;
                if (size < 0 || swells || texts || all > UNPACKED_MAX) {
                    throw Unreadable.bomb();
                }
            }
            if (zip.size() > PARTS_MAX) {
                throw Unreadable.bomb();
            }
        } catch (ZipException broken) {
            throw Refusal.invalid("import.broken").with("row", 1);
        }
    }
}
