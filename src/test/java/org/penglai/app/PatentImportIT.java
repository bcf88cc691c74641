package org.penglai.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.penglai.patent.ApplicationNumber;
import org.penglai.patentimport.FaultyList;
import org.penglai.patentimport.ImportFormat;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** Files of patents on their way through a running server. */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PatentImportIT {

    private static final Duration LONG = Duration.ofSeconds(90);

    private Api anyone;
    private Api university;
    private Api operator;

    @BeforeAll
    void start(TestBed bed) {
        bed.server().start();
        anyone = Api.of(bed);
        university = anyone.as(DemoUsers.YANTAI_UNIVERSITY);
        operator = anyone.as(DemoUsers.OPERATOR_A);
    }

    @Test
    void ofAListWithEveryKindOfFaultExactlyTheFaultyRowsAreToldAndTheOthersTaken() {
        // Given 2 000 rows, of which one in a hundred has each kind of fault
        var list = FaultyList.of(2_000, 1_000_000);

        // When
        var done = imported(university, "patents.csv", list.text().getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(done.getString("state")).isEqualTo("DONE");
        assertThat(done.getInteger("total")).isEqualTo(2_000);
        assertThat(done.getInteger("added")).isEqualTo(list.good());
        assertThat(done.getInteger("rejected")).isEqualTo(list.faults().size());
        var expected = new TreeMap<Integer, String>();
        list.faults().forEach((row, kind) -> expected.put(row, kind.code()));
        assertThat(errors(done)).isEqualTo(expected);
        anyone.get("/patents/" + list.number(0).canonical()).expect(200);
        anyone.get("/patents/" + list.number(1_999).canonical()).expect(200);
        var rejected = university
                .get("/patent-imports/" + done.getString("id") + "/rejected-rows")
                .expect(200)
                .text();
        assertThat(rejected.lines()).hasSize(1 + list.faults().size());
        assertThat(university
                        .get("/patent-imports/" + done.getString("id") + "/errors.csv")
                        .expect(200)
                        .text()
                        .lines())
                .hasSize(1 + list.faults().size());

        // And the same file once more changes nothing
        var again = imported(university, "patents.csv", list.text().getBytes(StandardCharsets.UTF_8));
        assertThat(again.getInteger("unchanged")).isEqualTo(list.good());
        assertThat(again.getInteger("added") + again.getInteger("updated")).isZero();
        assertThat(again.getInteger("rejected")).isEqualTo(list.faults().size());
        assertThat(anyone.get("/patents/" + list.number(0).canonical() + "/history")
                        .json()
                        .getJsonArray("items"))
                .hasSize(2);
    }

    @Test
    void laterDataOfAnOfferedPatentAreFoundInTheSearchAndLoseNoEvent() {
        // Given a published offer
        var doors = new OpenDoors(anyone, 8_800_001);
        var listing = university.get(doors.free()).expect(200).json();
        var number = listing.getJsonArray("patents").getString(0);
        var table = "申请号,发明名称,摘要,申请日,公布日\n" + number + ",一种锂电池隔膜,其特征是石榴石型固态电解质涂层,2021-03-01,2021-09-07\n";

        // When
        var done = imported(university, "one.csv", table.getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(done.getInteger("updated")).isEqualTo(1);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(anyone
                                .get("/search?q=%E7%9F%B3%E6%A6%B4%E7%9F%B3%E5%9E%8B")
                                .expect(200)
                                .json()
                                .getJsonArray("items")
                                .stream()
                                .map(hit -> ((JsonObject) hit).getString("id")))
                        .contains(listing.getString("id")));
        assertThat(anyone.get("/patents/" + number + "/history").json().getJsonArray("items").stream()
                        .map(event -> ((JsonObject) event).getString("kind")))
                .containsExactly("FILING", "PUBLICATION", "GRANT");
    }

    @Test
    void whatContradictsTheRecordIsToldAndNotTaken() {
        var number = new ApplicationNumber("202118800101").canonical();
        var first = "申请号,发明名称,申请日,专利权人\n" + number + ",一种泵,2021-05-06,蓬莱湾大学；某公司\n";
        imported(university, "first.csv", first.getBytes(StandardCharsets.UTF_8));

        var otherDay = imported(
                university, "b.csv", first.replace("2021-05-06", "2021-05-07").getBytes(StandardCharsets.UTF_8));
        var otherOwner = imported(university, "c.csv", first.replace("；某公司", "").getBytes(StandardCharsets.UTF_8));
        var completed = imported(
                university,
                "d.csv",
                first.replace("某公司", "某公司|91370600123456788T").getBytes(StandardCharsets.UTF_8));
        var foreign = imported(
                anyone.as(DemoUsers.JINAN_INSTITUTE),
                "e.csv",
                first.replace("；某公司", "").replace("蓬莱湾大学", "泉城新材料研究院").getBytes(StandardCharsets.UTF_8));

        assertThat(errors(otherDay)).containsExactly(Map.entry(2, "patent.filing-differs"));
        assertThat(errors(otherOwner)).containsExactly(Map.entry(2, "patent.owners-differ"));
        assertThat(completed.getInteger("updated")).isEqualTo(1);
        assertThat(foreign.getInteger("rejected")).isEqualTo(1);
    }

    @Test
    void theOperatorBringsInListsWithNamesOnlyWhichStayUnresolved() {
        var line = new JsonObject()
                .put("applicationNumber", "201119304386.9")
                .put("title", "一种电缆故障监控系统")
                .put("applicants", new JsonArray().add("某电缆有限公司"))
                .put("ipc", new JsonArray().add("H04W"))
                .put("source", "compiled");
        var bytes = (line.encode() + "\n").getBytes(StandardCharsets.UTF_8);

        var strict = imported(operator, "compiled.jsonl", bytes);
        var lenient =
                done(operator, operator.upload("/patent-imports", Map.of("incomplete", "true"), "c.jsonl", bytes));

        assertThat(strict.getInteger("rejected")).isEqualTo(1);
        assertThat(lenient.getInteger("added")).isEqualTo(1);
        assertThat(lenient.getInteger("remarked")).isEqualTo(1);
        assertThat(lenient.getJsonArray("ignoredColumns")).isEmpty();
        var patent = anyone.get("/patents/201119304386.9").expect(200).json();
        assertThat(patent.getString("filingDate")).isEqualTo("2011-01-01");
        assertThat(patent.getJsonArray("owners").getJsonObject(0).getBoolean("resolved"))
                .isFalse();
    }

    @Test
    void aTableInTheEncodingOfOlderProgramsIsRead() {
        var number = new ApplicationNumber("202118800201").canonical();
        var table = "申请号,发明名称,申请日\n" + number + ",一种阀门,2021-05-06\n";

        var done = imported(university, "gbk.csv", table.getBytes(Charset.forName("GBK")));

        assertThat(done.getString("charset")).isEqualTo("GB18030");
        assertThat(anyone.get("/patents/" + number).json().getString("titleZh")).isEqualTo("一种阀门");
    }

    @Test
    void whatIsExportedInAnyFormatIsImportedAsUnchanged() {
        var institute = anyone.as(DemoUsers.JINAN_INSTITUTE);
        imported(
                institute,
                "own.csv",
                FaultyList.faultless(30, 3_000_000)
                        .text()
                        .replace("蓬莱湾大学", "泉城新材料研究院")
                        .getBytes(StandardCharsets.UTF_8));

        for (var format : ImportFormat.written()) {
            var file = institute.get("/patent-exports/" + format.ending()).expect(200);
            var done = imported(institute, "own." + format.ending(), file.bytes());
            assertThat(done.getString("format")).isEqualTo(format.name());
            assertThat(done.getInteger("unchanged"))
                    .as(format + ": " + done.encode())
                    .isGreaterThanOrEqualTo(30);
            assertThat(done.getInteger("accepted")).isEqualTo(done.getInteger("unchanged"));
        }
    }

    @Test
    void aFileThatCannotBeReadToItsEndIsGivenUpBeforeAnythingIsWritten() {
        var number = new ApplicationNumber("202118800301").canonical();
        var cut = """
                <exchange-documents><exchange-document><bibliographic-data><application-reference><document-id>
                <doc-number>%s</doc-number><date>20210506</date></document-id></application-reference>
                <invention-title lang="zh">一种阀</invention-title></bibliographic-data></exchange-document>
                <exchange-document><bibliographic-data>""".formatted(number);

        var failed = imported(university, "cut.xml", cut.getBytes(StandardCharsets.UTF_8));

        assertThat(failed.getString("state")).isEqualTo("FAILED");
        assertThat(failed.getJsonObject("problem").getString("code")).isEqualTo("import.broken");
        anyone.get("/patents/" + number).expectProblem(404, "patent.unknown");
    }

    @Test
    void whatIsNoListIsRefusedAtOnceAndOthersSeeNothingOfIt() {
        var upload =
                university.upload("/patent-imports", Map.of(), "a.csv", "%PDF-1.4".getBytes(StandardCharsets.UTF_8));
        upload.expectProblem(415, "import.type");
        university
                .upload("/patent-imports", Map.of(), "a.csv", "1,2,3\n".getBytes(StandardCharsets.UTF_8))
                .expectProblem(422, "import.no-heading");
        anyone.as(DemoUsers.SME_LITHIUM)
                .upload("/patent-imports", Map.of(), "a.csv", "申请号\n".getBytes(StandardCharsets.UTF_8))
                .expectProblem(403, "access.role");
        var done = imported(
                university, "own.csv", FaultyList.faultless(1, 3_900_000).text().getBytes(StandardCharsets.UTF_8));
        anyone.as(DemoUsers.JINAN_INSTITUTE)
                .get("/patent-imports/" + done.getString("id"))
                .expectProblem(404, "import.unknown");
        operator.get("/patent-imports/" + done.getString("id")).expect(200);
        assertThat(university.get("/patent-imports?limit=1").expect(200).json().getJsonArray("items"))
                .hasSize(1);
        university.get("/patent-templates/doc").expectProblem(404, "import.format-unknown");
        university.get("/patent-templates/xlsx").expect(200);
    }

    private JsonObject imported(Api who, String name, byte[] file) {
        return done(who, who.upload("/patent-imports", Map.of(), name, file));
    }

    private static JsonObject done(Api who, Api.Answer answer) {
        var id = answer.expect(202).json().getString("id");
        assertThat(answer.header("location")).contains("/api/v1/patent-imports/" + id);
        return await().atMost(LONG)
                .until(
                        () -> who.get("/patent-imports/" + id).expect(200).json(),
                        one -> !one.getString("state").matches("QUEUED|RUNNING"));
    }

    /** The first code of each row with errors. */
    private Map<Integer, String> errors(JsonObject one) {
        var codes = new TreeMap<Integer, String>();
        var after = "0";
        while (after != null) {
            var page = operator.get("/patent-imports/" + one.getString("id") + "/errors?limit=100&after=" + after)
                    .expect(200)
                    .json();
            page.getJsonArray("items").stream()
                    .map(JsonObject.class::cast)
                    .filter(error -> !error.getBoolean("remark"))
                    .forEach(error -> codes.putIfAbsent(error.getInteger("row"), error.getString("code")));
            after = page.getString("next");
        }
        return codes;
    }
}
