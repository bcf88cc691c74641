package org.penglai.patentimport.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.penglai.kernel.Refusal;
import org.penglai.patentimport.ImportReaders;
import org.penglai.patentimport.RawRow;
import org.penglai.patentimport.RowFault;

/**
 * Documents of a packed delivery (数据包), one XML file after the other in the order of the directory; pictures, lists and whatever
 * else lies there is passed by. A file that breaks off is a fault of its own row. Nothing is written anywhere, and all that is
 * unpacked is counted as it comes, whatever the directory promises.
 */
final class ZipRows implements ImportReaders.Rows {

    /** A delivery of 100 000 patents with two pictures each. */
    private static final int ENTRIES_MAX = 300_000;

    /** Full text with formulas is some megabytes. */
    private static final long ENTRY_MAX = 32L * 1024 * 1024;

    /** 100 000 documents of 10 kB, as bibliographies are, or 64 MiB packed sixteenfold, as XML is at best. */
    private static final long UNPACKED_MAX = 1024L * 1024 * 1024;

    /** What XML packs down to at best is a fiftieth. */
    private static final long RATIO_MAX = 200;

    private static final long SMALL = 1024 * 1024;
    private static final int IGNORED_MAX = 20;

    private final ZipFile zip;
    private final Iterator<? extends ZipEntry> entries;
    private final TreeSet<String> ignored = new TreeSet<>();
    private @Nullable XmlRows current;
    private String entry = "";
    private long unpacked;
    private int number;

    ZipRows(Path file) throws IOException {
        zip = open(file);
        entries = zip.stream().iterator();
    }

    /** Whether it is a delivery: held to its limits by its directory, before anything of it is unpacked. */
    static boolean holds(Path file) throws IOException {
        try (var zip = open(file)) {
            if (zip.size() > ENTRIES_MAX) {
                throw Unreadable.bomb();
            }
            var all = 0L;
            var documents = 0;
            for (var entry : (Iterable<ZipEntry>) zip.stream().<ZipEntry>map(one -> one)::iterator) {
                if (isDocument(entry)) {
                    var size = entry.getSize();
                    var swells = size > SMALL && size / RATIO_MAX > Math.max(1, entry.getCompressedSize());
                    all += Math.max(0, size);
                    documents++;
                    if (size < 0 || size > ENTRY_MAX || swells || all > UNPACKED_MAX) {
                        throw Unreadable.bomb();
                    }
                }
            }
            return documents > 0;
        }
    }

    /** Names are in whatever encoding the packer had; they are shown and nothing else. */
    private static ZipFile open(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile());
        } catch (ZipException otherNames) {
            try {
                return new ZipFile(file.toFile(), StandardCharsets.ISO_8859_1);
            } catch (ZipException broken) {
                throw Unreadable.broken(1);
            }
        }
    }

    private static boolean isDocument(ZipEntry entry) {
        return !entry.isDirectory() && entry.getName().toLowerCase(Locale.ROOT).endsWith(".xml");
    }

    @Override
    public Optional<RawRow> next() {
        while (true) {
            if (current == null && !advance()) {
                return Optional.empty();
            }
            try {
                var row = current == null ? Optional.<RawRow>empty() : current.next();
                if (row.isPresent()) {
                    number++;
                    return Optional.of(row.get().renumbered(number));
                }
                leave();
            } catch (Refusal broken) {
                if (!broken.code().equals("import.broken")) {
                    throw broken;
                }
                leave();
                number++;
                return Optional.of(broken());
            }
        }
    }

    private RawRow broken() {
        return RawRow.broken(RowFault.fault(number, "", "import.xml-entry", Map.of("entry", shown(entry))), List.of());
    }

    /** Opens the next document; answers whether there was one. */
    private boolean advance() {
        while (entries.hasNext()) {
            var next = entries.next();
            if (isDocument(next)) {
                entry = next.getName();
                try {
                    current = new XmlRows(new Counted(zip.getInputStream(next)));
                    return true;
                } catch (IOException unreadable) {
                    throw Unreadable.broken(number + 1);
                }
            }
            ignore(next);
        }
        return false;
    }

    private void ignore(ZipEntry other) {
        var name = other.getName();
        var ending = name.substring(name.lastIndexOf('.') + 1);
        if (!other.isDirectory() && ending.matches("[A-Za-z0-9]{1,8}") && ignored.size() < IGNORED_MAX) {
            ignored.add("*." + ending.toLowerCase(Locale.ROOT));
        }
    }

    private void leave() {
        if (current != null) {
            current.close();
            current = null;
        }
    }

    private static String shown(String name) {
        var plain = name.replaceAll("\\p{Cntrl}", "");
        return plain.length() <= 80 ? plain : "…" + plain.substring(plain.length() - 79);
    }

    /** Counts what is unpacked, of this document and of all. */
    private final class Counted extends FilterInputStream {
        private long read;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var letter = super.read();
            count(letter < 0 ? 0 : 1);
            return letter;
        }

        @Override
        public int read(byte[] into, int at, int most) throws IOException {
            var length = super.read(into, at, most);
            count(Math.max(0, length));
            return length;
        }

        private void count(int more) {
            read += more;
            unpacked += more;
            if (read > ENTRY_MAX || unpacked > UNPACKED_MAX) {
                throw Unreadable.bomb();
            }
        }
    }

    @Override
    public List<String> heading() {
        return List.of();
    }

    @Override
    public List<String> ignored() {
        return new ArrayList<>(ignored);
    }

    @Override
    public void close() {
        leave();
        try {
            zip.close();
        } catch (IOException unclosed) {
            throw new UncheckedIOException(unclosed);
        }
    }
}
