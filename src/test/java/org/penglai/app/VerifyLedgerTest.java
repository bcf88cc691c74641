package org.penglai.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penglai.kernel.Sha256;
import org.penglai.ledger.Entry;
import org.penglai.ledger.Frontier;
import org.penglai.ledger.Head;
import org.penglai.platform.sign.SigningKey;

/** A ledger of 300 entries in files, with one thing after the other changed in them. */
final class VerifyLedgerTest {

    private static final String ORIGIN = "https://penglai.example";
    private static final Instant AT = Instant.parse("2026-11-22T02:00:00Z");
    private static final SigningKey KEY = SigningKey.of(SigningKey.generate());

    @TempDir
    private Path folder;

    private JsonArray entries = new JsonArray();
    private JsonArray heads = new JsonArray();
    private JsonObject keys = new JsonObject();

    @BeforeEach
    void begin() {
        entries = new JsonArray();
        heads = new JsonArray();
        keys = new JsonObject()
                .put("keys", new JsonArray().add(new JsonObject(KEY.known().jwk())));
        var grown = new Frontier();
        IntStream.range(0, 300).forEach(at -> {
            var entry = new Entry("deal.agreed", "deal/" + at, Map.of("amountFen", at, "patents", List.of("甲" + at)));
            entries.add(new JsonObject()
                    .put("index", at)
                    .put("facts", new JsonObject(entry.canonical()))
                    .put("hash", entry.leafHash()));
            grown.add(new Sha256(entry.leafHash()));
            if (at == 99 || at == 255 || at == 299) {
                heads.add(signed(grown.size(), grown.root()));
            }
        });
    }

    @Test
    void aWholeLedgerFits() {
        assertThat(verified().status()).isZero();
        assertThat(verified().lines()).containsExactly("300 entries fit 3 signed heads");
    }

    @Test
    void theOrderOfMembersDoesNotMatterAndOneObjectALineIsReadToo() throws IOException {
        var lines = new StringBuilder();
        entries.forEach(entry -> lines.append(((JsonObject) entry).encode()).append('\n'));
        var file = Files.writeString(folder.resolve("entries.jsonl"), lines);

        assertThat(VerifyLedger.of(List.of(file, write("heads", items(heads)), write("keys", keys)))
                        .status())
                .isZero();
    }

    @Test
    void aChangedFactIsFoundAtItsPlace() {
        entry(120).getJsonObject("facts").put("amountFen", 121);

        assertThat(verified().status()).isEqualTo(VerifyLedger.BROKEN);
        assertThat(verified().lines())
                .containsExactly(
                        "entry 120 (entries.json): its facts do not have the hash beside them",
                        "the first 256 entries do not have the root that was signed",
                        "the first 300 entries do not have the root that was signed");
    }

    @Test
    void aChangedFactWithItsHashMadeToFitIsFoundByTheRoots() {
        var changed = new Entry("deal.agreed", "deal/280", Map.of("amountFen", 1));
        entry(280).put("facts", new JsonObject(changed.canonical())).put("hash", changed.leafHash());

        assertThat(verified().lines()).containsExactly("the first 300 entries do not have the root that was signed");
    }

    @Test
    void aMissingEntryIsNamed() {
        entries.remove(17);

        assertThat(verified().lines()).contains("entry 17 is missing");
    }

    @Test
    void entriesThatWereCutOffAreMissed() {
        while (entries.size() > 256) {
            entries.remove(entries.size() - 1);
        }

        assertThat(verified().lines()).containsExactly("a head covers 300 entries, but only 256 are given");
    }

    @Test
    void aChangedHeadIsFoundByItsSignature() {
        var head = heads.getJsonObject(1);
        head.put("signedAt", "2026-11-22T03:00:00Z");

        assertThat(verified().lines())
                .containsExactly(
                        "head of size 256 signed at 2026-11-22T03:00:00Z: the signature is not over this head");
    }

    @Test
    void aHeadOfAnotherKeyIsFound() {
        var other = SigningKey.of(SigningKey.generate()).known();
        heads.getJsonObject(2).put("keyId", other.id());

        assertThat(verified().lines()).singleElement().asString().contains("no key " + other.id());
    }

    @Test
    void twoHeadsThatDifferAreFound() {
        heads.add(signed(256, Sha256.of("another past")));

        assertThat(verified().lines())
                .contains(
                        "two heads of size 256 have different roots",
                        "the first 256 entries do not have the root that was signed");
    }

    @Test
    void withoutHeadsOrKeysNothingIsSaidToFit() throws IOException {
        var file = write("entries", items(entries));

        assertThat(VerifyLedger.of(List.of(file)).status()).isEqualTo(VerifyLedger.UNREADABLE);
        assertThat(VerifyLedger.of(List.of(folder.resolve("nowhere"))).lines())
                .singleElement()
                .asString()
                .contains("nowhere does not exist");
        assertThat(VerifyLedger.of(List.of(write("odd", new JsonObject().put("a", 1))))
                        .lines())
                .singleElement()
                .asString()
                .contains("odd.json: neither an entry nor a head nor a set of keys");
    }

    private JsonObject entry(int index) {
        return entries.getJsonObject(index);
    }

    private static JsonObject signed(long size, Sha256 root) {
        var head = new Head(ORIGIN, size, root, AT);
        return new JsonObject()
                .put("origin", ORIGIN)
                .put("size", size)
                .put("rootHash", root.hex())
                .put("signedAt", AT.toString())
                .put("keyId", KEY.known().id())
                .put("signature", KEY.sign(head.text()));
    }

    private VerifyLedger.Outcome verified() {
        return VerifyLedger.of(
                List.of(write("entries", items(entries)), write("heads", items(heads)), write("keys", keys)));
    }

    private static JsonObject items(JsonArray items) {
        return new JsonObject().put("items", items);
    }

    private Path write(String name, JsonObject content) {
        try {
            return Files.writeString(folder.resolve(name + ".json"), content.encode());
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
