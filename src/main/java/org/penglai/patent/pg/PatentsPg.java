package org.penglai.patent.pg;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Industry;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.SocialCreditCode;
import org.penglai.patent.ApplicationNumber;
import org.penglai.patent.Bibliography;
import org.penglai.patent.EventKind;
import org.penglai.patent.IpcSymbol;
import org.penglai.patent.LocarnoClass;
import org.penglai.patent.Owner;
import org.penglai.patent.Patent;
import org.penglai.patent.Patents;
import org.penglai.patent.Register;
import org.penglai.patent.RegisterEvent;
import org.penglai.patent.Share;
import org.penglai.platform.pg.Pg;

/** {@link Patents} in the tables {@code patent}, {@code patent_owner} and {@code register_event}. */
public final class PatentsPg implements Patents {

    /** What the tables' constraints mean to a caller. */
    public static final Map<String, Function<String, Refusal>> REFUSALS =
            Map.of("patent_registered_once", detail -> Refusal.conflict("patent.exists"));

    private static final String FIND = """
            SELECT number, title_zh, title_en, abstract_zh, abstract_en, ipc, locarno, industry, inventors,
                   filing_date, version
              FROM patent
             WHERE number = ANY ($1)
             ORDER BY number""";

    private static final String OWNERS = """
            SELECT number, name, uscc, organisation_id, share_numerator, share_denominator
              FROM patent_owner
             WHERE number = ANY ($1)
             ORDER BY number, position""";

    private static final String EVENTS = """
            SELECT number, kind, date, source, details
              FROM register_event
             WHERE number = ANY ($1)
             ORDER BY number, position""";

    private static final String LOCK = "SELECT number FROM patent WHERE number = $1 FOR UPDATE";

    private static final String OWNED_BY = """
            SELECT DISTINCT number
              FROM patent_owner
             WHERE organisation_id = $1 AND number > $2
             ORDER BY number
             LIMIT $3""";

    private static final String ADD = """
            INSERT INTO patent
              (number, title_zh, title_en, abstract_zh, abstract_en, ipc, locarno, industry, inventors, filing_date,
               version, registered_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, penglai_now())""";

    private static final String ADD_OWNER = """
            INSERT INTO patent_owner
              (number, position, name, uscc, organisation_id, share_numerator, share_denominator)
            VALUES ($1, $2, $3, $4, $5, $6, $7)""";

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
        var keys = Tuple.of(
                (Object) numbers.stream().map(ApplicationNumber::canonical).toArray(String[]::new));
        var owners = pg.list(OWNERS, keys, Function.identity()).stream()
                .collect(groupingBy(PatentsPg::number, mapping(PatentsPg::owner, toList())));
        var events = pg.list(EVENTS, keys, Function.identity()).stream()
                .collect(groupingBy(PatentsPg::number, mapping(PatentsPg::event, toList())));
        var found = new LinkedHashMap<ApplicationNumber, Patent>();
        for (var row : pg.list(FIND, keys, Function.identity())) {
            var number = number(row);
            var register = new Register(events.getOrDefault(number, List.of()));
            found.put(number, patent(row, owners.getOrDefault(number, List.of()), register));
        }
        return found;
    }

    @Override
    public Optional<Patent> lock(ApplicationNumber number) {
        pg.requireTransaction();
        return pg.one(LOCK, Tuple.of(number.canonical()), PatentsPg::number).flatMap(this::find);
    }

    @Override
    public void add(Patent patent) {
        pg.requireTransaction();
        var about = patent.bibliography();
        pg.execute(
                ADD,
                Tuple.tuple()
                        .addString(patent.number().canonical())
                        .addString(about.title().zh())
                        .addString(about.title().en())
                        .addString(about.abstractText().zh())
                        .addString(about.abstractText().en())
                        .addArrayOfString(
                                about.ipc().stream().map(IpcSymbol::toString).toArray(String[]::new))
                        .addValue(about.locarno().map(LocarnoClass::symbol).orElse(null))
                        .addValue(about.industry().map(Industry::name).orElse(null))
                        .addArrayOfString(about.inventors().toArray(String[]::new))
                        .addLocalDate(patent.filingDate())
                        .addInteger(patent.version()));
        addOwners(patent);
        pg.executeBatch(
                ADD_EVENT,
                patent.register().events().stream()
                        .map(event -> row(patent, event))
                        .toList());
    }

    @Override
    public void append(Patent next, RegisterEvent event) {
        pg.requireTransaction();
        pg.execute(ADD_EVENT, row(next, event));
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
        var numbers = pg.list(OWNED_BY, Tuple.of(organisation.value(), from, limit), PatentsPg::number);
        return List.copyOf(findAll(numbers).values());
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
                    .addValue(owner.share().map(Share::denominator).orElse(null)));
        }
        pg.executeBatch(ADD_OWNER, rows);
    }

    private static Tuple row(Patent patent, RegisterEvent event) {
        return Tuple.of(
                patent.number().canonical(),
                event.kind().name(),
                event.date(),
                event.source(),
                JsonObject.mapFrom(event.details()));
    }

    private static ApplicationNumber number(Row row) {
        return ApplicationNumber.parse(row.getString("number"));
    }

    private static Patent patent(Row row, List<Owner> owners, Register register) {
        var bibliography = new Bibliography(
                Bilingual.of(row.getString("title_zh"), row.getString("title_en")),
                Bilingual.of(row.getString("abstract_zh"), row.getString("abstract_en")),
                List.of(row.getArrayOfStrings("ipc")).stream()
                        .map(IpcSymbol::parse)
                        .toList(),
                Optional.ofNullable(row.getString("locarno")).map(LocarnoClass::new),
                Optional.ofNullable(row.getString("industry")).map(Industry::valueOf),
                List.of(row.getArrayOfStrings("inventors")));
        return new Patent(
                number(row),
                bibliography,
                row.getLocalDate("filing_date"),
                owners,
                register,
                row.getInteger("version"));
    }

    private static Owner owner(Row row) {
        var numerator = row.getLong("share_numerator");
        return new Owner(
                row.getString("name"),
                Optional.ofNullable(row.getString("uscc")).map(SocialCreditCode::new),
                Optional.ofNullable(row.getUUID("organisation_id")).map(OrganisationId::new),
                numerator == null
                        ? Optional.empty()
                        : Optional.of(new Share(numerator, row.getLong("share_denominator"))));
    }

    private static RegisterEvent event(Row row) {
        var details = new LinkedHashMap<String, String>();
        row.getJsonObject("details").forEach(detail -> details.put(detail.getKey(), (String) detail.getValue()));
        return new RegisterEvent(
                EventKind.valueOf(row.getString("kind")), row.getLocalDate("date"), row.getString("source"), details);
    }
}
