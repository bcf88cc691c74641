package org.penglai.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Sha256;
import org.penglai.ledger.Entry;
import org.penglai.platform.blob.FileType;
import org.penglai.platform.blob.SampleFiles;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/** Deals over the API of a running server: taken, paid, evidenced, certified by two, and open to anyone at the end. */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DealApiIT {

    private static final JsonObject USE =
            new JsonObject().put("intendedUse", "电池隔膜产线").put("contact", "王立新 13800000000");

    private final AtomicInteger references = new AtomicInteger();
    private TestBed bed;
    private OpenDoors doors;
    private Api anyone;
    private Api firm;
    private Api university;
    private Api operatorA;
    private Api operatorB;

    @BeforeAll
    void start(TestBed given) {
        bed = given;
        bed.server().start();
        anyone = Api.of(bed).with("Accept-Language", "en");
        doors = new OpenDoors(anyone, 9_200_000);
        firm = anyone.as(DemoUsers.SME_LITHIUM);
        university = anyone.as(DemoUsers.YANTAI_UNIVERSITY);
        operatorA = anyone.as(DemoUsers.OPERATOR_A);
        operatorB = anyone.as(DemoUsers.OPERATOR_B);
    }

    @Test
    void anOpenLicenceIsFormedByNoticeInEffectByPaymentAndCertifiedByTwo() {
        var path = taken(doors.open());
        var agreed = firm.get(path).expect(200).json();
        assertThat(agreed.getString("state")).isEqualTo("AGREED");
        assertThat(agreed.getString("origin")).isEqualTo("NOTICE");
        assertThat(agreed.getLong("dueFirstFen")).isEqualTo(8_000_000);
        assertThat(agreed.getString("payableBy")).isEqualTo(today().plusDays(30).toString());
        assertThat(agreed.getJsonObject("terms").getJsonObject("announcement").getString("gazette"))
                .isEqualTo("42卷11期");

        operatorA.post(path + "/certification").expectProblem(422, "certification.evidence-missing");
        var half = operatorA.post(path + "/payments", payment(5_000_000)).expect(201);
        var paid = operatorA.post(path + "/payments", payment(3_000_000)).expect(201);
        var missing = operatorA
                .post(path + "/certification")
                .expectProblem(422, "certification.evidence-missing")
                .json();
        var notice = filed(firm, path, "RECORDAL_NOTICE");
        var recorded = operatorA.post(path + "/certification").expect(200).json();
        operatorA.post(path + "/certification").expectProblem(409, "certification.same-operator");
        var certified = operatorB.post(path + "/certification").expect(200).json();

        assertThat(half.json().getString("state")).isEqualTo("AGREED");
        assertThat(paid.json().getString("state")).isEqualTo("PERFORMED");
        assertThat(missing.getJsonArray("missing").getList()).containsExactly("RECORDAL_NOTICE");
        assertThat(missing.getJsonArray("violations").getJsonObject(0).getString("message"))
                .contains("recordal certificate");
        assertThat(recorded.getString("state")).isEqualTo("RECORDED");
        assertThat(recorded.getString("legalEventOn")).isEqualTo(today().toString());
        assertThat(certified.getString("state")).isEqualTo("CERTIFIED");
        var certificate = certificate(certified);
        assertThat(certificate.getBoolean("valid")).isTrue();
        assertThat(certificate.getJsonArray("evidence")).hasSize(2);
        assertThat(certificate.getJsonArray("evidence").getJsonObject(1).getString("sha256"))
                .isEqualTo(notice.getString("sha256"));
    }

    @Test
    void packagesAreMadeOfTheDealAndWhatAuthoritiesAnswerIsKept() {
        var path = taken(doors.open());
        var packages = path + "/packages";
        assertThat(firm.get(packages).expect(200).json().getJsonArray("items")).isEmpty();
        firm.get(packages + "/open-recordal/table").expectProblem(409, "package.not-now");
        operatorA.post(path + "/payments", payment(8_000_000)).expect(201);
        var notice = filed(firm, path, "RECORDAL_NOTICE");
        var said = new JsonObject()
                .put("outcome", "ACCEPTED")
                .put("number", notice.getString("number"))
                .put("answeredOn", notice.getString("issuedOn"));

        var unsummed = firm.post(packages + "/tech-licence/answers", said).expectProblem(422, "package.answer");
        var kept =
                firm.post(packages + "/open-recordal/answers", said).expect(201).json();
        firm.post(packages + "/open-recordal/answers", said).expectProblem(409, "package.answered");
        firm.post(packages + "/assignment-recordal/answers", said).expectProblem(404, "package.unknown");

        assertThat(unsummed.text()).contains("/contractAmountFen", "/technologyAmountFen");
        assertThat(kept.getString("evidence")).isEqualTo(notice.getString("id"));
        var made = firm.get(packages).expect(200).json().getJsonArray("items");
        assertThat(made.getJsonObject(0).getString("id")).isEqualTo("open-recordal");
        assertThat(made.getJsonObject(0)
                        .getJsonArray("answers")
                        .getJsonObject(0)
                        .getString("number"))
                .isEqualTo(notice.getString("number"));
        assertThat(made.getJsonObject(1).getInteger("workingDays")).isEqualTo(15);
        assertThat(firm.get(packages + "/open-recordal/paper").expect(200).text())
                .startsWith("%PDF");
        firm.get(packages + "/tech-licence/table").expect(200);
    }

    @Test
    void whatADealBringsAUniversityIsSharedReportedAndShown() {
        var listing = doors.open();
        var path = taken(listing);
        operatorA.post(path + "/payments", payment(8_000_000)).expect(201);
        var costs = new JsonObject().put("costsFen", 1_000_001).put("basis", "评估费、代理费");

        firm.get(path + "/income").expectProblem(403, "duty.not-house");
        firm.post(path + "/costs", costs).expectProblem(403, "access.role");
        var refused = university.post(
                path + "/costs", new JsonObject().put("costsFen", 1).put("basis", " "));
        var income = university.post(path + "/costs", costs).expect(200).json();

        assertThat(refused.expectProblem(422, "duty.costs").text()).contains("/basis");
        var shares = income.getJsonObject("shares");
        assertThat(shares.getLong("grossFen")).isEqualTo(8_000_000);
        assertThat(shares.getLong("netFen")).isEqualTo(6_999_999);
        assertThat(shares.getLong("inventorsFen")).isEqualTo(4_900_000);
        assertThat(shares.getLong("officeFen")).isEqualTo(700_000);
        assertThat(shares.getLong("houseFen")).isEqualTo(1_399_999);
        var year = today().getYear();
        var report = university.get("/transfer-reports/" + year).expect(200).json();
        var row = report.getJsonArray("deals").stream()
                .map(JsonObject.class::cast)
                .filter(one -> path.endsWith(one.getString("deal")))
                .findFirst()
                .orElseThrow();
        assertThat(row.getLong("receivedFen")).isEqualTo(8_000_000);
        assertThat(row.getLong("inventorsFen")).isEqualTo(4_900_000);
        assertThat(report.getString("due")).isEqualTo((year + 1) + "-03-31");
        assertThat(university
                        .get("/transfer-reports/" + year + "/table")
                        .expect(200)
                        .bytes())
                .startsWith('P', 'K');
        assertThat(university
                        .get("/transfer-reports/" + year + "/paper")
                        .expect(200)
                        .bytes())
                .startsWith('%', 'P', 'D', 'F');
        university.get("/transfer-reports/2014").expectProblem(404, "duty.no-such-year");
        firm.get("/transfer-reports/" + year).expectProblem(403, "access.role");
        var file = university.get(listing + "/diligence").expect(200).bytes();
        assertThat(operatorA.get(listing + "/diligence").expect(200).bytes())
                .as("the same records make the same bytes")
                .isEqualTo(file);
        firm.get(listing + "/diligence").expectProblem(403, "listing.not-seller");
    }

    @Test
    void aFreeLicenceIsInEffectOnceBothHaveSignedAndNobodyPaysForIt() {
        var path = taken(doors.free());
        var agreed = firm.get(path).json();
        var performed = Signatures.both(anyone, DemoUsers.SME_LITHIUM, path);

        var missing = operatorA.post(path + "/certification").expectProblem(422, "certification.evidence-missing");
        filed(university, path, "RECORDAL_NOTICE");
        operatorA.post(path + "/certification").expect(200);
        var certified = operatorB.post(path + "/certification").expect(200).json();

        assertThat(performed.getString("state")).isEqualTo("PERFORMED");
        assertThat(agreed.getString("state")).isEqualTo("AGREED");
        assertThat(performed.getString("effectiveAt")).isGreaterThan(performed.getString("formedAt"));
        assertThat(missing.json().getJsonArray("missing").getList()).containsExactly("RECORDAL_NOTICE");
        assertThat(certified.getString("certificateNumber")).matches("YT-" + today().getYear() + "-\\d{6}");
        operatorA.post(path + "/payments", payment(1)).expectProblem(409, "deal.free-of-charge");
        operatorA.post(path + "/certification").expectProblem(409, "certification.done");
    }

    @Test
    void aCertificateIsOpenToAnyoneAndItsLeafHashCanBeRecomputed() throws SQLException {
        var deal = certified(doors.free());
        var number = deal.getString("certificateNumber");

        var certificate = certificate(deal);
        var paper = anyone.get("/certificates/" + number + ".pdf").expect(200);
        var lower = anyone.get("/certificates/" + number.toLowerCase(java.util.Locale.ROOT))
                .expect(200);

        assertThat(certificate.getString("leafHash")).isEqualTo(Entry.leafHash(certificate.getString("ledgerFacts")));
        assertThat(certificate.containsKey("ledgerPosition")).isTrue();
        var place = await().atMost(Duration.ofSeconds(20))
                .until(() -> certificate(deal).getLong("ledgerPosition"), Objects::nonNull);
        assertThat(anyone.get("/ledger/entries?limit=1&from=" + place)
                        .expect(200)
                        .text())
                .contains(certificate.getString("leafHash"));
        assertThat(certificate.getJsonObject("licensee").getJsonObject("name").getString("zh"))
                .isEqualTo("芝罘锂能科技");
        assertThat(column("SELECT encode(leaf_hash, 'hex') FROM ledger_entry WHERE aggregate = 'deal/"
                        + deal.getString("id") + "' AND kind = 'deal.certified'"))
                .containsExactly(certificate.getString("leafHash"));
        assertThat(paper.header("content-type")).contains("application/pdf");
        assertThat(paper.text()).startsWith("%PDF-");
        assertThat(lower.json().getString("number")).isEqualTo(number);
        anyone.get("/certificates/YT-2026-999999").expectProblem(404, "certificate.unknown");
        anyone.get("/certificates/nonsense").expectProblem(404, "certificate.no-number");
        anyone.get("/certificates/" + number.replace("-", "")).expect(200);
    }

    @Test
    void aCertificateIsCheckedFromItsFilesAlone(@TempDir Path folder) throws IOException {
        var number = certified(doors.free()).getString("certificateNumber");
        var keys = save(folder.resolve("keys.json"), anyone.get("/keys").expect(200));
        var paper = save(
                folder.resolve("paper.pdf"),
                anyone.get("/certificates/" + number + ".pdf").expect(200));

        var outcome = await().atMost(Duration.ofSeconds(40))
                .until(
                        () -> VerifyCertificate.of(List.of(
                                save(
                                        folder.resolve("data.json"),
                                        anyone.get("/certificates/" + number + ".json")
                                                .expect(200)),
                                paper,
                                keys)),
                        found -> found.status() == VerifyLedger.FITS);

        assertThat(outcome.lines()).hasSize(2).anyMatch(line -> line.contains(number + " was valid as of "));
        // and once its place in the ledger is known the paper stays as it is
        var placed = anyone.get("/certificates/" + number + ".pdf").expect(200);
        assertThat(anyone.get("/certificates/" + number + ".pdf").expect(200).bytes())
                .isEqualTo(placed.bytes());
        anyone.get("/certificates/YT-2026-999999.json").expectProblem(404, "certificate.unknown");
    }

    private static Path save(Path file, Api.Answer answer) throws IOException {
        return Files.write(file, answer.bytes());
    }

    @Test
    void theFreeLicenceSaysEveryReasonWithItsCitation() {
        var refused = anyone.as(DemoUsers.BEIJING_TECH)
                .post(doors.free() + "/acceptances", USE)
                .expectProblem(422, "deal.not-eligible")
                .json();

        assertThat(refused.getJsonArray("violations")).hasSize(1);
        assertThat(refused.getJsonArray("violations").getJsonObject(0).getString("code"))
                .isEqualTo("acceptance.licensee-local");
        assertThat(refused.getJsonArray("checks").stream()
                        .map(JsonObject.class::cast)
                        .filter(check -> check.getString("outcome").equals("FAILED"))
                        .map(check -> check.getJsonObject("citation").getString("en")))
                .containsExactly(
                        "Yantai Three-Year Action Plan for Intellectual Property (consultation draft), main text 2 (3) 1");
    }

    @Test
    void theOpenLicenceIsForAnyoneAndEachTakesItOnce() {
        var listing = doors.open();
        var first = taken(listing);

        var outsider = anyone.as(DemoUsers.BEIJING_TECH)
                .post(listing + "/acceptances", USE)
                .expect(201);
        var again = firm.post(listing + "/acceptances", USE).expectProblem(409, "deal.exists");

        assertThat(outsider.json().getJsonObject("licensee").getBoolean("local"))
                .isFalse();
        assertThat("/deals/" + again.json().getString("deal")).isEqualTo(first);
        university.post(listing + "/acceptances", USE).expectProblem(403, "access.role");
    }

    @Test
    void aWithdrawnOfferIsNotTakenAndWhatWasTakenStands() {
        var listing = doors.open();
        var before = taken(listing);
        doors.withdraw(listing);

        var refused = anyone.as(DemoUsers.SME_MARINE)
                .post(listing + "/acceptances", USE)
                .expectProblem(409, "deal.listing-not-open");

        assertThat(refused.json().getString("state")).isEqualTo("WITHDRAWN");
        assertThat(firm.get(before).expect(200).json().getString("state")).isEqualTo("AGREED");
        firm.post("/listings/" + UUID.randomUUID() + "/acceptances", USE).expectProblem(404, "listing.unknown");
    }

    @Test
    void strangersLearnNothingOfADealAndAuditReadsWithoutTheContact() {
        var path = taken(doors.open());
        var notice = evidence(firm, path).getJsonObject(0).getString("id");
        var stranger = anyone.as(DemoUsers.SME_PHARMA);
        var auditor = anyone.as(DemoUsers.AUDITOR);

        stranger.get(path).expectProblem(404, "deal.unknown");
        stranger.get(path + "/evidence").expectProblem(404, "deal.unknown");
        stranger.get(path + "/evidence/" + notice).expectProblem(404, "deal.unknown");
        stranger.upload(path + "/evidence", said("CONTRACT"), "a.pdf", SampleFiles.pdf("stranger"))
                .expectProblem(404, "deal.unknown");
        anyone.get(path).expectProblem(401, "access.sign-in");
        firm.post(path + "/certification").expectProblem(403, "access.role");
        firm.post(path + "/payments", payment(1)).expectProblem(403, "access.role");
        assertThat(auditor.get(path).expect(200).json().containsKey("contact")).isFalse();
        assertThat(university.get(path).json().getString("contact")).isEqualTo("王立新 13800000000");
        auditor.upload(path + "/evidence", said("CONTRACT"), "a.pdf", SampleFiles.pdf("auditor"))
                .expectProblem(403, "evidence.read-only");
    }

    @Test
    void theNoticeItselfIsOnFileAndIsItsDigest() {
        var path = taken(doors.open());

        var entry = evidence(firm, path).getJsonObject(0);
        var notice = firm.get(path + "/evidence/" + entry.getString("id")).expect(200);

        assertThat(entry.getString("kind")).isEqualTo("CONTRACT");
        assertThat(entry.getString("source")).isEqualTo("GENERATED");
        assertThat(Sha256.of(notice.bytes()).hex()).isEqualTo(entry.getString("sha256"));
        assertThat(notice.json().getString("intendedUse")).isEqualTo("电池隔膜产线");
        assertThat(notice.text()).doesNotContain("13800000000");
        assertThat(notice.header("content-disposition").orElse("")).startsWith("attachment; filename=\"contract-");
    }

    @Test
    void documentsAreKnownByTheirContentKeptOnceAndGivenBackAsTheyWere() {
        var path = taken(doors.free());
        var pdf = SampleFiles.pdf("contract of " + path);
        var kept = firm.upload(path + "/evidence", said("CONTRACT"), "virus.exe", pdf)
                .expect(201);

        var back = university.get(path + "/evidence/" + kept.json().getString("id"));

        assertThat(kept.json().getString("mediaType")).isEqualTo("application/pdf");
        assertThat(back.expect(200).bytes()).isEqualTo(pdf);
        assertThat(back.header("x-content-type-options")).contains("nosniff");
        assertThat(back.header("content-security-policy").orElse("")).contains("sandbox");
        firm.upload(path + "/evidence", said("INVOICE"), "b.pdf", pdf).expectProblem(409, "evidence.duplicate");
        var html = "<html>".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        var wrong = firm.upload(path + "/evidence", said("CONTRACT"), "contract.pdf", html)
                .expectProblem(415, "file.type");
        assertThat(wrong.json().getJsonArray("accepted").getList())
                .containsExactly("application/pdf", "image/png", "image/jpeg");
        firm.upload(path + "/evidence", said("CONTRACT"), "empty.pdf", new byte[0])
                .expectProblem(422, "file.empty");
        firm.upload(path + "/evidence", said("CONTRACT"), "large.pdf", new byte[16 * 1024 * 1024])
                .expectProblem(413, "file.too-large");
        firm.upload(path + "/evidence", Map.of("kind", "SEAL", "issuedOn", "tomorrow"), "a.pdf", pdf)
                .expectProblem(422, "evidence.invalid");
        firm.upload(path + "/evidence", said("CONTRACT"), "p.png", SampleFiles.of(FileType.PNG))
                .expect(201);
    }

    @Test
    void anUploadThatIsRepeatedIsAnsweredAgain() {
        var path = taken(doors.free());
        var keyed = firm.with("Idempotency-Key", UUID.randomUUID().toString());
        var pdf = SampleFiles.pdf("repeated");

        var first =
                keyed.upload(path + "/evidence", said("CONTRACT"), "a.pdf", pdf).expect(201);
        var second =
                keyed.upload(path + "/evidence", said("CONTRACT"), "a.pdf", pdf).expect(201);

        assertThat(second.json()).isEqualTo(first.json());
        assertThat(second.header("idempotency-replayed")).contains("true");
        assertThat(evidence(firm, path)).as("beside the contract").hasSize(2);
    }

    @Test
    void aChangedByteOfADocumentIsSeenOnReading() throws Exception {
        var path = taken(doors.free());
        var kept = filed(firm, path, "CONTRACT");
        var digest = kept.getString("sha256");
        var file = Path.of(bed.environment().get("PENGLAI_BLOB_DIR"))
                .resolve(Path.of("kept", digest.substring(0, 2), digest.substring(2, 4), digest));
        var bytes = Files.readAllBytes(file);
        bytes[20] ^= 1;
        Files.write(file, bytes);

        firm.get(path + "/evidence/" + kept.getString("id")).expectProblem(503, "file.damaged");
    }

    @Test
    void aBankReferenceIsBookedOnce() {
        var path = taken(doors.open());
        var payment = payment(100);

        anyone.as(DemoUsers.FINANCE_A).post(path + "/payments", payment).expect(201);
        operatorA.post(path + "/payments", payment).expectProblem(409, "deal.payment-booked");
        operatorA
                .post(
                        path + "/payments",
                        payment(100).put("paidOn", today().plusDays(2).toString()))
                .expectProblem(422, "deal.payment");

        assertThat(firm.get(path).json().getLong("paidFen")).isEqualTo(100);
        operatorA.post(path + "/payments", payment(8_000_000)).expectProblem(422, "deal.more-than-due");
        var meant = operatorA
                .post(path + "/payments", payment(8_000_000).put("moreThanDue", true))
                .expect(201)
                .json();
        assertThat(meant.getString("state")).isEqualTo("PERFORMED");
        assertThat(firm.get(path).json().getLong("surplusFen")).isEqualTo(100);
        assertThat(university.get(path).json().getLong("surplusFen")).isEqualTo(100);
    }

    @Test
    void onlyTheDocumentsThatWereLookedAtAreReliedOn() {
        var path = taken(doors.free());
        Signatures.both(anyone, DemoUsers.SME_LITHIUM, path);
        var contract = filed(firm, path, "CONTRACT").getString("id");
        var notice = filed(firm, path, "RECORDAL_NOTICE").getString("id");
        filed(firm, path, "RECORDAL_NOTICE");
        var seen = new JsonObject().put("evidence", new JsonArray(List.of(contract, notice)));

        operatorA.post(path + "/certification", seen).expect(200);
        operatorB
                .post(path + "/certification", new JsonObject().put("evidence", new JsonArray(List.of(contract))))
                .expectProblem(409, "certification.other-evidence");
        var certified =
                operatorB.post(path + "/certification", seen).expect(200).json();

        assertThat(certificate(certified).getJsonArray("evidence")).hasSize(2);
    }

    @Test
    void completionNamesEachRequirementWithItsCitation() {
        var path = taken(doors.open());

        var items = firm.get(path + "/completion").expect(200).json().getJsonArray("items");

        assertThat(items.stream().map(item -> ((JsonObject) item).getString("asks")))
                .containsExactly("CONTRACT", "PAYMENT", "RECORDAL_NOTICE");
        assertThat(items.stream().map(item -> ((JsonObject) item).getBoolean("met")))
                .containsExactly(true, false, false);
        assertThat(items.getJsonObject(2).getJsonObject("citation").getString("text"))
                .isEqualTo("Implementing Rules of the Patent Law, rule 87");
    }

    @Test
    void dealsAreListedToTheirPartiesNewestFirstInPages() {
        var marine = anyone.as(DemoUsers.SME_MARINE);
        var first = doors.open();
        var second = doors.free();
        marine.post(first + "/acceptances", USE).expect(201);
        marine.post(second + "/acceptances", USE).expect(201);

        var page = marine.get("/deals?limit=1").expect(200).json();
        var next = marine.get("/deals?limit=1&after=" + page.getString("next"))
                .expect(200)
                .json();
        var performed =
                operatorA.get("/deals?state=PERFORMED&limit=100").expect(200).json();

        assertThat(listing(page, 0)).isEqualTo(second);
        assertThat(listing(next, 0)).isEqualTo(first);
        assertThat(performed.getJsonArray("items").stream().map(deal -> ((JsonObject) deal).getString("state")))
                .isNotEmpty()
                .containsOnly("PERFORMED");
        operatorA.get("/deals?state=NONSENSE").expectProblem(400, "request.parameters");
    }

    @Test
    void theServersRoleCannotChangeWhatIsRecorded() throws SQLException {
        certified(doors.free());

        for (var table : List.of("deal_evidence", "deal_certificate", "deal_payment", "deal_word")) {
            try (var connection = bed.database().connect("penglai_app");
                    var statement = connection.createStatement()) {
                var refused = org.assertj.core.api.Assertions.catchThrowableOfType(
                        SQLException.class, () -> statement.execute("DELETE FROM " + table));
                assertThat(refused.getMessage()).contains("permission denied");
            }
        }
    }

    @Test
    void whatBothSidesUndoCanBeTakenAnewAndADisputeHoldsEverything() {
        var listing = doors.open();
        var path = taken(listing);

        university.post(path + "/cancellation", why(" ")).expectProblem(422, "deal.reason");
        anyone.as(DemoUsers.SME_PHARMA).post(path + "/cancellation", why("x")).expectProblem(404, "deal.unknown");
        operatorA.post(path + "/dispute", why("x")).expectProblem(403, "access.role");
        var disputed = firm.post(path + "/dispute", why("超出地域")).expect(200).json();
        firm.post(path + "/cancellation", why("x")).expectProblem(409, "deal.not-now");
        operatorA.post(path + "/payments", payment(8_000_000)).expect(201);
        var verdict = new JsonObject().put("outcome", "CANCELLED").put("reason", "x");
        firm.post(path + "/resolution", verdict).expectProblem(403, "certification.party");
        var going = firm.post(path + "/resolution", verdict.copy().put("outcome", "CONTINUED"))
                .expect(200)
                .json();
        firm.post(path + "/cancellation", why("产线停建")).expect(200);
        var cancelled =
                university.post(path + "/cancellation", why("同意")).expect(200).json();

        assertThat(disputed.getString("state")).isEqualTo("DISPUTED");
        assertThat(going.getString("state")).as("it was paid meanwhile").isEqualTo("PERFORMED");
        assertThat(cancelled.getString("state")).isEqualTo("CANCELLED");
        assertThat(cancelled.getJsonArray("actions")).isEmpty();
        assertThat(cancelled.getJsonArray("words").stream().map(word -> ((JsonObject) word).getString("kind")))
                .containsExactly("DISPUTED", "RESOLVED", "CANCELLATION_ASKED", "CANCELLED");
        assertThat(anyone.as(DemoUsers.FINANCE_A).get(path).json().getJsonArray("words"))
                .isEmpty();
        assertThat(taken(listing)).isNotEqualTo(path);
        firm.post(listing + "/acceptances", USE).expectProblem(409, "deal.exists");
    }

    @Test
    void aCertificateIsRevokedByTwoAndStandsNowhere() {
        var deal = certified(doors.free());
        var path = "/deals/" + deal.getString("id");

        firm.post(path + "/revocation", why("x")).expectProblem(403, "access.role");
        operatorA.post(path + "/revocation", why("备案证明系伪造")).expect(200);
        var standing = certificate(deal).getBoolean("valid");
        operatorA.post(path + "/revocation", why("确认")).expectProblem(409, "revocation.same-operator");
        var revoked =
                operatorB.post(path + "/revocation", why("经核实")).expect(200).json();
        operatorB.post(path + "/revocation", why("再次")).expectProblem(409, "deal.not-now");

        assertThat(standing).isTrue();
        assertThat(revoked.getString("state")).isEqualTo("REVOKED");
        assertThat(revoked.getString("certificateNumber")).isEqualTo(deal.getString("certificateNumber"));
        assertThat(certificate(deal).getBoolean("valid")).isFalse();
        assertThat(certificate(deal).getString("revokedAt")).isNotEmpty();
        var number = deal.getString("certificateNumber");
        var file = await().atMost(Duration.ofSeconds(40))
                .until(
                        () -> anyone.get("/certificates/" + number + ".json")
                                .expect(200)
                                .json(),
                        found -> found.getJsonArray("ledger").size() == 2
                                && found.getJsonArray("ledger").getJsonObject(1).containsKey("proof"));
        assertThat(file.getJsonObject("statement").getBoolean("valid")).isFalse();
        assertThat(file.getJsonArray("ledger")
                        .getJsonObject(1)
                        .getJsonObject("facts")
                        .getString("certificate"))
                .isEqualTo(number);
    }

    @Test
    void whatAsksForASecondLookIsNotedByBothAndAProposalIsSentBackWithAReason() {
        var path = taken(doors.free());
        Signatures.both(anyone, DemoUsers.SME_LITHIUM, path);
        filed(firm, path, "RECORDAL_NOTICE");
        var said = new JsonObject().put("relation", "SHAREHOLDER").put("words", "大学资产公司持股百分之五");
        operatorA.post(path + "/relations", said).expectProblem(403, "deal.not-a-party");
        firm.post(path + "/relations", new JsonObject().put("relation", "OTHER"))
                .expectProblem(422, "deal.relation");
        firm.post(path + "/relations", said).expect(201);
        firm.get(path + "/warnings").expectProblem(403, "access.role");

        var unnoted = operatorA.post(path + "/certification").expectProblem(422, "certification.warnings-unnoted");
        assertThat(unnoted.text()).contains("/notes/DECLARED_RELATION");
        operatorA.post(path + "/certification", noted("查了评估报告")).expect(200);
        var back = operatorB
                .post(path + "/certification-rejection", why("缺少评估报告原件"))
                .expect(200)
                .json();
        operatorA.post(path + "/certification", noted("原件已补")).expect(200);
        operatorA.post(path + "/certification", noted("x")).expectProblem(409, "certification.same-operator");
        operatorB.post(path + "/certification").expectProblem(422, "certification.warnings-unnoted");
        var certified = operatorB
                .post(path + "/certification", noted("与登记一致"))
                .expect(200)
                .json();

        assertThat(back.getString("state")).isEqualTo("PERFORMED");
        assertThat(certified.getString("state")).isEqualTo("CERTIFIED");
        var sign = operatorB
                .get(path + "/warnings")
                .expect(200)
                .json()
                .getJsonArray("items")
                .getJsonObject(0);
        assertThat(sign.getString("sign")).isEqualTo("DECLARED_RELATION");
        assertThat(sign.getJsonObject("facts").getString("words")).isEqualTo("大学资产公司持股百分之五");
        assertThat(sign.getJsonArray("notes").stream().map(note -> ((JsonObject) note).getString("note")))
                .containsExactly("查了评估报告", "原件已补", "与登记一致");
        firm.post(path + "/relations", said).expectProblem(403, "deal.not-a-party");
    }

    private static JsonObject noted(String text) {
        return new JsonObject().put("notes", new JsonObject().put("DECLARED_RELATION", text));
    }

    private static JsonObject why(String reason) {
        return new JsonObject().put("reason", reason);
    }

    /** Takes the listing for the firm; answers the deal's path. */
    private String taken(String listing) {
        return "/deals/"
                + firm.post(listing + "/acceptances", USE).expect(201).json().getString("id");
    }

    private JsonObject certified(String freeListing) {
        var path = taken(freeListing);
        Signatures.both(anyone, DemoUsers.SME_LITHIUM, path);
        filed(firm, path, "RECORDAL_NOTICE");
        operatorA.post(path + "/certification").expect(200);
        return operatorB.post(path + "/certification").expect(200).json();
    }

    private JsonObject certificate(JsonObject deal) {
        return anyone.get("/certificates/" + deal.getString("certificateNumber"))
                .expect(200)
                .json();
    }

    private JsonObject filed(Api by, String path, String kind) {
        var pdf = SampleFiles.pdf(kind + " " + references.incrementAndGet() + " of " + path);
        return by.upload(path + "/evidence", said(kind), "scan.pdf", pdf)
                .expect(201)
                .json();
    }

    private static JsonArray evidence(Api by, String path) {
        return by.get(path + "/evidence").expect(200).json().getJsonArray("items");
    }

    private static Map<String, String> said(String kind) {
        return Map.of("kind", kind, "number", "2026370000123", "issuedOn", today().toString());
    }

    private JsonObject payment(long fen) {
        return new JsonObject()
                .put("amountFen", fen)
                .put("bankReference", "BANK-" + references.incrementAndGet())
                .put("paidOn", today().toString());
    }

    private static String listing(JsonObject page, int at) {
        return "/listings/"
                + page.getJsonArray("items")
                        .getJsonObject(at)
                        .getJsonObject("terms")
                        .getString("listing");
    }

    private static LocalDate today() {
        return LocalDate.now(LegalDays.ZONE);
    }

    private Stream<String> column(String sql) throws SQLException {
        var values = Stream.<String>builder();
        try (var connection = bed.database().connect("penglai_app");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values.build();
    }
}
