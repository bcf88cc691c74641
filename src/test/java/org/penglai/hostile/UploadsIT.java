package org.penglai.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.penglai.app.Api;
import org.penglai.kernel.LegalDays;
import org.penglai.platform.blob.HostileFiles;
import org.penglai.platform.blob.SampleFiles;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** Documents that are not what they say, would harm who opens them, or come in a parcel that is broken. */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class UploadsIT {

    private TestBed bed;
    private Stage stage;
    private Path folder;
    private Fingerprints before;

    @BeforeAll
    void start(TestBed given) {
        bed = given;
        bed.server().start();
        stage = Stage.set(bed);
        folder = Path.of(bed.environment().get("PENGLAI_BLOB_DIR"));
    }

    @BeforeEach
    void before() {
        Quiet.wait(bed);
        before = Fingerprints.of(bed);
    }

    /** The temporary copy of an upload goes once its answer is written. */
    @AfterEach
    void nothingLiesAbout() {
        await().atMost(Duration.ofSeconds(10)).until(() -> unfinished().isEmpty());
    }

    @Test
    void everyHostileFileIsRefusedByNameAndLeavesNothing() throws IOException {
        var wrong = new ArrayList<String>();
        for (var sample : HostileFiles.all().entrySet()) {
            for (var declared : List.of("application/pdf", "image/png")) {
                var answer = send(
                        part("file", "scan.pdf", declared, sample.getValue().bytes()));
                var code = answer.isProblem() ? new JsonObject(answer.text()).getString("code") : answer.toString();
                if (!code.equals(sample.getValue().code())) {
                    wrong.add(sample.getKey() + ": " + code);
                }
            }
        }

        assertThat(wrong).isEmpty();
        unchanged();
    }

    @Test
    void whatTheFileIsCalledIsNobodysBusiness() throws IOException {
        var names = List.of(
                "../../../../tmp/hostile.pdf",
                "..\\..\\hostile.pdf",
                "/etc/cron.d/hostile",
                "C:\\Windows\\hostile.pdf",
                "CON",
                "NUL.pdf",
                "a.pdf:stream",
                "a\u0000.pdf",
                "a%00.pdf",
                "\u202efdp.exe",
                "~root/.ssh/authorized_keys",
                ".htaccess",
                "-rf",
                "$(id).pdf",
                "x".repeat(4_000) + ".pdf",
                "<script>alert(1)</script>.pdf",
                "a\";filename=\"b.pdf");
        var kept = 0;
        for (var name : names) {
            var pdf = SampleFiles.pdf("called " + names.indexOf(name));
            var answer = send(part("file", name, "application/pdf", pdf));
            assertThat(answer.status()).as(name + ": " + answer).isIn(201, 400, 415, 422);
            assertThat(answer.text()).as(name).doesNotContain("hostile", "script", "authorized_keys", "xxxx");
            kept += answer.status() == 201 ? 1 : 0;
        }

        assertThat(kept).as("names that are only odd do no harm").isGreaterThan(10);
        var files = Fingerprints.of(bed).files();
        assertThat(files.stream().filter(file -> !before.files().contains(file)))
                .hasSize(kept)
                .allMatch(file -> file.matches("kept/[0-9a-f]{2}/[0-9a-f]{2}/[0-9a-f]{64}"));
        assertThat(Path.of("/tmp/hostile.pdf")).doesNotExist();
    }

    @Test
    void aParcelThatIsBrokenIsRefusedAndLeavesNothing() throws IOException {
        var pdf = SampleFiles.pdf("broken parcel");
        var whole = part("file", "a.pdf", "application/pdf", pdf);
        var wrong = new ArrayList<String>();
        expect(wrong, "no boundary", Set.of(400, 422), send("multipart/form-data", whole));
        expect(wrong, "empty boundary", Set.of(400, 422), send("multipart/form-data; boundary=", whole));
        expect(wrong, "another boundary", Set.of(400, 422), send("multipart/form-data; boundary=other", whole));
        expect(wrong, "cut off", Set.of(0, 400, 422), send(java.util.Arrays.copyOf(whole, whole.length - 40)));
        expect(wrong, "cut off in its head", Set.of(0, 400, 422), send(java.util.Arrays.copyOf(whole, 60)));
        expect(wrong, "no file", Set.of(422), send(joined(fields(), text("--b--\r\n"))));
        expect(
                wrong,
                "file as a field",
                Set.of(422),
                send(joined(field("file", "%PDF-1.4"), joined(fields(), text("--b--\r\n")))));
        expect(wrong, "file of another name", Set.of(422), send(part("other", "a.pdf", "application/pdf", pdf)));
        expect(wrong, "two files", Set.of(422), send(joined(filePart("file", "a.pdf", "application/pdf", pdf), whole)));
        expect(
                wrong,
                "a thousand fields",
                Set.of(400, 413),
                send(joined(
                        text("--b\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nCONTRACT\r\n".repeat(1_000)),
                        whole)));
        expect(
                wrong,
                "a thousand files",
                Set.of(400, 413, 422),
                send(joined(
                        text("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nx\r\n"
                                .repeat(1_000)),
                        whole)));
        expect(
                wrong,
                "a field like a book",
                Set.of(400, 413, 422),
                send(joined(field("number", "9".repeat(2_000_000)), whole)));
        expect(
                wrong,
                "more than is read",
                Set.of(0, 413),
                send(part("file", "a.pdf", "application/pdf", new byte[21 * 1024 * 1024])));

        assertThat(wrong).isEmpty();
        unchanged();
    }

    @Test
    void anUploadThatIsCutLeavesNothing() throws IOException {
        var whole = request(
                "multipart/form-data; boundary=b", part("file", "a.pdf", "application/pdf", new byte[5_000_000]));
        for (var cut : List.of(500, 5_000, 100_000, 3_000_000, whole.length - 10)) {
            try (var wire = new Wire(bed.server().uri())) {
                wire.send(java.util.Arrays.copyOf(whole, cut));
                wire.cut();
            }
        }

        await().atMost(Duration.ofSeconds(20)).until(() -> unfinished().isEmpty());
        unchanged();
    }

    private void unchanged() {
        await().atMost(Duration.ofSeconds(10)).until(() -> unfinished().isEmpty());
        var after = Fingerprints.of(bed);
        assertThat(after.tables()).isEqualTo(before.tables());
        assertThat(after.files()).isEqualTo(before.files());
    }

    private List<Path> unfinished() throws IOException {
        try (var incoming = files("incoming");
                var unfinished = files("unfinished")) {
            return Stream.concat(incoming, unfinished).toList();
        }
    }

    private Stream<Path> files(String name) throws IOException {
        return Files.exists(folder.resolve(name)) ? Files.list(folder.resolve(name)) : Stream.empty();
    }

    private static void expect(List<String> wrong, String what, Set<Integer> statuses, Answer answer) {
        if (!statuses.contains(answer.status()) || answer.status() >= 400 && !answer.isProblem()) {
            wrong.add(what + ": " + answer);
        }
    }

    private Answer send(byte[] body) throws IOException {
        return send("multipart/form-data; boundary=b", body);
    }

    private Answer send(String type, byte[] body) throws IOException {
        try (var wire = new Wire(bed.server().uri())) {
            wire.send(request(type, body));
            return wire.receive(false);
        }
    }

    private byte[] request(String type, byte[] body) {
        return new Request("POST", "/api/v1/deals/" + stage.deal() + "/evidence")
                .header("Authorization", "Bearer " + bed.tokens().of(DemoUsers.SME_LITHIUM))
                .header("Idempotency-Key", java.util.UUID.randomUUID().toString())
                .header("Content-Type", type)
                .body(body)
                .raw();
    }

    /** The whole parcel: what is said of the document, and the document. */
    private static byte[] part(String field, String name, String type, byte[] file) {
        return joined(fields(), joined(filePart(field, name, type, file), text("--b--\r\n")));
    }

    private static byte[] filePart(String field, String name, String type, byte[] file) {
        var head = "--b\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
                .formatted(field, name, type);
        return joined(joined(head.getBytes(StandardCharsets.UTF_8), file), text("\r\n"));
    }

    private static byte[] fields() {
        var out = new ByteArrayOutputStream();
        Map.of(
                        "kind",
                        "CONTRACT",
                        "number",
                        "1",
                        "issuedOn",
                        LocalDate.now(LegalDays.ZONE).toString())
                .forEach((name, value) -> out.writeBytes(field(name, value)));
        return out.toByteArray();
    }

    private static byte[] field(String name, String value) {
        return text("--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n");
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(first);
        out.writeBytes(second);
        return out.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A genuine document goes through after all that. */
    @Test
    void aGenuineDocumentIsTaken() {
        var said = Map.of(
                "kind", "CONTRACT", "issuedOn", LocalDate.now(LegalDays.ZONE).toString());
        Api.of(bed)
                .as(DemoUsers.SME_LITHIUM)
                .upload("/deals/" + stage.deal() + "/evidence", said, "a.pdf", SampleFiles.pdf("genuine"))
                .expect(201);
    }
}
