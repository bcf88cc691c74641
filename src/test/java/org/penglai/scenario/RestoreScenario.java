package org.penglai.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.penglai.app.Api;
import org.penglai.app.Api.Answer;
import org.penglai.app.Signatures;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Sha256;
import org.penglai.ledger.Entry;
import org.penglai.patent.ApplicationNumber;
import org.penglai.platform.blob.SampleFiles;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.PostgresEngine;
import org.penglai.stack.RestorableSite;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/**
 * A site burns down and is brought back, from a backup and the archived log, as it stood at a moment between two acts: all
 * before it stands and answers the same, and nothing after it is left.
 */
@Stack
final class RestoreScenario {

    /** How long a search took, and a score that counts what an index has forgotten, are not of what is answered. */
    private static final Set<String> MEASURED = Set.of("tookMs", "score");

    private static final JsonObject USE =
            new JsonObject().put("intendedUse", "海水淡化产线").put("contact", "0535-0000000");

    @Test
    void aSiteBroughtBackToAMomentAnswersAsItDidThen(TestBed bed) throws Exception {
        try (var site = bed.restorable()) {
            site.server().start();
            var anyone = Api.at(site.server().uri(), bed);

            // Given acts before the backup, after it, and after the moment that will be asked for
            var first = Stories.publishFreeLicence(anyone, "202310987650", "一种海水淡化膜组件");
            var certified = certifiedDeal(anyone, first);
            var backup = site.backUp();
            var second = Stories.publishFreeLicence(anyone, "202310987651", "一种反渗透泵");
            var keyBefore = anyone.as(DemoUsers.SME_LITHIUM).with("Idempotency-Key", "restore-key-before");
            var agreed =
                    keyBefore.post("/listings/" + second + "/acceptances", USE).expect(201);
            var paths = paths(first, second, certified, agreed.json().getString("id"));
            awaitFound(anyone, List.of(first, second));
            var answersThen = answers(anyone, paths);
            var ledgerThen = ledger(site);
            var moment = site.moment();

            var keyAfter = anyone.as(DemoUsers.SME_MARINE).with("Idempotency-Key", "restore-key-after");
            var lost =
                    keyAfter.post("/listings/" + second + "/acceptances", USE).expect(201);
            file(anyone.as(DemoUsers.SME_MARINE), deal(lost), "CONTRACT");
            var third = Stories.publishFreeLicence(anyone, "202310987652", "一种浓盐水回收装置");
            assertThat(ledger(site)).hasSizeGreaterThan(ledgerThen.size());
            site.archiveAll();

            // When all is lost but the backup, the archive and the documents
            site.perish();
            try (var restored = site.restored(backup, moment)) {
                assertThat(ledger(restored)).isEqualTo(ledgerThen);
                assertThat(restored.reindex()).isZero();
                restored.server().start();
                var again = Api.at(restored.server().uri(), bed);

                // Then it says what it said then, of search too, and knows nothing of what came later
                assertThat(answers(again, paths)).isEqualTo(answersThen);
                again.as(DemoUsers.SME_MARINE).get(deal(lost)).expectProblem(404, "deal.unknown");
                again.get("/listings/" + third).expectProblem(404, "listing.unknown");
                assertThat(found(again)).containsExactlyInAnyOrder(first, second);
                evidenceIsThere(
                        again, List.of(certified.getString("id"), agreed.json().getString("id")));
                sameKeySameAnswer(again, second, agreed, lost);
                nothingIsOwed(restored);
            }
        }
    }

    /** A key from before the moment gives its first answer; one from after it is new, and its act is done anew. */
    private static void sameKeySameAnswer(Api again, String listing, Answer agreed, Answer lost) {
        var repeated = again.as(DemoUsers.SME_LITHIUM)
                .with("Idempotency-Key", "restore-key-before")
                .post("/listings/" + listing + "/acceptances", USE)
                .expect(201);
        assertThat(repeated.text()).isEqualTo(agreed.text());
        var anew = again.as(DemoUsers.SME_MARINE)
                .with("Idempotency-Key", "restore-key-after")
                .post("/listings/" + listing + "/acceptances", USE)
                .expect(201);
        assertThat(anew.json().getString("id")).isNotEqualTo(lost.json().getString("id"));
    }

    /** What was owed to subscribers at the moment is owed again after the restore, and is delivered. */
    private static void nothingIsOwed(RestorableSite site) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(column(site, "SELECT count(*)::text FROM outbox_delivery"))
                        .containsExactly("0"));
    }

    /** Every document on the deals' files is there as it was, byte for byte, and opens with the site's key. */
    private static void evidenceIsThere(Api again, List<String> deals) {
        var operator = again.as(DemoUsers.OPERATOR_A);
        var documents = 0;
        for (var deal : deals) {
            for (var item : operator.get("/deals/" + deal + "/evidence").json().getJsonArray("items")) {
                var evidence = (JsonObject) item;
                var kept = operator.get("/deals/" + deal + "/evidence/" + evidence.getString("id"));
                var whole = Sha256.digest();
                whole.update(kept.bytes());
                assertThat(Sha256.ofDigest(whole.digest()).hex()).isEqualTo(evidence.getString("sha256"));
                documents++;
            }
        }
        assertThat(documents).isEqualTo(3);
    }

    /** The ledger's entries with their facts, each hash computed again. */
    private static Map<String, String> ledger(RestorableSite site) throws SQLException {
        var entries = new TreeMap<String, String>();
        var rows = column(site, "SELECT id || ' ' || encode(leaf_hash, 'hex') || ' ' || facts FROM ledger_entry");
        for (var row : rows) {
            var parts = row.split(" ", 3);
            assertThat(Entry.leafHash(parts[2])).isEqualTo(parts[1]);
            entries.put(parts[0], parts[1]);
        }
        assertThat(entries).isNotEmpty();
        return entries;
    }

    private static JsonObject certifiedDeal(Api anyone, String listing) {
        var firm = anyone.as(DemoUsers.SME_LITHIUM);
        var deal = deal(firm.post("/listings/" + listing + "/acceptances", USE).expect(201));
        Signatures.both(anyone, DemoUsers.SME_LITHIUM, deal);
        file(firm, deal, "RECORDAL_NOTICE");
        anyone.as(DemoUsers.OPERATOR_A).post(deal + "/certification").expect(200);
        return anyone.as(DemoUsers.OPERATOR_B)
                .post(deal + "/certification")
                .expect(200)
                .json();
    }

    private static String deal(Answer accepted) {
        return "/deals/" + accepted.json().getString("id");
    }

    private static void file(Api by, String deal, String kind) {
        var today = LocalDate.now(LegalDays.ZONE).toString();
        by.upload(
                        deal + "/evidence",
                        Map.of("kind", kind, "number", "2026370000123", "issuedOn", today),
                        "scan.pdf",
                        SampleFiles.pdf(kind + " of " + deal))
                .expect(201);
    }

    private static List<String> paths(String first, String second, JsonObject certified, String agreed) {
        var paths = new ArrayList<String>();
        for (var listing : List.of(first, second)) {
            paths.add("/listings/" + listing);
            paths.add("/listings/" + listing + "/eligibility");
        }
        for (var deal : List.of(certified.getString("id"), agreed)) {
            paths.add("/deals/" + deal);
            paths.add("/deals/" + deal + "/evidence");
            paths.add("/deals/" + deal + "/completion");
            paths.add("/deals/" + deal + "/incentives");
        }
        paths.add("/deals");
        paths.add("/certificates/" + certified.getString("certificateNumber"));
        var patent = ApplicationNumber.parse("202310987650.9").canonical();
        paths.add("/patents/" + patent);
        paths.add("/patents/" + patent + "/history");
        paths.add("/search?q=%E6%B5%B7%E6%B0%B4%E6%B7%A1%E5%8C%96");
        paths.add("/search");
        paths.add("/programmes");
        return List.copyOf(paths);
    }

    /** What the operator, who may read all of these, hears. */
    private static Map<String, String> answers(Api anyone, List<String> paths) {
        var operator = anyone.as(DemoUsers.OPERATOR_A);
        var answers = new HashMap<String, String>();
        for (var path : paths) {
            var answer = operator.get(path);
            answers.put(path, answer.status() + " " + sorted(answer.json().getMap()));
        }
        assertThat(answers.values())
                .allMatch(answer -> answer.startsWith("200 "))
                .hasSize(paths.size());
        return answers;
    }

    /** The same whatever the order of a document's members, and without what was measured. */
    private static Object sorted(Object value) {
        return switch (value) {
            case Map<?, ?> members -> {
                var sorted = new TreeMap<String, Object>();
                members.forEach((name, member) -> sorted.put(String.valueOf(name), sorted(member)));
                sorted.keySet().removeAll(MEASURED);
                yield sorted;
            }
            case List<?> items -> items.stream().map(RestoreScenario::sorted).toList();
            case null -> "null";
            default -> value;
        };
    }

    private static void awaitFound(Api anyone, List<String> listings) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(found(anyone)).containsExactlyInAnyOrderElementsOf(listings));
    }

    private static List<String> found(Api anyone) {
        return anyone.get("/search").expect(200).json().getJsonArray("items").stream()
                .map(item -> ((JsonObject) item).getString("id"))
                .toList();
    }

    private static List<String> column(RestorableSite site, String sql) throws SQLException {
        var values = new ArrayList<String>();
        try (var connection = site.database().connect(PostgresEngine.APP);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
