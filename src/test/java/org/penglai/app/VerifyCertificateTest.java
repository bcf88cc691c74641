package org.penglai.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.penglai.deal.DealSamples;
import org.penglai.deal.web.CertificateFile;
import org.penglai.deal.web.CertificatePdf;
import org.penglai.kernel.Tx;
import org.penglai.ledger.Entry;
import org.penglai.ledger.LedgerInMemory;
import org.penglai.platform.http.Messages;
import org.penglai.platform.sign.InventedPaperKey;
import org.penglai.platform.sign.SigningKey;

/** One certificate as data and as paper, with one thing after the other changed in them. */
final class VerifyCertificateTest {

    private static final String ORIGIN = "https://penglai.example";
    private static final SigningKey KEY = SigningKey.of(SigningKey.generate());
    private static final SigningKey ANOTHER = SigningKey.of(SigningKey.generate());
    private static final Messages MESSAGES = Messages.load(List.of("app", "deal"));
    private static final long PLACE = 11;
    private static final Tx TX = new Made();
    private static final String FILE = file(/* signed= */ true);
    private static final byte[] PAPER = new CertificatePdf(MESSAGES, ORIGIN, InventedPaperKey.KEY, /* demo= */ true)
            .render(DealSamples.certificate(Optional.of(PLACE)));

    @TempDir
    private Path folder;

    /** A transaction of nothing, at the moment of the samples. */
    private static final class Made implements Tx {
        @Override
        public <T> T run(Work<T> work) {
            return work.at(DealSamples.NOW);
        }

        @Override
        public <T> T serializable(Work<T> work) {
            return run(work);
        }
    }

    /** The file of a certificate whose entry stands among others. */
    private static String file(boolean signed) {
        var ledger = new LedgerInMemory(ORIGIN, KEY, InventedPaperKey.KEY.certificate());
        IntStream.range(0, (int) PLACE).forEach(at -> ledger.place(other(at)));
        var index = ledger.place(DealSamples.certificate(Optional.empty()).facts());
        IntStream.range(20, 29).forEach(at -> ledger.place(other(at)));
        if (signed) {
            ledger.sign(DealSamples.NOW);
        }
        return new CertificateFile(TX, ledger.auditing(TX), ledger.keys(), KEY, ORIGIN)
                .of(DealSamples.certificate(Optional.of(index)));
    }

    private static String other(int at) {
        return new Entry("deal.agreed", "deal/" + at, Map.of("at", at)).canonical();
    }

    @Test
    void dataAndPaperOfOneCertificateFit() throws IOException {
        var outcome = VerifyCertificate.of(List.of(write("YT.json", FILE), paper(PAPER), keys()));

        assertThat(outcome.lines())
                .containsExactly(
                        "YT.json: YT-2026-000123 was valid as of " + DealSamples.NOW
                                + "; entry 11 of the ledger of https://penglai.example",
                        "YT.pdf: paper of YT-2026-000123, unchanged since it was signed by "
                                + InventedPaperKey.KEY.certificate().subject());
        assertThat(outcome.status()).isZero();
    }

    @Test
    void aPaperAloneIsCheckedTooButSaysNothingOfToday() throws IOException {
        var outcome = VerifyCertificate.of(List.of(paper(PAPER), keys()));

        assertThat(outcome.status()).isZero();
        assertThat(outcome.lines().getLast()).contains("whether YT-2026-000123 still stands");
    }

    static Stream<Arguments> tamperings() {
        return Stream.of(
                tampering("mode", file -> statement(file).put("mode", "ASSIGNMENT"), "mode is not what was recorded"),
                tampering(
                        "patent",
                        file -> statement(file).put("patents", new JsonArray().add("2021101234568")),
                        "patents is not what was recorded"),
                tampering(
                        "licensee",
                        file -> statement(file).getJsonObject("licensee").put("organisation", "another"),
                        "licensee is not what was recorded"),
                tampering(
                        "name of a party, which is signed alone",
                        file -> statement(file)
                                .getJsonObject("licensor")
                                .getJsonObject("name")
                                .put("zh", "另一所大学"),
                        "the signature is not over what it says"),
                tampering(
                        "day",
                        file -> statement(file).put("legalEventOn", "2026-01-01"),
                        "legalEventOn is not what was recorded"),
                tampering(
                        "number",
                        file -> statement(file).put("number", "YT-2026-000124"),
                        "number is not what was recorded"),
                tampering(
                        "digest of a document",
                        file -> statement(file)
                                .getJsonArray("evidence")
                                .getJsonObject(0)
                                .put("sha256", "0".repeat(64)),
                        "evidenceDigest is not that of the evidence beside it"),
                tampering(
                        "digest of the evidence",
                        file -> statement(file).put("evidenceDigest", "0".repeat(64)),
                        "evidenceDigest is not that of the evidence beside it"),
                tampering(
                        "moment",
                        file -> statement(file).put("asOf", "2027-01-01T00:00:00Z"),
                        "the signature is not over what it says"),
                tampering(
                        "position",
                        file -> statement(file).put("ledgerPosition", 3),
                        "ledgerPosition is not that of the entry"),
                tampering(
                        "signature",
                        file -> file.getJsonObject("signature").put("value", KEY.sign(new byte[] {1})),
                        "the signature is not over what it says"),
                tampering(
                        "key",
                        file -> file.getJsonObject("signature")
                                .put("keyId", ANOTHER.known().id()),
                        "statement: no key " + ANOTHER.known().id()),
                tampering(
                        "fact of the entry",
                        file -> entry(file).getJsonObject("facts").put("mode", "ASSIGNMENT"),
                        "ledger 0: its facts do not have the hash beside them"),
                tampering(
                        "hash of the entry",
                        file -> entry(file).put("hash", "0".repeat(64)),
                        "ledger 0: its facts do not have the hash beside them"),
                tampering(
                        "place",
                        file -> entry(file).put("index", 12),
                        "ledger 0: its proof does not lead from entry 12 to the head's root"),
                tampering(
                        "proof",
                        file -> entry(file)
                                .getJsonObject("proof")
                                .getJsonArray("path")
                                .remove(1),
                        "ledger 0: its proof does not lead from entry 11 to the head's root"),
                tampering(
                        "size of the tree",
                        file -> entry(file).getJsonObject("proof").put("size", 20),
                        "ledger 0: its proof does not lead from entry 11 to the head's root"),
                tampering(
                        "root of the head",
                        file -> entry(file).getJsonObject("head").put("rootHash", "0".repeat(64)),
                        "ledger 0, head: the signature is not over this head"),
                tampering(
                        "head",
                        file -> entry(file).getJsonObject("head").put("origin", "https://elsewhere.example"),
                        "ledger 0: the head is of another ledger, that of https://elsewhere.example"),
                tampering("entry left out", file -> file.put("ledger", new JsonArray()), "something is missing"));
    }

    private static Arguments tampering(String what, Consumer<JsonObject> deed, String finding) {
        return Arguments.of(what, deed, finding);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tamperings")
    void whatWasChangedIsFoundAtItsPlace(String what, Consumer<JsonObject> deed, String finding) throws IOException {
        var file = new JsonObject(FILE);
        deed.accept(file);

        var outcome = VerifyCertificate.of(List.of(write("YT.json", file.encode()), keys()));

        assertThat(outcome.status()).as(what).isEqualTo(VerifyLedger.BROKEN);
        assertThat(outcome.lines())
                .allMatch(line -> line.startsWith("YT.json"))
                .anyMatch(line -> line.contains(finding));
    }

    @Test
    void anotherKeysOwnStatementWithItsOwnKeyInTheFileIsWorthNothing() throws IOException {
        var file = new JsonObject(FILE);
        statement(file).put("asOf", "2027-01-01T00:00:00Z");
        var text = org.penglai.ledger.CanonicalJson.write(VerifyCertificate.plain(statement(file)));
        file.getJsonObject("signature")
                .put("keyId", ANOTHER.known().id())
                .put("value", ANOTHER.sign(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        file.put("keys", new JsonArray().add(new JsonObject(ANOTHER.known().jwk())));

        var outcome = VerifyCertificate.of(List.of(write("YT.json", file.encode()), keys()));

        assertThat(outcome.lines())
                .containsExactly("YT.json, statement: no key " + ANOTHER.known().id() + " among those given");
    }

    @Test
    void beforeAHeadCoversTheEntryTheFileIsNotProvedYet() throws IOException {
        var outcome = VerifyCertificate.of(List.of(write("YT.json", file(/* signed= */ false)), keys()));

        assertThat(outcome.lines())
                .containsExactly("YT.json, ledger 0: it has no proof yet; fetch the file again in a minute");
    }

    @Test
    void aChangedPaperAndOneOfAnotherKeyAreFound() throws IOException {
        var changed = PAPER.clone();
        changed[changed.length / 3] ^= 1;
        var stranger = org.penglai.platform.sign.PaperKey.of(Files.readString(MadePaperKey.FILE));
        var foreign = new CertificatePdf(MESSAGES, ORIGIN, stranger, /* demo= */ true)
                .render(DealSamples.certificate(Optional.of(PLACE)));

        assertThat(VerifyCertificate.of(List.of(paper(changed), keys())).lines())
                .containsExactly("YT.pdf: the paper was changed after it was signed");
        assertThat(VerifyCertificate.of(List.of(paper(foreign), keys())).lines())
                .singleElement()
                .asString()
                .startsWith("YT.pdf: no certificate " + stranger.certificate().thumbprint());
    }

    @Test
    void aPaperOfAnotherCertificateThanTheDataIsFound() throws IOException {
        var file = new JsonObject(FILE);
        statement(file).put("number", "YT-2026-000124");

        assertThat(VerifyCertificate.of(List.of(write("YT.json", file.encode()), paper(PAPER), keys()))
                        .lines())
                .contains("YT.pdf is certificate YT-2026-000123, but YT.json is another");
    }

    @Test
    void aPaperThatNamesAnotherPlaceInTheLedgerIsFoundAndOneMadeBeforeThereWasAnyIsNot() throws IOException {
        var press = new CertificatePdf(MESSAGES, ORIGIN, InventedPaperKey.KEY, /* demo= */ true);
        var elsewhere = press.render(DealSamples.certificate(Optional.of(PLACE + 1)));
        var before = press.render(DealSamples.certificate(Optional.empty()));
        var data = write("YT.json", FILE);

        assertThat(VerifyCertificate.of(List.of(data, paper(elsewhere), keys())).lines())
                .containsExactly("YT.pdf names another place in the ledger than YT.json");
        assertThat(VerifyCertificate.of(List.of(data, paper(before), keys())).status())
                .isEqualTo(VerifyLedger.FITS);
    }

    @Test
    void withoutKeysOrCertificateNothingIsSaidToFit() throws IOException {
        assertThat(VerifyCertificate.of(List.of(write("YT.json", FILE))).status())
                .isEqualTo(VerifyLedger.UNREADABLE);
        assertThat(VerifyCertificate.of(List.of(keys())).status()).isEqualTo(VerifyLedger.UNREADABLE);
        assertThat(VerifyCertificate.of(List.of(folder.resolve("nowhere"))).lines())
                .singleElement()
                .asString()
                .contains("nowhere does not exist");
        assertThat(VerifyCertificate.of(List.of(write("odd", "[]"))).lines())
                .containsExactly("cannot be read: odd is no certificate, no paper and no set of keys");
    }

    /** The file of a certificate that was revoked afterwards. */
    private static String revokedFile() {
        var ledger = new LedgerInMemory(ORIGIN, KEY, InventedPaperKey.KEY.certificate());
        var index = ledger.place(DealSamples.certificate(Optional.empty()).facts());
        var revocation = DealSamples.revoked(DealSamples.certificate(Optional.of(index)));
        ledger.place(other(1));
        ledger.place(revocation.facts());
        ledger.sign(DealSamples.NOW);
        return new CertificateFile(TX, ledger.auditing(TX), ledger.keys(), KEY, ORIGIN).of(revocation.certificate());
    }

    @Test
    void aRevokedCertificateIsNotValidAndItsRevocationIsProved() throws IOException {
        var outcome = VerifyCertificate.of(List.of(write("YT.json", revokedFile()), keys()));

        assertThat(outcome.status()).isEqualTo(VerifyLedger.BROKEN);
        assertThat(outcome.lines())
                .containsExactly("YT.json: YT-2026-000123 was revoked at " + DealSamples.NOW.plusSeconds(120)
                        + " and is not valid");
        var proved = new JsonObject(revokedFile()).getJsonArray("ledger").getJsonObject(1);
        assertThat(proved.getLong("index")).isEqualTo(2);
        assertThat(proved.getJsonObject("facts").getString("certificate")).isEqualTo("YT-2026-000123");
    }

    @Test
    void aRevocationThatIsLeftOutOrDeniedIsFound() throws IOException {
        var leftOut = new JsonObject(revokedFile());
        leftOut.getJsonArray("ledger").remove(1);
        var denied = new JsonObject(revokedFile());
        statement(denied).put("valid", true);

        assertThat(VerifyCertificate.of(List.of(write("YT.json", leftOut.encode()), keys()))
                        .lines())
                .singleElement()
                .asString()
                .startsWith("YT.json: YT-2026-000123 is not valid, as of ");
        assertThat(VerifyCertificate.of(List.of(write("YT.json", denied.encode()), keys()))
                        .lines())
                .contains(
                        "YT.json, statement: the signature is not over what it says",
                        "YT.json, statement: it says valid, although its revocation is recorded");
    }

    @Test
    void thePaperOfARevokedCertificateSaysSo() throws IOException {
        var revoked =
                DealSamples.revoked(DealSamples.certificate(Optional.of(PLACE))).certificate();
        var paper = new CertificatePdf(MESSAGES, ORIGIN, InventedPaperKey.KEY, /* demo= */ true).render(revoked);

        assertThat(VerifyCertificate.of(List.of(paper(paper), keys())).lines())
                .containsExactly("YT.pdf: YT-2026-000123 was revoked at " + DealSamples.NOW.plusSeconds(120)
                        + " and is not valid");
    }

    private static JsonObject statement(JsonObject file) {
        return file.getJsonObject("statement");
    }

    private static JsonObject entry(JsonObject file) {
        return file.getJsonArray("ledger").getJsonObject(0);
    }

    private Path paper(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("YT.pdf"), bytes);
    }

    private Path keys() throws IOException {
        var keys = new JsonArray()
                .add(new JsonObject(KEY.known().jwk()))
                .add(new JsonObject(InventedPaperKey.KEY.certificate().jwk()));
        return write("keys.json", new JsonObject().put("keys", keys).encode());
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }
}
