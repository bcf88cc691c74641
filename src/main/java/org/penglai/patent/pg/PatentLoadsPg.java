package org.penglai.patent.pg;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.penglai.kernel.Industry;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.SocialCreditCode;
import org.penglai.patent.ApplicationNumber;
import org.penglai.patent.FrontPage;
import org.penglai.patent.IpcSymbol;
import org.penglai.patent.LocarnoClass;
import org.penglai.patent.Owner;
import org.penglai.patent.Patent;
import org.penglai.patent.PatentLoads;
import org.penglai.patent.RegisterEvent;
import org.penglai.patent.Share;
import org.penglai.patent.WrittenFrontPage;
import org.penglai.platform.json.Json;
import org.penglai.platform.pg.Pg;

/**
 * {@link PatentLoads} by one statement for each table: the rows travel as one array for each column. The clock is asked once
 * for each statement: a function that is called for every row takes half as long again as the row itself.
 */
public final class PatentLoadsPg implements PatentLoads {

    /** Parts lists within an array's element; no text of ours holds control characters. */
    private static final String UNIT = "\u001f";

    /**
     * In the order of numbers, so that two batches never wait for each other in a circle. Joined, not compared by {@code ANY}: a
     * plan that was kept from when the table was empty would hold every row against every number.
     */
    private static final String LOCK = """
            SELECT number
              FROM patent JOIN unnest($1::text[]) AS wanted (number) USING (number)
             ORDER BY number
               FOR UPDATE OF patent""";

    private static final String ADD = """
            INSERT INTO patent
              (number, title_zh, title_en, abstract_zh, abstract_en, ipc, locarno, industry, inventors, filing_date,
               version, front_page, publications, registered_at)
            SELECT number, title_zh, title_en, abstract_zh, abstract_en, string_to_array(ipc, chr(31)), locarno, industry,
                   string_to_array(inventors, chr(31)), filing_date, version, front_page::jsonb,
                   string_to_array(publications, chr(31)), (SELECT penglai_now())
              FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                          $9::text[], $10::date[], $11::integer[], $12::text[], $13::text[])
                AS said (number, title_zh, title_en, abstract_zh, abstract_en, ipc, locarno, industry, inventors,
                         filing_date, version, front_page, publications)""";

    private static final String SAVE = """
            UPDATE patent
               SET title_zh = said.title_zh,
                   title_en = said.title_en,
                   abstract_zh = said.abstract_zh,
                   abstract_en = said.abstract_en,
                   ipc = string_to_array(said.ipc, chr(31)),
                   locarno = said.locarno,
                   industry = said.industry,
                   inventors = string_to_array(said.inventors, chr(31)),
                   filing_date = said.filing_date,
                   version = said.version,
                   front_page = said.front_page::jsonb,
                   publications = string_to_array(said.publications, chr(31))
              FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                          $9::text[], $10::date[], $11::integer[], $12::text[], $13::text[])
                AS said (number, title_zh, title_en, abstract_zh, abstract_en, ipc, locarno, industry, inventors,
                         filing_date, version, front_page, publications)
             WHERE patent.number = said.number""";

    private static final String ADD_OWNERS = """
            INSERT INTO patent_owner
              (number, position, name, uscc, organisation_id, share_numerator, share_denominator, name_key)
            SELECT number, position, name, uscc, organisation_id, share_numerator, share_denominator, name_key
              FROM unnest($1::text[], $2::integer[], $3::text[], $4::text[], $5::uuid[], $6::bigint[], $7::bigint[],
                          $8::text[])
                AS said (number, position, name, uscc, organisation_id, share_numerator, share_denominator, name_key)""";

    private static final String REMOVE_OWNERS = """
            DELETE FROM patent_owner
             USING unnest($1::text[]) AS changed (number)
             WHERE patent_owner.number = changed.number""";

    private static final String ADD_EVENTS = """
            INSERT INTO register_event (number, kind, date, source, details, recorded_at)
            SELECT number, kind, date, source, details::jsonb, (SELECT penglai_now())
              FROM unnest($1::text[], $2::text[], $3::date[], $4::text[], $5::text[])
                AS said (number, kind, date, source, details)""";

    private static final String NO_DETAILS = "{}";

    private final Pg pg;

    public PatentLoadsPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public Set<ApplicationNumber> lock(Collection<ApplicationNumber> numbers) {
        pg.requireTransaction();
        return new HashSet<>(pg.list(
                LOCK, Tuple.of((Object) canonical(numbers)), row -> ApplicationNumber.parse(row.getString("number"))));
    }

    @Override
    public void add(List<Patent> fresh) {
        pg.requireTransaction();
        if (fresh.isEmpty()) {
            return;
        }
        pg.execute(ADD, rows(fresh));
        addOwners(fresh);
        var events = new Events();
        fresh.forEach(patent -> patent.register().events().forEach(event -> events.add(patent.number(), event)));
        events.write();
    }

    @Override
    public void save(List<Patent> next) {
        pg.requireTransaction();
        if (!next.isEmpty()) {
            pg.execute(SAVE, rows(next));
        }
    }

    @Override
    public void saveOwners(List<Patent> next) {
        pg.requireTransaction();
        if (!next.isEmpty()) {
            pg.execute(REMOVE_OWNERS, Tuple.of((Object)
                    canonical(next.stream().map(Patent::number).toList())));
            addOwners(next);
        }
    }

    @Override
    public void append(Map<ApplicationNumber, List<RegisterEvent>> added) {
        pg.requireTransaction();
        var events = new Events();
        added.forEach((number, ofPatent) -> ofPatent.forEach(event -> events.add(number, event)));
        events.write();
    }

    private static String[] canonical(Collection<ApplicationNumber> numbers) {
        return numbers.stream().map(ApplicationNumber::canonical).toArray(String[]::new);
    }

    private static Tuple rows(List<Patent> patents) {
        return Tuple.tuple()
                .addArrayOfString(column(patents, patent -> patent.number().canonical()))
                .addArrayOfString(
                        column(patents, patent -> patent.bibliography().title().zh()))
                .addArrayOfString(
                        column(patents, patent -> patent.bibliography().title().en()))
                .addArrayOfString(column(
                        patents, patent -> patent.bibliography().abstractText().zh()))
                .addArrayOfString(column(
                        patents, patent -> patent.bibliography().abstractText().en()))
                .addArrayOfString(column(
                        patents,
                        patent -> String.join(
                                UNIT,
                                patent.bibliography().ipc().stream()
                                        .map(IpcSymbol::full)
                                        .toList())))
                .addArrayOfString(column(
                        patents,
                        patent -> patent.bibliography()
                                .locarno()
                                .map(LocarnoClass::symbol)
                                .orElse(null)))
                .addArrayOfString(column(
                        patents,
                        patent -> patent.bibliography()
                                .industry()
                                .map(Industry::name)
                                .orElse(null)))
                .addArrayOfString(column(
                        patents,
                        patent -> String.join(UNIT, patent.bibliography().inventors())))
                .addArrayOfLocalDate(patents.stream().map(Patent::filingDate).toArray(LocalDate[]::new))
                .addArrayOfInteger(patents.stream().map(Patent::version).toArray(Integer[]::new))
                .addArrayOfString(column(
                        patents, patent -> frontPage(patent.bibliography().frontPage())))
                .addArrayOfString(column(
                        patents,
                        patent -> String.join(
                                UNIT,
                                PatentRows.publications(patent.bibliography().frontPage()))));
    }

    /** Most lists say nothing of it, and nothing is quickly written. */
    private static String frontPage(FrontPage page) {
        return page.equals(FrontPage.NONE) ? NO_DETAILS : Json.write(WrittenFrontPage.of(page));
    }

    private static @Nullable String[] column(List<Patent> patents, Function<Patent, @Nullable String> of) {
        var values = new @Nullable String[patents.size()];
        for (int at = 0; at < values.length; at++) {
            values[at] = of.apply(patents.get(at));
        }
        return values;
    }

    private void addOwners(List<Patent> patents) {
        var numbers = new ArrayList<String>();
        var positions = new ArrayList<Integer>();
        var owners = new ArrayList<Owner>();
        for (var patent : patents) {
            for (int at = 0; at < patent.owners().size(); at++) {
                numbers.add(patent.number().canonical());
                positions.add(at + 1);
                owners.add(patent.owners().get(at));
            }
        }
        pg.execute(
                ADD_OWNERS,
                Tuple.tuple()
                        .addArrayOfString(numbers.toArray(String[]::new))
                        .addArrayOfInteger(positions.toArray(Integer[]::new))
                        .addArrayOfString(owners.stream().map(Owner::name).toArray(String[]::new))
                        .addArrayOfString(owners.stream()
                                .map(owner -> owner.creditCode()
                                        .map(SocialCreditCode::value)
                                        .orElse(null))
                                .toArray(String[]::new))
                        .addArrayOfUUID(owners.stream()
                                .map(owner -> owner.organisation()
                                        .map(OrganisationId::value)
                                        .orElse(null))
                                .toArray(UUID[]::new))
                        .addArrayOfLong(shares(owners, Share::numerator))
                        .addArrayOfLong(shares(owners, Share::denominator))
                        .addArrayOfString(
                                owners.stream().map(OwnerMatchesPg::key).toArray(String[]::new)));
    }

    private static Long[] shares(List<Owner> owners, Function<Share, Long> part) {
        return owners.stream()
                .map(owner -> owner.share().map(part).orElse(null))
                .toArray(Long[]::new);
    }

    /** Events of many patents, column by column. */
    private final class Events {
        private final List<String> numbers = new ArrayList<>();
        private final List<RegisterEvent> events = new ArrayList<>();

        void add(ApplicationNumber number, RegisterEvent event) {
            numbers.add(number.canonical());
            events.add(event);
        }

        void write() {
            if (events.isEmpty()) {
                return;
            }
            pg.execute(
                    ADD_EVENTS,
                    Tuple.tuple()
                            .addArrayOfString(numbers.toArray(String[]::new))
                            .addArrayOfString(events.stream()
                                    .map(event -> event.kind().name())
                                    .toArray(String[]::new))
                            .addArrayOfLocalDate(
                                    events.stream().map(RegisterEvent::date).toArray(LocalDate[]::new))
                            .addArrayOfString(
                                    events.stream().map(RegisterEvent::source).toArray(String[]::new))
                            .addArrayOfString(
                                    events.stream().map(PatentLoadsPg::details).toArray(String[]::new)));
        }
    }

    private static String details(RegisterEvent event) {
        return event.details().isEmpty()
                ? NO_DETAILS
                : JsonObject.mapFrom(event.details()).encode();
    }
}
