package org.penglai.patentimport.pg;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Sha256;
import org.penglai.patentimport.ImportFormat;
import org.penglai.patentimport.ImportId;
import org.penglai.patentimport.Imports;
import org.penglai.patentimport.PatentImport;
import org.penglai.patentimport.RowFault;
import org.penglai.platform.pg.Pg;

/** {@link Imports} in the tables {@code patent_import} and {@code patent_import_fault}. */
public final class ImportsPg implements Imports {

    private static final UUID LAST = new UUID(-1L, -1L);

    private static final String ADD = """
            INSERT INTO patent_import
              (id, organisation_id, for_all, file_label, format, sha256, size_bytes, charset, incomplete, ignored, state,
               created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'QUEUED', penglai_now())""";

    private static final String FIND = """
            SELECT id, organisation_id, for_all, file_label, format, sha256, size_bytes, charset, incomplete, ignored,
                   state, total, position, added, updated, unchanged, rejected, remarked, problem_code, problem_facts,
                   created_at, finished_at
              FROM patent_import
             WHERE id = $1""";

    private static final String LIST = """
            SELECT id, organisation_id, for_all, file_label, format, sha256, size_bytes, charset, incomplete, ignored,
                   state, total, position, added, updated, unchanged, rejected, remarked, problem_code, problem_facts,
                   created_at, finished_at
              FROM patent_import
             WHERE ($1::uuid IS NULL OR organisation_id = $1) AND id < $2
             ORDER BY id DESC
             LIMIT $3""";

    private static final String WAITING = """
            SELECT id, organisation_id, for_all, file_label, format, sha256, size_bytes, charset, incomplete, ignored,
                   state, total, position, added, updated, unchanged, rejected, remarked, problem_code, problem_facts,
                   created_at, finished_at
              FROM patent_import
             WHERE state IN ('QUEUED', 'RUNNING')
             ORDER BY id
             LIMIT 1""";

    private static final String OPEN = """
            SELECT count(*) AS open
              FROM patent_import
             WHERE organisation_id = $1 AND state IN ('QUEUED', 'RUNNING')""";

    private static final String START = """
            UPDATE patent_import
               SET state = 'RUNNING', total = $2
             WHERE id = $1 AND state = 'QUEUED'""";

    private static final String ADVANCE = """
            UPDATE patent_import
               SET position = $3, added = $4, updated = $5, unchanged = $6, rejected = $7, remarked = $8
             WHERE id = $1 AND state = 'RUNNING' AND position = $2""";

    private static final String ADD_FAULTS = """
            INSERT INTO patent_import_fault (import_id, row_number, position, heading, code, facts, remark)
            SELECT $1, row_number, position, heading, code, facts::jsonb, remark
              FROM unnest($2::integer[], $3::integer[], $4::text[], $5::text[], $6::text[], $7::boolean[])
                AS said (row_number, position, heading, code, facts, remark)""";

    private static final String END = """
            UPDATE patent_import
               SET state = $2, problem_code = $3, problem_facts = $4, finished_at = penglai_now()
             WHERE id = $1 AND state IN ('QUEUED', 'RUNNING')""";

    /** All of a row or nothing of it: the limit counts rows. */
    private static final String FAULTS = """
            SELECT row_number, heading, code, facts, remark
              FROM patent_import_fault
             WHERE import_id = $1
               AND row_number IN (
                     SELECT DISTINCT row_number
                       FROM patent_import_fault
                      WHERE import_id = $1 AND row_number > $2
                      ORDER BY row_number
                      LIMIT $3)
             ORDER BY row_number, position""";

    private final Pg pg;

    public ImportsPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public void add(PatentImport queued) {
        pg.requireTransaction();
        var source = queued.source();
        pg.execute(
                ADD,
                Tuple.tuple()
                        .addUUID(queued.id().value())
                        .addUUID(queued.organisation().value())
                        .addBoolean(queued.forAll())
                        .addString(source.name())
                        .addString(source.format().name())
                        .addBuffer(
                                io.vertx.core.buffer.Buffer.buffer(source.file().bytes()))
                        .addLong(source.size())
                        .addString(source.charset())
                        .addBoolean(source.incomplete())
                        .addArrayOfString(source.ignored().toArray(String[]::new)));
    }

    @Override
    public Optional<PatentImport> find(ImportId id) {
        return pg.one(FIND, Tuple.of(id.value()), ImportsPg::read);
    }

    @Override
    public List<PatentImport> of(OrganisationId organisation, Optional<ImportId> before, int limit) {
        return list(Optional.of(organisation), before, limit);
    }

    @Override
    public List<PatentImport> all(Optional<ImportId> before, int limit) {
        return list(Optional.empty(), before, limit);
    }

    private List<PatentImport> list(Optional<OrganisationId> of, Optional<ImportId> before, int limit) {
        var arguments = Tuple.tuple()
                .addUUID(of.map(OrganisationId::value).orElse(null))
                .addUUID(before.map(ImportId::value).orElse(LAST))
                .addInteger(limit);
        return pg.list(LIST, arguments, ImportsPg::read);
    }

    @Override
    public Optional<PatentImport> waiting() {
        return pg.one(WAITING, Tuple.tuple(), ImportsPg::read);
    }

    @Override
    public int open(OrganisationId organisation) {
        return pg.one(OPEN, Tuple.of(organisation.value()), row -> row.getInteger("open"))
                .orElse(0);
    }

    @Override
    public void start(ImportId id, int total) {
        pg.execute(START, Tuple.of(id.value(), total));
    }

    @Override
    public boolean advance(ImportId id, int from, PatentImport next, List<RowFault> faults) {
        pg.requireTransaction();
        var tally = next.tally();
        var arguments = Tuple.tuple()
                .addUUID(id.value())
                .addInteger(from)
                .addInteger(next.position())
                .addInteger(tally.added())
                .addInteger(tally.updated())
                .addInteger(tally.unchanged())
                .addInteger(tally.rejected())
                .addInteger(tally.remarked());
        if (pg.execute(ADVANCE, arguments) == 0) {
            return false;
        }
        addFaults(id, faults);
        return true;
    }

    private void addFaults(ImportId id, List<RowFault> faults) {
        if (faults.isEmpty()) {
            return;
        }
        var positions = new Integer[faults.size()];
        for (int at = 0; at < positions.length; at++) {
            positions[at] = at + 1;
        }
        pg.execute(
                ADD_FAULTS,
                Tuple.tuple()
                        .addUUID(id.value())
                        .addArrayOfInteger(faults.stream().map(RowFault::row).toArray(Integer[]::new))
                        .addArrayOfInteger(positions)
                        .addArrayOfString(faults.stream().map(RowFault::column).toArray(String[]::new))
                        .addArrayOfString(faults.stream().map(RowFault::code).toArray(String[]::new))
                        .addArrayOfString(faults.stream()
                                .map(fault -> JsonObject.mapFrom(fault.facts()).encode())
                                .toArray(String[]::new))
                        .addArrayOfBoolean(faults.stream().map(RowFault::remark).toArray(Boolean[]::new)));
    }

    @Override
    public void end(ImportId id, PatentImport.State state, Optional<PatentImport.Problem> problem) {
        pg.execute(
                END,
                Tuple.tuple()
                        .addUUID(id.value())
                        .addString(state.name())
                        .addValue(problem.map(PatentImport.Problem::code).orElse(null))
                        .addValue(problem.map(one -> JsonObject.mapFrom(one.facts()))
                                .orElse(null)));
    }

    @Override
    public List<RowFault> faults(ImportId id, int afterRow, int limit) {
        return pg.list(
                FAULTS,
                Tuple.of(id.value(), afterRow, limit),
                row -> new RowFault(
                        row.getInteger("row_number"),
                        row.getString("heading"),
                        row.getString("code"),
                        texts(row.getJsonObject("facts")),
                        row.getBoolean("remark")));
    }

    private static PatentImport read(Row row) {
        var source = new PatentImport.Source(
                row.getString("file_label"),
                ImportFormat.valueOf(row.getString("format")),
                Sha256.ofDigest(row.getBuffer("sha256").getBytes()),
                row.getLong("size_bytes"),
                row.getString("charset"),
                row.getBoolean("incomplete"),
                List.of(row.getArrayOfStrings("ignored")));
        var tally = new PatentImport.Tally(
                row.getInteger("added"),
                row.getInteger("updated"),
                row.getInteger("unchanged"),
                row.getInteger("rejected"),
                row.getInteger("remarked"));
        return new PatentImport(
                new ImportId(row.getUUID("id")),
                new OrganisationId(row.getUUID("organisation_id")),
                row.getBoolean("for_all"),
                source,
                PatentImport.State.valueOf(row.getString("state")),
                row.getInteger("total"),
                row.getInteger("position"),
                tally,
                Optional.ofNullable(row.getString("problem_code"))
                        .map(code -> new PatentImport.Problem(code, texts(row.getJsonObject("problem_facts")))),
                row.get(OffsetDateTime.class, "created_at").toInstant(),
                Optional.ofNullable(row.get(OffsetDateTime.class, "finished_at"))
                        .map(OffsetDateTime::toInstant));
    }

    private static Map<String, String> texts(JsonObject facts) {
        var texts = new LinkedHashMap<String, String>();
        facts.forEach(fact -> texts.put(fact.getKey(), String.valueOf(fact.getValue())));
        return texts;
    }
}
