package org.penglai.duty.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.penglai.duty.Bundle;
import org.penglai.ledger.CanonicalJson;

/**
 * Packs a diligence file: an index for people and one for machines first, then the parts by name. Entries bear no time of their
 * own, so that the same records make the same bytes.
 */
public final class DiligenceZip {

    /** A time that the format writes without asking for the server's zone: it takes its very first for one out of its range. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 12, 0);

    private final Path folder;
    private final Function<Bundle, String> index;

    /**
     * @param folder for files that are made for one answer
     * @param index the page for people, by which the parts are named
     */
    public DiligenceZip(Path folder, Function<Bundle, String> index) {
        this.folder = folder;
        this.index = index;
    }

    /** Writes the file; whoever asked removes it. */
    public Path write(Bundle bundle) {
        try {
            var file = Files.createTempFile(folder, "", ".zip");
            try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
                write(bundle, out);
                return file;
            } catch (IOException | RuntimeException broken) {
                Files.deleteIfExists(file);
                throw broken;
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    void write(Bundle bundle, OutputStream out) throws IOException {
        var parts = new ArrayList<>(bundle.parts());
        parts.sort(Comparator.comparing(Bundle.Part::name));
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            text(zip, "index.html", index.apply(bundle));
            text(zip, "index.json", machines(bundle) + "\n");
            for (var part : parts) {
                switch (part) {
                    case Bundle.Text text -> text(zip, text.name(), text.text());
                    case Bundle.Paper paper -> {
                        begin(zip, paper.name());
                        Files.copy(paper.file(), zip);
                        zip.closeEntry();
                        Files.deleteIfExists(paper.file()); // a copy for this reader
                    }
                }
            }
        }
    }

    private static String machines(Bundle bundle) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("listing", bundle.listing().id().toString());
        facts.put("houseZh", bundle.house().zh());
        facts.put("houseEn", bundle.house().en());
        facts.put("asOf", bundle.asOf().toString());
        facts.put(
                "parts",
                bundle.parts().stream()
                        .sorted(Comparator.comparing(Bundle.Part::name))
                        .map(part -> Map.of(
                                "name", part.name(),
                                "kind", part.kind().name(),
                                "size", part.size(),
                                "sha256", part.digest().hex()))
                        .toList());
        return CanonicalJson.write(facts);
    }

    private static void text(ZipOutputStream zip, String name, String text) throws IOException {
        begin(zip, name);
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static void begin(ZipOutputStream zip, String name) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
    }
}
