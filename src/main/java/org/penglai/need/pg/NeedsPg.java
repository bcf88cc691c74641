package org.penglai.need.pg;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.penglai.kernel.DivisionCode;
import org.penglai.kernel.Industry;
import org.penglai.kernel.Money;
import org.penglai.kernel.OrganisationId;
import org.penglai.need.Need;
import org.penglai.need.NeedContent;
import org.penglai.need.NeedFields;
import org.penglai.need.NeedId;
import org.penglai.need.NeedState;
import org.penglai.need.Needs;
import org.penglai.platform.pg.Pg;

/** {@link Needs} in the table {@code need}. */
public final class NeedsPg implements Needs {

    /** With fewer words in common a listing meets a need by chance only. */
    private static final int SHARED = 3;

    private static final String FIND = """
            SELECT id, firm_id, state, title, body, intended_use, division_code, budget_fen, deadline, named, ipc, industries,
                   version, created_at, opened_at, ended_at, met
              FROM need
             WHERE id = $1""";

    private static final String LOCK = """
            SELECT id, firm_id, state, title, body, intended_use, division_code, budget_fen, deadline, named, ipc, industries,
                   version, created_at, opened_at, ended_at, met
              FROM need
             WHERE id = $1
               FOR UPDATE""";

    private static final String FIND_ALL = """
            SELECT id, firm_id, state, title, body, intended_use, division_code, budget_fen, deadline, named, ipc, industries,
                   version, created_at, opened_at, ended_at, met
              FROM need
             WHERE id = ANY($1)""";

    private static final String ADD = """
            INSERT INTO need (id, firm_id, state, title, body, intended_use, division_code, budget_fen, deadline, named, ipc,
                              industries, terms, version, opened_at, ended_at, met, created_at, changed_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, penglai_now())""";

    private static final String SAVE = """
            UPDATE need
               SET state = $2, title = $3, body = $4, intended_use = $5, division_code = $6, budget_fen = $7, deadline = $8,
                   named = $9, ipc = $10, industries = $11, terms = $12, version = $13, opened_at = $14, ended_at = $15,
                   met = $16, changed_at = penglai_now()
             WHERE id = $1""";

    private static final String OF = """
            SELECT id, firm_id, state, title, body, intended_use, division_code, budget_fen, deadline, named, ipc, industries,
                   version, created_at, opened_at, ended_at, met
              FROM need
             WHERE firm_id = $1 AND ($2::uuid IS NULL OR id < $2)
             ORDER BY id DESC
             LIMIT $3""";

    private static final String SHOWN = """
            SELECT id, firm_id, state, title, body, intended_use, division_code, budget_fen, deadline, named, ipc, industries,
                   version, created_at, opened_at, ended_at, met
              FROM need
             WHERE opened_at IS NOT NULL AND ($1::uuid IS NULL OR id < $1)
             ORDER BY id DESC
             LIMIT $2""";

    private static final String MET_BY = """
            SELECT id, firm_id, state, title, body, intended_use, division_code, budget_fen, deadline, named, ipc, industries,
                   version, created_at, opened_at, ended_at, met
              FROM need
             WHERE state = 'OPEN'
               AND id IN (SELECT need_id FROM need_match WHERE sellers @> ARRAY[$1]::uuid[])
               AND ($2::uuid IS NULL OR id < $2)
             ORDER BY id DESC
             LIMIT $3""";

    private static final String NEAR = """
            SELECT id
              FROM need
             WHERE state = 'OPEN'
               AND (ipc && $2
                    OR terms && $1 AND (SELECT count(*) FROM unnest(terms) AS term WHERE term = ANY($1)) >= $3)
             ORDER BY id DESC
             LIMIT $4""";

    private static final String OVER = """
            SELECT id
              FROM need
             WHERE state = 'OPEN' AND deadline < $1
             ORDER BY id
             LIMIT $2""";

    private static final String FORGET = "SELECT forget_needs($1) AS forgotten";

    private static final String UNMET = """
            SELECT id, firm_id, state, title, body, intended_use, division_code, budget_fen, deadline, named, ipc, industries,
                   version, created_at, opened_at, ended_at, met
              FROM need
             WHERE state = 'OPEN' AND NOT EXISTS (SELECT FROM need_match WHERE need_id = need.id)
             ORDER BY opened_at
             LIMIT $1""";

    private static final String COUNTS = "SELECT state, count(*) AS many FROM need GROUP BY state";

    private final Pg pg;

    public NeedsPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public Optional<Need> find(NeedId id) {
        return pg.one(FIND, Tuple.of(id.value()), NeedsPg::need);
    }

    @Override
    public Optional<Need> lock(NeedId id) {
        pg.requireTransaction();
        return pg.one(LOCK, Tuple.of(id.value()), NeedsPg::need);
    }

    @Override
    public Map<NeedId, Need> findAll(Collection<NeedId> ids) {
        var all = ids.stream().map(NeedId::value).distinct().toArray(UUID[]::new);
        return pg.list(FIND_ALL, Tuple.tuple().addArrayOfUUID(all), NeedsPg::need).stream()
                .collect(Collectors.toUnmodifiableMap(Need::id, Function.identity()));
    }

    @Override
    public void add(Need need, Set<String> terms) {
        pg.requireTransaction();
        var row = Tuple.tuple()
                .addUUID(need.id().value())
                .addUUID(need.head().firm().value());
        pg.execute(
                ADD, columns(row, need, terms).addOffsetDateTime(at(need.head().createdAt())));
    }

    @Override
    public void save(Need next, Set<String> terms) {
        pg.requireTransaction();
        pg.execute(SAVE, columns(Tuple.tuple().addUUID(next.id().value()), next, terms));
    }

    private static Tuple columns(Tuple row, Need need, Set<String> terms) {
        var content = need.content();
        return row.addString(need.state().name())
                .addString(content.title())
                .addString(content.text())
                .addString(content.use())
                .addValue(content.division().map(DivisionCode::value).orElse(null))
                .addValue(content.budget().map(Money::fen).orElse(null))
                .addValue(content.deadline().orElse(null))
                .addBoolean(content.named())
                .addArrayOfString(need.fields().ipc().toArray(String[]::new))
                .addArrayOfString(need.fields().industries().stream()
                        .map(Industry::name)
                        .sorted()
                        .toArray(String[]::new))
                .addArrayOfString(terms.toArray(String[]::new))
                .addInteger(need.version())
                .addValue(need.openedAt().map(NeedsPg::at).orElse(null))
                .addValue(need.endedAt().map(NeedsPg::at).orElse(null))
                .addBoolean(need.met());
    }

    @Override
    public List<Need> of(OrganisationId firm, Optional<NeedId> before, int limit) {
        return pg.list(OF, before(Tuple.of(firm.value()), before).addInteger(limit), NeedsPg::need);
    }

    @Override
    public List<Need> shown(Optional<NeedId> before, int limit) {
        return pg.list(SHOWN, before(Tuple.tuple(), before).addInteger(limit), NeedsPg::need);
    }

    @Override
    public List<Need> metBy(OrganisationId seller, Optional<NeedId> before, int limit) {
        return pg.list(MET_BY, before(Tuple.of(seller.value()), before).addInteger(limit), NeedsPg::need);
    }

    private static Tuple before(Tuple row, Optional<NeedId> before) {
        return row.addValue(before.map(NeedId::value).orElse(null));
    }

    @Override
    public List<NeedId> near(Set<String> terms, Set<String> symbols, int limit) {
        var row = Tuple.tuple()
                .addArrayOfString(terms.toArray(String[]::new))
                .addArrayOfString(symbols.toArray(String[]::new))
                .addInteger(SHARED)
                .addInteger(limit);
        return pg.list(NEAR, row, NeedsPg::id);
    }

    @Override
    public List<NeedId> over(LocalDate day, int limit) {
        return pg.list(OVER, Tuple.of(day, limit), NeedsPg::id);
    }

    @Override
    public int forget(int days) {
        return pg.one(FORGET, Tuple.of(days), row -> row.getInteger("forgotten"))
                .orElseThrow();
    }

    @Override
    public List<Need> unmet(int limit) {
        return pg.list(UNMET, Tuple.of(limit), NeedsPg::need);
    }

    @Override
    public Map<NeedState, Integer> counts() {
        var counts = new EnumMap<NeedState, Integer>(NeedState.class);
        Arrays.stream(NeedState.values()).forEach(state -> counts.put(state, 0));
        pg.list(
                COUNTS,
                Tuple.tuple(),
                row -> counts.put(
                        NeedState.valueOf(row.getString("state")),
                        row.getLong("many").intValue()));
        return counts;
    }

    private static NeedId id(Row row) {
        return new NeedId(row.getUUID("id"));
    }

    private static Need need(Row row) {
        var industries = Arrays.stream(row.getArrayOfStrings("industries"))
                .map(Industry::valueOf)
                .collect(Collectors.toUnmodifiableSet());
        return new Need(
                new Need.Head(
                        id(row),
                        new OrganisationId(row.getUUID("firm_id")),
                        row.getOffsetDateTime("created_at").toInstant()),
                NeedState.valueOf(row.getString("state")),
                content(row),
                new NeedFields(new LinkedHashSet<>(Arrays.asList(row.getArrayOfStrings("ipc"))), industries),
                row.getInteger("version"),
                Optional.ofNullable(row.getOffsetDateTime("opened_at")).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getOffsetDateTime("ended_at")).map(OffsetDateTime::toInstant),
                row.getBoolean("met"));
    }

    private static NeedContent content(Row row) {
        return new NeedContent(
                row.getString("title"),
                row.getString("body"),
                row.getString("intended_use"),
                Optional.ofNullable(row.getString("division_code")).map(DivisionCode::new),
                Optional.ofNullable(row.getLong("budget_fen")).map(Money::new),
                Optional.ofNullable(row.getLocalDate("deadline")),
                row.getBoolean("named"));
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
