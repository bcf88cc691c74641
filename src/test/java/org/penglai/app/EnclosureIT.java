package org.penglai.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.penglai.patent.ApplicationNumber;
import org.penglai.platform.blob.SampleFiles;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** Drawings and claims beside a patent. */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EnclosureIT {

    private static final Map<String, String> CLAIMS = Map.of("kind", "CLAIMS");

    private Api anyone;
    private Api university;
    private int serial = 8_600_000;

    @BeforeAll
    void start(TestBed bed) {
        anyone = Api.at(bed.site(), bed);
        university = anyone.as(DemoUsers.YANTAI_UNIVERSITY);
    }

    @Test
    void anOwnersFilesAndClaimsAreThereForEverybodyUntilTheyAreTakenAway() {
        var path = entered();
        var pdf = SampleFiles.pdf("claims");

        var added = university
                .upload(path + "/documents", CLAIMS, "whatever.exe", pdf)
                .expect(201)
                .json();
        university
                .put(
                        path + "/claims",
                        new JsonObject().put("claimsZh", "1. 一种泵。").put("claimsEn", "1. A pump."))
                .expect(200);

        var listed = anyone.get(path + "/documents").expect(200).json();
        assertThat(listed.getString("claimsZh")).isEqualTo("1. 一种泵。");
        assertThat(listed.getJsonArray("items").getJsonObject(0).getString("mediaType"))
                .isEqualTo("application/pdf");
        var file = anyone.get(path + "/documents/" + added.getString("id")).expect(200);
        assertThat(file.bytes()).isEqualTo(pdf);
        assertThat(file.header("content-disposition").orElseThrow())
                .startsWith("attachment")
                .endsWith(".pdf\"");

        university
                .post(path + "/documents/" + added.getString("id") + "/removal")
                .expect(204);
        anyone.get(path + "/documents/" + added.getString("id")).expectProblem(404, "patent-document.unknown");
        assertThat(anyone.get(path + "/documents").expect(200).json().getJsonArray("items"))
                .isEmpty();
        university.upload(path + "/documents", CLAIMS, "again.pdf", pdf).expect(201);
    }

    @Test
    void twoPatentsMayHoldOneFileAndTheOtherKeepsIt() {
        var pdf = SampleFiles.pdf("shared");
        var first = entered();
        var second = entered();
        var one = university
                .upload(first + "/documents", CLAIMS, "a.pdf", pdf)
                .expect(201)
                .json();
        var other = university
                .upload(second + "/documents", CLAIMS, "a.pdf", pdf)
                .expect(201)
                .json();

        university.upload(first + "/documents", CLAIMS, "a.pdf", pdf).expectProblem(409, "patent-document.exists");
        university
                .post(first + "/documents/" + one.getString("id") + "/removal")
                .expect(204);

        assertThat(anyone.get(second + "/documents/" + other.getString("id"))
                        .expect(200)
                        .bytes())
                .isEqualTo(pdf);
    }

    @Test
    void whatIsNoDocumentOrWithoutWordsOrOfOthersIsRefused() {
        var path = entered();
        var text = "no picture".getBytes(StandardCharsets.UTF_8);

        university.upload(path + "/documents", CLAIMS, "claims.pdf", text).expectProblem(415, "file.type");
        university
                .upload(path + "/documents", Map.of("kind", "DRAWINGS"), "a.pdf", SampleFiles.pdf("drawing"))
                .expectProblem(422, "patent-document.invalid");
        anyone.as(DemoUsers.JINAN_INSTITUTE)
                .upload(path + "/documents", CLAIMS, "a.pdf", SampleFiles.pdf("foreign"))
                .expectProblem(403, "patent.not-owner");
        anyone.as(DemoUsers.SME_LITHIUM)
                .put(path + "/claims", new JsonObject().put("claimsZh", "1."))
                .expectProblem(403, "access.role");
        assertThat(anyone.get(path + "/documents").expect(200).json().getJsonArray("items"))
                .isEmpty();
    }

    private String entered() {
        var number = new ApplicationNumber("20211" + serial++).canonical();
        university
                .post(
                        "/patents",
                        new JsonObject()
                                .put("applicationNumber", number)
                                .put("titleZh", "一种泵")
                                .put("filingDate", "2021-03-01")
                                .put("grantDate", "2023-05-09"))
                .expect(201);
        return "/patents/" + number;
    }
}
