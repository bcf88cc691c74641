package org.penglai.patentimport.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penglai.kernel.Refusal;
import org.penglai.patentimport.Column;
import org.penglai.patentimport.ImportFormat;
import org.penglai.patentimport.RawRow;

/** Packed deliveries of XML documents. */
final class ZipRowsTest {

    private static final byte[] PICTURE = {0x49, 0x49, 0x2A, 0};

    @TempDir
    private Path folder;

    private final FileReaders readers = new FileReaders();

    @Test
    void documentsComeOneAfterTheOtherAndABrokenOneIsAFaultOfItsOwn() throws IOException {
        var first = document("202110123456.7", "一种电池");
        var file = packed(Map.of(
                "1/a.XML", bytes(first),
                "1/a.tif", PICTURE,
                "2/broken.xml", bytes(first.substring(0, 120)),
                "3/b.xml", bytes(document("202110123450.X", "一种泵"))));

        var recognised = readers.recognise(file);
        var rows = new ArrayList<RawRow>();
        try (var open = readers.open(recognised, file)) {
            for (var row = open.next(); row.isPresent(); row = open.next()) {
                rows.add(row.get());
            }
            assertThat(open.ignored()).containsExactly("*.tif");
        }

        assertThat(recognised.format()).isEqualTo(ImportFormat.XML_ZIP);
        assertThat(rows).extracting(RawRow::number).containsExactly(1, 2, 3);
        assertThat(rows.get(0).values()).containsEntry(Column.APPLICATION_NUMBER, List.of("202110123456.7"));
        assertThat(rows.get(1).broken().orElseThrow().code()).isEqualTo("import.xml-entry");
        assertThat(rows.get(1).broken().orElseThrow().facts()).containsEntry("entry", "2/broken.xml");
        assertThat(rows.get(2).values()).containsEntry(Column.TITLE_ZH, List.of("一种泵"));
    }

    @Test
    void whatSwellsOrHoldsNoDocumentIsRefusedBeforeItIsUnpacked() throws IOException {
        assertRefused(packed(Map.of("swells.xml", new byte[8 * 1024 * 1024])), "import.bomb");
        assertRefused(packed(Map.of("readme.txt", bytes("x"))), "import.type");
    }

    @Test
    void aDirectoryThatPromisesLessThanComesIsNotBelieved() throws IOException {
        // Given a document of 40 MiB that packs well, and a directory that says it has a thousand bytes
        var text = new StringBuilder("<PatentDocumentAndRelated><Abstract>");
        var line = "0123456789".repeat(6);
        for (int at = 0; text.length() < 40 * 1024 * 1024; at++) {
            text.append(line).append(Integer.toHexString(at * 0x9E3779B1));
        }
        var file = packed(Map.of("long.xml", bytes(text.toString())));
        var bytes = Files.readAllBytes(file);
        var lying = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = bytes.length - 4; at >= 0; at--) {
            if (lying.getInt(at) == 0x02014B50) {
                lying.putInt(at + 24, 1000);
                break;
            }
        }
        Files.write(file, bytes);

        // Then no more than the limit of a document is ever unpacked
        assertThatThrownBy(() -> {
                    try (var rows = readers.open(readers.recognise(file), file)) {
                        while (rows.next().isPresent()) {
                            // on to the end
                        }
                    }
                })
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isIn("import.bomb", "import.broken"));
    }

    private void assertRefused(Path file, String code) {
        assertThatThrownBy(() -> readers.recognise(file))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static String document(String number, String title) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <PatentDocumentAndRelated><BibliographicData>
                  <ApplicationReference><DocumentID><DocNumber>%s</DocNumber><Date>20210129</Date></DocumentID></ApplicationReference>
                  <InventionTitle lang="zh">%s</InventionTitle>
                </BibliographicData></PatentDocumentAndRelated>
                """.formatted(number, title);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** In the order of names. */
    private Path packed(Map<String, byte[]> entries) throws IOException {
        var file = Files.createTempFile(folder, "delivery", ".zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            var sorted = new LinkedHashMap<String, byte[]>();
            entries.keySet().stream().sorted().forEach(name -> sorted.put(name, entries.get(name)));
            for (var entry : sorted.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return file;
    }
}
