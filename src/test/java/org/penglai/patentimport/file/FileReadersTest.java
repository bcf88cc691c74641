package org.penglai.patentimport.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.penglai.kernel.Refusal;
import org.penglai.patentimport.Column;
import org.penglai.patentimport.ImportFormat;
import org.penglai.patentimport.ImportReaders;
import org.penglai.patentimport.RawRow;

/** Files of every format, whole and broken. */
final class FileReadersTest {

    private static final String ROW = "202110123456.7,一种电池,2021-01-29";
    private static final String TABLE = "申请号,发明名称,申请日\n" + ROW + "\n";

    private static final String CNIPA = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE business:PatentDocumentAndRelated SYSTEM "/DTDS/none.dtd"[]>
            <business:PatentDocumentAndRelated xmlns:base="urn:b" xmlns:business="urn:p" lang="zh" country="CN" kind="B">
              <business:BibliographicData>
                <business:PublicationReference dataFormat="original"><base:DocumentID>
                  <base:WIPOST3Code>CN</base:WIPOST3Code><base:DocNumber>113000001</base:DocNumber>
                  <base:Kind>B</base:Kind><base:Date>20230602</base:Date></base:DocumentID></business:PublicationReference>
                <business:ApplicationReference dataFormat="standard"><base:DocumentID>
                  <base:DocNumber>102021000123456</base:DocNumber><base:Date>20210129</base:Date></base:DocumentID></business:ApplicationReference>
                <business:ApplicationReference dataFormat="original"><base:DocumentID>
                  <base:DocNumber>202110123456.7</base:DocNumber><base:Date>20210129</base:Date></base:DocumentID></business:ApplicationReference>
                <business:ClassificationIPCRDetails><business:ClassificationIPCR sequence="1">
                  <business:Section>H</business:Section><base:Text>H01M   10/0525    (2010.01)</base:Text>
                </business:ClassificationIPCR></business:ClassificationIPCRDetails>
                <business:InventionTitle lang="zh">一种电池</business:InventionTitle>
                <business:RelatedDocuments><business:RelatedPublicationDoc><base:DocumentID>
                  <base:DocNumber>1</base:DocNumber><base:Date>20110112</base:Date></base:DocumentID></business:RelatedPublicationDoc></business:RelatedDocuments>
                <business:Parties>
                  <business:ApplicantDetails><business:Applicant dataFormat="original"><base:AddressBook>
                    <base:Name>申请人甲</base:Name><base:Address><base:Text>某路 1 号</base:Text></base:Address></base:AddressBook></business:Applicant></business:ApplicantDetails>
                  <business:InventorDetails>
                    <business:Inventor><base:Name>张三</base:Name></business:Inventor>
                    <business:Inventor><base:Name>李四</base:Name></business:Inventor></business:InventorDetails>
                </business:Parties>
                <business:AssigneeDetails><business:Assignee><base:Name>权利人乙</base:Name></business:Assignee></business:AssigneeDetails>
              </business:BibliographicData>
              <business:Abstract lang="zh"><base:Paragraphs>第一段。</base:Paragraphs><base:Paragraphs>第二段。</base:Paragraphs></business:Abstract>
              <business:Claims><business:Claim><business:ClaimText>1. 一种电池。</business:ClaimText></business:Claim></business:Claims>
            </business:PatentDocumentAndRelated>
            """;

    private static final String ST36 = """
            <?xml version="1.0" encoding="UTF-8"?>
            <ops:world-patent-data xmlns="urn:e" xmlns:ops="urn:o"><exchange-documents>
              <exchange-document country="CN" doc-number="113000001" kind="A"><bibliographic-data>
                <publication-reference><document-id document-id-type="docdb"><country>CN</country>
                  <doc-number>113000001</doc-number><kind>A</kind><date>20210702</date></document-id></publication-reference>
                <classifications-ipcr><classification-ipcr><text>H01M  10/  0525            A I   </text></classification-ipcr></classifications-ipcr>
                <application-reference><document-id document-id-type="docdb"><country>CN</country>
                  <doc-number>202110123456</doc-number><kind>A</kind><date>20210129</date></document-id>
                  <document-id document-id-type="epodoc"><doc-number>CN20211123456</doc-number></document-id></application-reference>
                <priority-claims><priority-claim><document-id><doc-number>JP1</doc-number><date>19990101</date></document-id></priority-claim></priority-claims>
                <parties><applicants>
                  <applicant data-format="epodoc"><applicant-name><name>UNIV PENGLAI [CN]</name></applicant-name></applicant>
                  <applicant data-format="original"><applicant-name><name>PENGLAI BAY UNIVERSITY,</name></applicant-name></applicant></applicants></parties>
                <invention-title lang="en">A battery</invention-title>
              </bibliographic-data>
              <abstract lang="en"><p>Short.</p></abstract></exchange-document>
              <exchange-document country="CN" doc-number="2" kind="A"><bibliographic-data/></exchange-document>
            </exchange-documents></ops:world-patent-data>
            """;

    private final FileReaders readers = new FileReaders();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16"})
    void aTableIsReadInTheEncodingThatItIsIn(String charset) throws IOException {
        var rows = read(TABLE.getBytes(Charset.forName(charset)));

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.number()).isEqualTo(2);
            assertThat(row.values()).containsEntry(Column.TITLE_ZH, List.of("一种电池"));
        });
    }

    @Test
    void tabsSemicolonsQuotesBlankLinesAndHeadingsInEnglishAreRead() throws IOException {
        var text = "\uFEFFApplicationNumber;title;Inventors\n\n\"202110123456.7\";\"一种\n电池; \"\"好\"\"\";\"张三；李四\"\n";

        var rows = read(text.getBytes(StandardCharsets.UTF_8));

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.number()).isEqualTo(3);
            assertThat(row.values()).containsEntry(Column.TITLE_ZH, List.of("一种\n电池; \"好\""));
            assertThat(row.values()).containsEntry(Column.INVENTORS, List.of("张三", "李四"));
        });
    }

    @Test
    void linesOfJsonAreReadAndABrokenLineIsAFaultOfThatRowAlone() throws IOException {
        var text = """
                {"applicationNumber": "202110123456.7", "title": "一种电池", "applicants": ["甲", {"name": "乙", "uscc": "91370600123456788T", "share": "1/2"}], "source": "x"}

                {"applicationNumber": "20211
                {"applicationNumber": 202110123456, "ipc": ["H01M"]}
                """;

        var rows = read(text.getBytes(StandardCharsets.UTF_8));

        assertThat(rows).extracting(RawRow::number).containsExactly(1, 3, 4);
        assertThat(rows.get(0).values()).containsEntry(Column.OWNERS, List.of("甲", "乙|91370600123456788T|1/2"));
        assertThat(rows.get(1).broken()).get().extracting(fault -> fault.code()).isEqualTo("import.json");
        assertThat(rows.get(2).values()).containsEntry(Column.APPLICATION_NUMBER, List.of("202110123456"));
    }

    @Test
    void aDocumentOfTheOfficeIsReadWithItsAssigneeAsOwnerAndNothingOfOthers() throws IOException {
        var rows = read(CNIPA.getBytes(StandardCharsets.UTF_8));

        assertThat(rows)
                .singleElement()
                .extracting(RawRow::values)
                .isEqualTo(Map.of(
                        Column.APPLICATION_NUMBER, List.of("202110123456.7"),
                        Column.TITLE_ZH, List.of("一种电池"),
                        Column.ABSTRACT_ZH, List.of("第一段。\n第二段。"),
                        Column.IPC, List.of("H01M 10/0525"),
                        Column.FILING_DATE, List.of("20210129"),
                        Column.GRANT_DATE, List.of("20230602"),
                        Column.OWNERS, List.of("权利人乙"),
                        Column.INVENTORS, List.of("张三", "李四")));
    }

    @Test
    void documentsOfStandard36AreReadOneByOneInTheFormThatTheOfficeGaveThem() throws IOException {
        var rows = read(ST36.getBytes(StandardCharsets.UTF_8));

        assertThat(rows).hasSize(2);
        assertThat(rows.getFirst().values())
                .isEqualTo(Map.of(
                        Column.APPLICATION_NUMBER, List.of("202110123456"),
                        Column.TITLE_EN, List.of("A battery"),
                        Column.ABSTRACT_EN, List.of("Short."),
                        Column.IPC, List.of("H01M 10/0525"),
                        Column.FILING_DATE, List.of("20210129"),
                        Column.PUBLICATION_DATE, List.of("20210702"),
                        Column.OWNERS, List.of("PENGLAI BAY UNIVERSITY")));
        assertThat(rows.getLast().values()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = ImportFormat.class, mode = EnumSource.Mode.EXCLUDE, names = "XML_ZIP")
    void whatIsWrittenIsReadAgainAsTheSame(ImportFormat format) throws IOException {
        var file = folder.resolve("patents." + format.ending());
        try (var sheet = new FileWriters(folder).patents(format, file)) {
            sheet.add(Example.ROW);
            sheet.add(Map.of(
                    Column.APPLICATION_NUMBER, List.of("202130123456.8"),
                    Column.TITLE_ZH, List.of("=1+1, \"引号\" & <标签>"),
                    Column.LOCARNO, List.of("09-01"),
                    Column.FILING_DATE, List.of("2021-01-29")));
        }

        var recognised = readers.recognise(file);
        var rows = rows(recognised, file);

        assertThat(recognised.format()).isEqualTo(format);
        assertThat(rows).hasSize(2);
        assertThat(rows.getFirst().values()).isEqualTo(Example.ROW);
        assertThat(rows.getLast().values())
                .containsEntry(Column.TITLE_ZH, List.of("=1+1, \"引号\" & <标签>"))
                .containsEntry(Column.LOCARNO, List.of("09-01"));
    }

    @ParameterizedTest
    @EnumSource(names = {"CSV", "XLSX", "JSON_LINES"})
    void allThatTheFrontPageSaysIsReadAgainAsTheSame(ImportFormat format) throws IOException {
        var file = folder.resolve("full." + format.ending());
        try (var sheet = new FileWriters(folder).patents(format, file)) {
            sheet.add(Example.FULL);
        }

        assertThat(rows(readers.recognise(file), file).getFirst().values()).isEqualTo(Example.FULL);
    }

    @ParameterizedTest
    @EnumSource(value = ImportFormat.class, mode = EnumSource.Mode.EXCLUDE, names = "XML_ZIP")
    void everyTemplateIsOfItsFormat(ImportFormat format) {
        var file = folder.resolve("template." + format.ending());
        new FileWriters(folder).template(format, file, Map.of(Column.APPLICATION_NUMBER, "必填"));

        assertThat(readers.recognise(file).format()).isEqualTo(format);
    }

    @Test
    void daysAndNumbersThatASpreadsheetKeepsAsNumbersAreReadAsMeant() throws IOException {
        var file = folder.resolve("typed.xlsx");
        try (var out = Files.newOutputStream(file);
                var workbook = new org.dhatim.fastexcel.Workbook(out, "test", "1.0")) {
            var sheet = workbook.newWorksheet("a");
            sheet.value(0, 0, "申请号");
            sheet.value(0, 1, "申请日");
            sheet.value(1, 0, 202110123456.7);
            sheet.value(1, 1, java.time.LocalDate.of(2021, 1, 29));
            sheet.style(1, 1).format("yyyy-MM-dd").set();
            sheet.value(2, 0, 202110123456L);
            sheet.value(2, 1, 20210129);
        }

        var rows = rows(readers.recognise(file), file);

        assertThat(rows.get(0).values())
                .containsEntry(Column.APPLICATION_NUMBER, List.of("202110123456.7"))
                .containsEntry(Column.FILING_DATE, List.of("2021-01-29"));
        assertThat(rows.get(1).values())
                .containsEntry(Column.APPLICATION_NUMBER, List.of("202110123456"))
                .containsEntry(Column.FILING_DATE, List.of("20210129"));
    }

    @Test
    void aFileThatIsNoListIsRefusedByWhatItIs() throws IOException {
        assertRefused("".getBytes(StandardCharsets.UTF_8), "file.empty");
        assertRefused("  \n\n".getBytes(StandardCharsets.UTF_8), "import.no-rows");
        assertRefused("%PDF-1.7".getBytes(StandardCharsets.UTF_8), "import.type");
        assertRefused("a,b\u0000c".getBytes(StandardCharsets.UTF_8), "import.type");
        assertRefused(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2, 3, 4}, "import.old-excel");
        assertRefused("申请号,发明名称\n\u00FF".getBytes(StandardCharsets.ISO_8859_1), "import.encoding");
        assertRefused("[{\"applicationNumber\": 1}]".getBytes(StandardCharsets.UTF_8), "import.json-array");
        assertRefused("<html><body>x</body></html>".getBytes(StandardCharsets.UTF_8), "import.type");
        assertRefused("<a><b/></a>".getBytes(StandardCharsets.UTF_8), "import.xml-unknown");
        assertRefused("<cn-application-body lang=\"zh\"/>".getBytes(StandardCharsets.UTF_8), "import.xml-body");
        assertRefused(zip("readme.txt", "x"), "import.type");
    }

    @Test
    void aTableWithoutAHeadingOrWithAColumnTwiceIsRefused() throws IOException {
        assertRefused((ROW + "\n").getBytes(StandardCharsets.UTF_8), "import.no-heading");
        assertRefused("发明名称,申请日\n一种电池,2021-01-29\n".getBytes(StandardCharsets.UTF_8), "import.no-number-column");
        assertRefused("申请号,发明名称,title\n".getBytes(StandardCharsets.UTF_8), "import.double-column");
    }

    @Test
    void aDocumentThatBreaksOffIsToldWithItsPlace() throws IOException {
        var cut = ST36.substring(0, ST36.indexOf("<abstract"));

        assertRefused(cut.getBytes(StandardCharsets.UTF_8), "import.broken");
    }

    @Test
    void nothingThatADocumentRefersToIsReadAndNoEntitySwells() throws IOException {
        var secret = Files.writeString(folder.resolve("secret.txt"), "SECRET");
        var reading = CNIPA.replace("[]>", "[<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>")
                .replace("一种电池</business", "&x;</business");
        var swelling = CNIPA.replace("[]>", "[<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>")
                .replace("一种电池</business", "&b;</business");

        for (var text : List.of(reading, swelling)) {
            try {
                assertThat(read(text.getBytes(StandardCharsets.UTF_8)).toString())
                        .doesNotContain("SECRET", "aaaaaaaaaa");
            } catch (Refusal refused) {
                assertThat(refused.code()).isEqualTo("import.broken");
            }
        }
    }

    @Test
    void aWorkbookThatSwellsIsRefusedBeforeItIsUnpacked() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var name : List.of("[Content_Types].xml", "xl/workbook.xml")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write("<x/>".getBytes(StandardCharsets.UTF_8));
            }
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            for (int at = 0; at < 64; at++) {
                zip.write(new byte[1024 * 1024]);
            }
        }

        assertRefused(bytes.toByteArray(), "import.bomb");
    }

    @Test
    void rowsThatWereNotTakenComeBackInTheirFormatAndAreReadAgain() throws IOException {
        var file = folder.resolve("errors.csv");
        var fault = org.penglai.patentimport.RowFault.fault(7, "申请日", "date", Map.of());
        try (var sheet = new FileWriters(folder).errors(ImportFormat.CSV, List.of("申请号", "备注"), file)) {
            sheet.add(
                    RawRow.of(7, Map.of(), Map.of(), List.of("202110123456.7")),
                    List.of(new org.penglai.patentimport.ImportWriters.Told(fault, "不是日期", "如 2026-01-31")));
        }

        assertThat(Files.readString(file))
                .isEqualTo("\uFEFF申请号,备注,行号,有误的列,原因,应为\r\n202110123456.7,,7,申请日,不是日期,如 2026-01-31\r\n");
        try (var rows = readers.open(readers.recognise(file), file)) {
            assertThat(rows.ignored()).containsExactly("备注");
            assertThat(rows.next()).isPresent();
        }
    }

    private void assertRefused(byte[] bytes, String code) {
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private List<RawRow> read(byte[] bytes) throws IOException {
        var file = Files.write(folder.resolve("file"), bytes);
        return rows(readers.recognise(file), file);
    }

    private List<RawRow> rows(ImportReaders.Recognised recognised, Path file) {
        try (var rows = readers.open(recognised, file)) {
            var all = new ArrayList<RawRow>();
            for (var row = rows.next(); row.isPresent(); row = rows.next()) {
                all.add(row.get());
            }
            return all;
        }
    }

    private static byte[] zip(String name, String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
