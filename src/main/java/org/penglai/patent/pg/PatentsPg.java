package org.penglai.patent.pg;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.SocialCreditCode;
import org.penglai.patent.ApplicationNumber;
import org.penglai.patent.Patent;
import org.penglai.patent.Patents;
import org.penglai.patent.PublicationNumber;
import org.penglai.patent.Register;
import org.penglai.patent.RegisterEvent;
import org.penglai.patent.Share;
import org.penglai.platform.pg.Pg;

/** {@link Patents} in the tables {@code patent}, {@code patent_owner} and {@code register_event}. */
public final class PatentsPg implements Patents {

    /** What the tables' constraints mean to a caller. */
    public static final Map<String, Function<String, Refusal>> REFUSALS =
            Map.of("patent_registered_once", detail -> Refusal.conflict("patent.exists"));

    /** Joined, not compared by {@code ANY}: see {@link PatentLoadsPg}. Each number is to be given once. */
    private static final String FIND = """
            SELECT number, title_zh, title_en, abstract_zh, abstract_en, ipc, locarno, industry, inventors,
                   filing_date, version, front_page, flags, registered_at
              FROM patent JOIN unnest($1::text[]) AS wanted (number) USING (number)
             ORDER BY number""";

    private static final String OWNERS = """
            SELECT number, name, uscc, organisation_id, share_numerator, share_denominator
              FROM patent_owner JOIN unnest($1::text[]) AS wanted (number) USING (number)
             ORDER BY number, position""";

    private static final String EVENTS = """
            SELECT number, kind, date, source, details
              FROM register_event JOIN unnest($1::text[]) AS wanted (number) USING (number)
             ORDER BY number, position""";

    private static final String PUBLISHED =
            "SELECT number FROM patent WHERE publications @> ARRAY[$1::text] ORDER BY number LIMIT 1";

    private static final String LOCK = "SELECT number FROM patent WHERE number = $1 FOR UPDATE";

    private static final String OWNED_BY = """
            SELECT DISTINCT number
              FROM patent_owner
             WHERE organisation_id = $1 AND number > $2
             ORDER BY number
             LIMIT $3""";

    private static final String PAGE = "SELECT number FROM patent WHERE number > $1 ORDER BY number LIMIT $2";

    private static final String ADD = """
            INSERT INTO patent
              (number, title_zh, title_en, abstract_zh, abstract_en, ipc, locarno, industry, inventors, front_page,
               publications, flags, version, filing_date, registered_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, penglai_now())""";

    private static final String SAVE_BIBLIOGRAPHY = """
            UPDATE patent
               SET title_zh = $2, title_en = $3, abstract_zh = $4, abstract_en = $5, ipc = $6, locarno = $7,
                   industry = $8, inventors = $9, front_page = $10, publications = $11, flags = $12, version = $13
             WHERE number = $1""";

    private static final String ADD_OWNER = """
            INSERT INTO patent_owner
              (number, position, name, uscc, organisation_id, share_numerator, share_denominator, name_key)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)""";

    private static final String REMOVE_OWNERS = "DELETE FROM patent_owner WHERE number = $1";

    private static final String ADD_EVENT = """
            INSERT INTO register_event (number, kind, date, source, details, recorded_at)
            VALUES ($1, $2, $3, $4, $5, penglai_now())""";

    private static final String SAVE_VERSION = "UPDATE patent SET version = $2 WHERE number = $1";

    private final Pg pg;

    public PatentsPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public Optional<Patent> find(ApplicationNumber number) {
        return Optional.ofNullable(findAll(List.of(number)).get(number));
    }

    @Override
    public Map<ApplicationNumber, Patent> findAll(Collection<ApplicationNumber> numbers) {
        var keys = Tuple.of((Object)
                numbers.stream().map(ApplicationNumber::canonical).distinct().toArray(String[]::new));
        var owners = pg.list(OWNERS, keys, Function.identity()).stream()
                .collect(groupingBy(PatentRows::number, mapping(PatentRows::owner, toList())));
        var events = pg.list(EVENTS, keys, Function.identity()).stream()
                .collect(groupingBy(PatentRows::number, mapping(PatentRows::event, toList())));
        var found = new LinkedHashMap<ApplicationNumber, Patent>();
        for (var row : pg.list(FIND, keys, Function.identity())) {
            var number = PatentRows.number(row);
            var register = new Register(events.getOrDefault(number, List.of()));
            found.put(number, PatentRows.patent(row, owners.getOrDefault(number, List.of()), register));
        }
        return found;
    }

    @Override
    public Optional<ApplicationNumber> published(PublicationNumber number) {
        return pg.one(PUBLISHED, Tuple.of(number.digits()), PatentRows::number);
    }

    @Override
    public Optional<Patent> lock(ApplicationNumber number) {
        pg.requireTransaction();
        return pg.one(LOCK, Tuple.of(number.canonical()), PatentRows::number).flatMap(this::find);
    }

    @Override
    public void add(Patent patent) {
        pg.requireTransaction();
        pg.execute(ADD, PatentRows.bibliography(patent).addLocalDate(patent.filingDate()));
        addOwners(patent);
        pg.executeBatch(
                ADD_EVENT,
                patent.register().events().stream()
                        .map(event -> PatentRows.row(patent, event))
                        .toList());
    }

    @Override
    public void saveBibliography(Patent next) {
        pg.requireTransaction();
        pg.execute(SAVE_BIBLIOGRAPHY, PatentRows.bibliography(next));
    }

    @Override
    public void append(Patent next, RegisterEvent event) {
        pg.requireTransaction();
        pg.execute(ADD_EVENT, PatentRows.row(next, event));
        pg.execute(SAVE_VERSION, Tuple.of(next.number().canonical(), next.version()));
    }

    @Override
    public void saveOwners(Patent next) {
        pg.requireTransaction();
        pg.execute(REMOVE_OWNERS, Tuple.of(next.number().canonical()));
        addOwners(next);
    }

    @Override
    public List<Patent> ownedBy(OrganisationId organisation, Optional<ApplicationNumber> after, int limit) {
        var from = after.map(ApplicationNumber::canonical).orElse("");
        var numbers = pg.list(OWNED_BY, Tuple.of(organisation.value(), from, limit), PatentRows::number);
        return List.copyOf(findAll(numbers).values());
    }

    @Override
    public List<Patent> page(Optional<ApplicationNumber> after, int limit) {
        var from = after.map(ApplicationNumber::canonical).orElse("");
        return List.copyOf(findAll(pg.list(PAGE, Tuple.of(from, limit), PatentRows::number))
                .values());
    }

    private void addOwners(Patent patent) {
        var rows = new ArrayList<Tuple>();
        for (var owner : patent.owners()) {
            rows.add(Tuple.tuple()
                    .addString(patent.number().canonical())
                    .addInteger(rows.size() + 1)
                    .addString(owner.name())
                    .addValue(owner.creditCode().map(SocialCreditCode::value).orElse(null))
                    .addValue(owner.organisation().map(OrganisationId::value).orElse(null))
                    .addValue(owner.share().map(Share::numerator).orElse(null))
                    .addValue(owner.share().map(Share::denominator).orElse(null))
                    .addString(OwnerMatchesPg.key(owner)));
        }
        pg.executeBatch(ADD_OWNER, rows);
    }
}
