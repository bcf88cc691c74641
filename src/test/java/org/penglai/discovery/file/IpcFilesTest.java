package org.penglai.discovery.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penglai.discovery.IpcEntry;
import org.penglai.discovery.IpcKey;
import org.penglai.discovery.IpcRow;
import org.penglai.kernel.Bilingual;

class IpcFilesTest {

    private static final String XML = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE IPCScheme SYSTEM "ipc_scheme.dtd">
            <IPCScheme xmlns="http://www.wipo.int/classifications/ipc/masterfiles" edition="20260101" lang="EN">
              <ipcEntry kind="s" symbol="H" ipcLevel="A" entryType="K">
                <textBody><title><titlePart><text>ELECTRICITY</text></titlePart></title></textBody>
                <ipcEntry kind="n" symbol="H"><textBody><note><noteParagraph><text>a note</text></noteParagraph></note></textBody></ipcEntry>
                <ipcEntry kind="c" symbol="H01">
                  <textBody><title><titlePart><text>ELECTRIC ELEMENTS</text></titlePart></title></textBody>
                  <ipcEntry kind="u" symbol="H01M">
                    <textBody><title><titlePart><text>PROCESSES OR MEANS, e.g. BATTERIES</text><entryReference>cells for X <sref ref="C25B"/></entryReference></titlePart></title></textBody>
                    <ipcEntry kind="g" symbol="H01M0010000000"><textBody><title><titlePart><text>a guidance heading</text></titlePart></title></textBody></ipcEntry>
                    <ipcEntry kind="m" symbol="H01M0010000000">
                      <textBody><title><titlePart><text>Secondary
                        cells</text></titlePart><titlePart><text>Manufacture thereof</text></titlePart></title></textBody>
                      <ipcEntry kind="1" symbol="H01M0010050000">
                        <textBody><title><titlePart><text>with non-aqueous electrolyte</text></titlePart></title></textBody>
                        <ipcEntry kind="2" symbol="H01M0010052000"><textBody><title><titlePart><text>Li-accumulators</text></titlePart></title></textBody></ipcEntry>
                      </ipcEntry>
                      <ipcEntry kind="1" symbol="H01M00XX"><textBody><title><titlePart><text>broken</text></titlePart></title></textBody></ipcEntry>
                      <ipcEntry kind="1" symbol="H01M0010540000"><textBody><title/></textBody></ipcEntry>
                    </ipcEntry>
                  </ipcEntry>
                </ipcEntry>
              </ipcEntry>
            </IPCScheme>
            """;

    @TempDir
    private Path folder;

    @Test
    void theOfficialSchemeGivesItsPlacesWithTheirDepthAndNoReferences() throws IOException {
        var rows = read("ipc_scheme.xml", XML, "");
        assertThat(entries(rows))
                .containsExactly(
                        en("H", "ELECTRICITY", 0),
                        en("H01", "ELECTRIC ELEMENTS", 0),
                        en("H01M", "PROCESSES OR MEANS, e.g. BATTERIES", 0),
                        en("H01M10", "Secondary cells; Manufacture thereof", 0),
                        en("H01M10/05", "with non-aqueous electrolyte", 1),
                        en("H01M10/052", "Li-accumulators", 2));
        assertThat(rows.stream().filter(IpcRow.Unreadable.class::isInstance).map(IpcRow.Unreadable.class::cast))
                .extracting(IpcRow.Unreadable::why, IpcRow.Unreadable::text)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(IpcRow.Why.SYMBOL, "H01M00XX"),
                        org.assertj.core.api.Assertions.tuple(IpcRow.Why.TITLE, "H01M0010540000"));
    }

    @Test
    void aFileThatIsCutOffSaysSoAndNoEntityOfItIsFollowed() throws IOException {
        var cut = read("cut.xml", XML.substring(0, XML.indexOf("guidance")), "");
        assertThat(cut.getLast())
                .isInstanceOfSatisfying(
                        IpcRow.Unreadable.class, row -> assertThat(row.why()).isEqualTo(IpcRow.Why.FORM));
        var secret = Files.writeString(folder.resolve("secret"), "SECRET");
        var evil = "<!DOCTYPE x [<!ENTITY e SYSTEM '" + secret.toUri() + "'>]><x edition='20260101' lang='EN'>"
                + "<ipcEntry kind='s' symbol='H'><textBody><title><titlePart><text>&e;</text></titlePart></title></textBody></ipcEntry></x>";
        assertThat(read("evil.xml", evil, "").toString()).doesNotContain("SECRET");
    }

    @Test
    void tablesOfBothFormsAreReadAndEachBadRowIsNamed() throws IOException {
        var rows = read("ipc.csv", """
                \uFEFFcode,level,parent,title_zh_short,title_en_short,en_source,title_zh_full
                A,section,,人类生活必需,Human necessities,2023,人类生活必需
                A01B1/00,main_group,A01B,"手动工具；铲","Hand tools",1980-edition,x
                A1,class,A,坏,bad,,
                A01C,subclass,A01,,,,
                """, "2026.01");
        assertThat(entries(rows))
                .containsExactly(
                        new IpcEntry(
                                new IpcKey("A"), Bilingual.of("人类生活必需", "Human necessities"), "2026.01", 0, List.of()),
                        new IpcEntry(
                                new IpcKey("A01B1"), Bilingual.of("手动工具；铲", "Hand tools"), "2026.01", 0, List.of()));
        assertThat(rows.subList(2, 4))
                .containsExactly(
                        new IpcRow.Unreadable(4, IpcRow.Why.SYMBOL, "A1"),
                        new IpcRow.Unreadable(5, IpcRow.Why.TITLE, "A01C"));
        var legacy = read(
                "legacy.csv",
                "code,title_zh,title_en,replaced_by,documents_in_real_sample\nH01L,半导体器件,Devices,H10B|H10D,528\n",
                "2025.01");
        assertThat(entries(legacy).getFirst().replacedBy()).containsExactly("H10B", "H10D");
    }

    @Test
    void theShippedTitlesNameEverySectionAndClassOnce() {
        var shipped = IpcFiles.shipped();
        var levels = shipped.stream()
                .collect(Collectors.groupingBy(entry -> entry.key().level(), Collectors.counting()));
        assertThat(levels).containsEntry(IpcKey.Level.SECTION, 8L).containsEntry(IpcKey.Level.CLASS, 132L);
        assertThat(shipped).extracting(IpcEntry::key).doesNotHaveDuplicates();
        assertThat(shipped).allSatisfy(entry -> {
            assertThat(entry.title().zh()).isNotEmpty();
            assertThat(entry.title().en()).isNotEmpty();
        });
    }

    private List<IpcRow> read(String name, String text, String edition) throws IOException {
        var rows = new ArrayList<IpcRow>();
        IpcFiles.at(Files.writeString(folder.resolve(name), text), edition).read(rows::add);
        return rows;
    }

    private static List<IpcEntry> entries(List<IpcRow> rows) {
        return rows.stream()
                .filter(IpcRow.Entry.class::isInstance)
                .map(row -> ((IpcRow.Entry) row).entry())
                .toList();
    }

    private static IpcEntry en(String symbol, String title, int depth) {
        return new IpcEntry(new IpcKey(symbol), Bilingual.of("", title), "2026.01", depth, List.of());
    }
}
