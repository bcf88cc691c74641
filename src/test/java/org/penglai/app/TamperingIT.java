package org.penglai.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.penglai.stack.Stack;
import org.penglai.stack.TestBed;

/**
 * The database's highest user and whoever owns the disk change one thing after the other behind the site's back, past every
 * constraint; each is found, with its place. What is changed in published files is in the tests of their checks.
 */
@Stack
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TamperingIT {

    private static final String HIGHEST = "postgres";
    private static final String AGREED = "(SELECT id FROM ledger_entry WHERE kind = 'deal.agreed' ORDER BY id LIMIT 1)";
    private static final String OTHER = "encode(sha256('another'), 'hex')";
    private static final String LAST = "(SELECT max(index) FROM ledger_place)";
    private static final String PAID = "(SELECT id FROM deal WHERE paid_fen > 0 ORDER BY id LIMIT 1)";
    private static final String CERTIFIED = "(SELECT min(deal_id::text)::uuid FROM deal_certificate)";

    private final Vertx vertx = Vertx.vertx();
    private TestBed bed;
    private Wiring made;

    @BeforeAll
    void load(TestBed given) throws SQLException {
        bed = given;
        DemoLoading.into(bed);
        made = new Wiring(vertx, Config.from(bed.environment()));
        made.ledgerTree.sequencing.place();
        made.ledgerTree.sequencing.sign();
        try (var highest = highest();
                var statement = highest.createStatement()) {
            // whoever changes rows can remove what would have stopped it
            statement.execute("ALTER TABLE ledger_entry DROP CONSTRAINT ledger_entry_leaf_hash_is_of_facts");
            statement.execute("ALTER TABLE deal DROP CONSTRAINT deal_terms_digest_is_of_terms");
            statement.execute("ALTER TABLE deal_certificate DROP CONSTRAINT deal_certificate_leaf_hash_is_of_facts");
        }
    }

    @AfterAll
    void end() {
        made.close();
        vertx.close().await();
    }

    /** Superuser's connection on which neither triggers nor foreign keys hold. */
    private Connection highest() throws SQLException {
        var connection = bed.database().connect(HIGHEST);
        try (var statement = connection.createStatement()) {
            statement.execute("SET session_replication_role = replica");
        }
        return connection;
    }

    /**
     * One change.
     *
     * @param tables that it touches
     * @param sql what is done
     * @param found what is said of it
     */
    record Tampering(List<String> tables, String sql, String found) {
        static Tampering of(String table, String sql, String found) {
            return new Tampering(List.of(table), sql, found);
        }

        @Override
        public String toString() {
            return sql.strip().lines().findFirst().orElseThrow() + " → " + found;
        }
    }

    static Stream<Tampering> tamperings() {
        return Stream.of(entries(), tree(), heads(), deals(), money(), certificates())
                .flatMap(List::stream);
    }

    private static List<Tampering> entries() {
        var facts = "UPDATE ledger_entry SET facts = replace(facts, 'LICENCE', 'LICENSE')";
        var hashed = facts
                + ", leaf_hash = sha256('\\x00'::bytea || convert_to(replace(facts, 'LICENCE', 'LICENSE'), 'UTF8'))";
        return List.of(
                Tampering.of("ledger_entry", facts + " WHERE id = " + AGREED, "its facts do not have its leaf hash"),
                Tampering.of("ledger_entry", hashed + " WHERE id = " + AGREED, "its place has another leaf hash"),
                new Tampering(
                        List.of("ledger_entry", "ledger_place"),
                        hashed + " WHERE id = " + AGREED + "; UPDATE ledger_place SET leaf_hash = entry.leaf_hash"
                                + " FROM ledger_entry AS entry WHERE entry.id = entry_id AND entry_id = " + AGREED,
                        "it is not made of what lies below it"),
                Tampering.of(
                        "ledger_entry",
                        "UPDATE ledger_entry SET kind = 'deal.performed' WHERE id = " + AGREED,
                        "filed as something else"),
                Tampering.of(
                        "ledger_entry",
                        "UPDATE ledger_entry SET aggregate = 'deal/0' WHERE id = " + AGREED,
                        "filed as something else"),
                new Tampering(
                        List.of("ledger_entry", "ledger_place"),
                        "DELETE FROM ledger_entry WHERE id = (SELECT entry_id FROM ledger_place WHERE index = 300);"
                                + " DELETE FROM ledger_place WHERE index = 300",
                        "entry 300: it is missing"),
                Tampering.of("ledger_place", "DELETE FROM ledger_place WHERE index = " + LAST, "does not wait for one"),
                new Tampering(
                        List.of("ledger_entry", "ledger_place"),
                        "DELETE FROM ledger_entry WHERE id = (SELECT entry_id FROM ledger_place WHERE index = " + LAST
                                + "); DELETE FROM ledger_place WHERE index = " + LAST,
                        "entries that it covers are gone"),
                Tampering.of(
                        "ledger_place",
                        "UPDATE ledger_place AS one SET leaf_hash = other.leaf_hash FROM ledger_place AS other"
                                + " WHERE one.index IN (7, 8) AND other.index = 15 - one.index",
                        "entry 7 "),
                new Tampering(List.of("ledger_entry", "ledger_place"), """
                        INSERT INTO ledger_entry SELECT '00000000-0000-7000-8000-000000000000', kind, aggregate, facts, leaf_hash, recorded_at FROM ledger_entry WHERE id = %s;
                        INSERT INTO ledger_place SELECT 50000, id, leaf_hash FROM ledger_entry WHERE id = '00000000-0000-7000-8000-000000000000'""".formatted(AGREED), "it is missing"));
    }

    private static List<Tampering> tree() {
        var first = " WHERE level = 0 AND index = 0";
        return List.of(
                Tampering.of("ledger_tile", "UPDATE ledger_tile SET root = sha256(root)" + first, "tile 0 of level 0"),
                Tampering.of(
                        "ledger_tile",
                        "UPDATE ledger_tile SET hashes = set_byte(hashes, 40, (get_byte(hashes, 40) + 1) % 256)"
                                + first,
                        "tile 0 of level 0"),
                new Tampering(
                        List.of("ledger_tile"),
                        "UPDATE ledger_tile AS one SET hashes = other.hashes, root = other.root FROM ledger_tile AS other"
                                + " WHERE one.level = 0 AND one.index = 1 AND other.level = 0 AND other.index = 2",
                        "tile 1 of level 0"));
    }

    private static List<Tampering> heads() {
        var last = " WHERE size = (SELECT max(size) FROM ledger_head)";
        return List.of(
                Tampering.of(
                        "ledger_head",
                        "UPDATE ledger_head SET root_hash = sha256(root_hash)" + last,
                        "not over this head"),
                Tampering.of("ledger_head", "UPDATE ledger_head SET size = size - 1" + last, "not over this head"),
                Tampering.of(
                        "ledger_head",
                        "UPDATE ledger_head SET signed_at = signed_at - interval '1 day'" + last,
                        "not over this head"),
                Tampering.of(
                        "ledger_head", "UPDATE ledger_head SET origin = 'https://other'" + last, "not over this head"),
                Tampering.of(
                        "ledger_head",
                        "UPDATE ledger_head SET signature = reverse(signature)" + last,
                        "not over this head"),
                Tampering.of("ledger_head", "UPDATE ledger_head SET key_id = 'other'" + last, "is not published"),
                Tampering.of("signing_key", "DELETE FROM signing_key", "is not published"),
                Tampering.of(
                        "signing_key",
                        "UPDATE signing_key SET x = 'AAAA' || substring(x FROM 5)",
                        "it is not the key of that name"));
    }

    private static List<Tampering> deals() {
        var some = " WHERE id = " + PAID;
        var recorded = "it is not the deal that was recorded as agreed";
        return List.of(
                Tampering.of(
                        "deal", "UPDATE deal SET mode = 'ORDINARY_LICENCE', origin = 'ACCEPTANCE'" + some, recorded),
                Tampering.of("deal", "UPDATE deal SET terms = replace(terms, '国', '省')" + some, recorded),
                Tampering.of(
                        "deal",
                        "UPDATE deal SET terms = terms || ' ', terms_digest = sha256(convert_to(terms || ' ', 'UTF8'))"
                                + some,
                        recorded),
                Tampering.of("deal", "UPDATE deal SET licensee_id = gen_random_uuid()" + some, recorded),
                Tampering.of("deal", "UPDATE deal SET licensor_id = gen_random_uuid()" + some, recorded),
                Tampering.of("deal", "UPDATE deal SET listing_id = gen_random_uuid()" + some, recorded),
                Tampering.of("deal", "UPDATE deal SET formed_at = formed_at - interval '1 day'" + some, recorded),
                Tampering.of(
                        "ledger_entry",
                        "DELETE FROM ledger_entry WHERE kind = 'deal.agreed' AND aggregate = 'deal/' || " + PAID,
                        "no entry records that it was agreed"));
    }

    private static List<Tampering> money() {
        var some = " WHERE deal_id = " + PAID;
        return List.of(
                Tampering.of("deal", "UPDATE deal SET paid_fen = paid_fen + 1 WHERE id = " + PAID, "fen stand as paid"),
                Tampering.of(
                        "deal_payment",
                        "UPDATE deal_payment SET amount_fen = amount_fen + 1" + some,
                        "and recorded 0 times"),
                Tampering.of(
                        "deal_payment", "UPDATE deal_payment SET paid_on = paid_on - 1" + some, "and recorded 0 times"),
                Tampering.of("deal_payment", "DELETE FROM deal_payment" + some, "are booked 0 times"),
                Tampering.of(
                        "deal_payment",
                        "UPDATE deal_payment SET deal_id = (SELECT id FROM deal WHERE id <> %s ORDER BY id LIMIT 1)"
                                        .formatted(PAID)
                                + some,
                        "and recorded 0 times"));
    }

    private static List<Tampering> certificates() {
        var some = " WHERE deal_id = " + CERTIFIED;
        var rests = "on which its certificate rests is not on file";
        return List.of(
                Tampering.of(
                        "deal_certificate",
                        "UPDATE deal_certificate SET facts = replace(facts, 'LICENCE', 'LICENSE')" + some,
                        "it is not what was recorded"),
                Tampering.of(
                        "deal_certificate",
                        "UPDATE deal_certificate SET leaf_hash = decode(%s, 'hex')".formatted(OTHER) + some,
                        "it is not what was recorded"),
                Tampering.of("deal_certificate", "DELETE FROM deal_certificate" + some, "it was recorded, and is gone"),
                Tampering.of(
                        "deal_certificate",
                        "UPDATE deal_certificate SET number = 'YT-2020-999999'" + some,
                        "certificate YT-2020-999999: no entry records it"),
                Tampering.of(
                        "deal",
                        "UPDATE deal AS one SET state = 'CERTIFIED', legal_event_on = other.legal_event_on,"
                                + " accepted = other.accepted, proposed_by = other.proposed_by,"
                                + " proposed_for = other.proposed_for, proposed_at = other.proposed_at"
                                + " FROM deal AS other WHERE other.id = " + CERTIFIED
                                + " AND one.id = (SELECT min(id::text)::uuid FROM deal WHERE state = 'PERFORMED')",
                        "it stands as CERTIFIED, and no entry records that"),
                Tampering.of(
                        "deal_evidence",
                        "UPDATE deal_evidence SET sha256 = sha256(sha256), source = 'UPLOADED', generated = NULL"
                                + " WHERE kind = 'RECORDAL_NOTICE' AND deal_id = " + CERTIFIED,
                        rests),
                Tampering.of(
                        "deal_evidence",
                        "UPDATE deal_evidence SET issued_on = issued_on - 1 WHERE kind = 'RECORDAL_NOTICE' AND deal_id = "
                                + CERTIFIED,
                        rests),
                Tampering.of(
                        "deal_evidence",
                        "DELETE FROM deal_evidence WHERE kind = 'RECORDAL_NOTICE' AND deal_id = " + CERTIFIED,
                        rests));
    }

    @Test
    void whatNobodyChangedFits() {
        assertThat(new VerifyRecords(made).findings()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("tamperings")
    void aChangedRowIsFound(Tampering tampering) throws SQLException {
        try (var highest = highest();
                var statement = highest.createStatement()) {
            for (var table : tampering.tables()) {
                statement.execute("CREATE TEMP TABLE saved_" + table + " AS TABLE " + table);
            }
            try {
                statement.execute(tampering.sql());
                assertThat(new VerifyRecords(made).findings())
                        .anySatisfy(finding -> assertThat(finding).contains(tampering.found()));
            } finally {
                for (var table : tampering.tables()) {
                    statement.execute("DELETE FROM " + table);
                    statement.execute("INSERT INTO " + table + " SELECT * FROM saved_" + table);
                }
            }
        }
    }

    @Test
    void aDocumentThatIsChangedCutOrGoneIsFound() throws IOException {
        var file = oneDocument();
        var whole = Files.readAllBytes(file);
        var changed = whole.clone();
        changed[whole.length / 2] ^= 1;

        Files.write(file, changed);
        var afterChange = new VerifyRecords(made).findings();
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));
        var afterCut = new VerifyRecords(made).findings();
        Files.delete(file);
        var afterLoss = new VerifyRecords(made).findings();
        Files.write(file, whole);

        for (var findings : List.of(afterChange, afterCut, afterLoss)) {
            assertThat(findings)
                    .isNotEmpty()
                    .allSatisfy(
                            finding -> assertThat(finding).startsWith("deal/").endsWith("is gone or changed"));
        }
        assertThat(new VerifyRecords(made).findings()).isEmpty();
    }

    private Path oneDocument() throws IOException {
        var digest = made.pg
                .one(
                        "SELECT encode(sha256, 'hex') AS digest FROM deal_evidence WHERE source = 'UPLOADED' ORDER BY id LIMIT 1",
                        Tuple.tuple(),
                        row -> row.getString("digest"))
                .orElseThrow();
        try (var files = Files.walk(made.config.blobFolder())) {
            return Objects.requireNonNull(
                    files.filter(file -> file.getFileName().toString().equals(digest))
                            .findFirst()
                            .orElseThrow());
        }
    }
}
