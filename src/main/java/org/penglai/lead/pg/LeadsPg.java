package org.penglai.lead.pg;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.penglai.lead.LeadKind;
import org.penglai.lead.Leads;
import org.penglai.listing.ListingId;
import org.penglai.platform.pg.Pg;

/** {@link Leads} in the tables of this feature. Rows are added in one order, so that two servers do not wait for each other. */
public final class LeadsPg implements Leads {

    private static final String ADD = """
            INSERT INTO lead_day (listing_id, on_day, kind, number)
            VALUES ($1, $2, $3, $4)
            ON CONFLICT (listing_id, on_day, kind) DO UPDATE SET number = lead_day.number + excluded.number""";

    private static final String ADD_WORD = """
            INSERT INTO lead_word (listing_id, week, word, visitors)
            VALUES ($1, $2, $3, $4)
            ON CONFLICT (listing_id, week, word) DO UPDATE SET visitors = lead_word.visitors + excluded.visitors""";

    private static final String DECLINE = """
            INSERT INTO lead_decline (listing_id, on_day, reason, number)
            VALUES ($1, $2, $3, $4)
            ON CONFLICT (listing_id, on_day, reason) DO UPDATE SET number = lead_decline.number + excluded.number""";

    private static final String DAYS =
            "SELECT listing_id, on_day, kind, number FROM lead_day WHERE listing_id = ANY ($1) AND on_day >= $2";

    private static final String WORDS =
            "SELECT listing_id, week, word, visitors FROM lead_word WHERE listing_id = ANY ($1) AND week >= $2";

    private static final String DECLINES =
            "SELECT listing_id, on_day, reason, number FROM lead_decline WHERE listing_id = ANY ($1) AND on_day >= $2";

    private static final Comparator<UUID> ORDER = Comparator.naturalOrder();

    private final Pg pg;

    public LeadsPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public void add(List<Day> counts, List<Word> words) {
        pg.requireTransaction();
        pg.executeBatch(
                ADD,
                counts.stream()
                        .sorted(Comparator.comparing((Day day) -> day.listing().value(), ORDER)
                                .thenComparing(Day::on)
                                .thenComparing(Day::kind))
                        .map(day -> Tuple.of(
                                day.listing().value(), day.on(), day.kind().name(), day.count()))
                        .toList());
        pg.executeBatch(
                ADD_WORD,
                words.stream()
                        .sorted(Comparator.comparing(
                                        (Word word) -> word.listing().value(), ORDER)
                                .thenComparing(Word::week)
                                .thenComparing(Word::word))
                        .map(word -> Tuple.of(word.listing().value(), word.week(), word.word(), word.visitors()))
                        .toList());
    }

    @Override
    public void decline(Decline decline) {
        pg.requireTransaction();
        pg.execute(DECLINE, Tuple.of(decline.listing().value(), decline.on(), decline.reason(), decline.count()));
    }

    @Override
    public List<Day> days(Collection<ListingId> listings, LocalDate from) {
        return pg.list(
                DAYS,
                asked(listings, from),
                row -> new Day(
                        listing(row),
                        row.getLocalDate("on_day"),
                        LeadKind.valueOf(row.getString("kind")),
                        row.getInteger("number")));
    }

    @Override
    public List<Word> words(Collection<ListingId> listings, LocalDate from) {
        return pg.list(
                WORDS,
                asked(listings, from),
                row -> new Word(
                        listing(row), row.getLocalDate("week"), row.getString("word"), row.getInteger("visitors")));
    }

    @Override
    public List<Decline> declines(Collection<ListingId> listings, LocalDate from) {
        return pg.list(
                DECLINES,
                asked(listings, from),
                row -> new Decline(
                        listing(row), row.getLocalDate("on_day"), row.getString("reason"), row.getInteger("number")));
    }

    private static Tuple asked(Collection<ListingId> listings, LocalDate from) {
        return Tuple.tuple()
                .addArrayOfUUID(listings.stream().map(ListingId::value).toArray(UUID[]::new))
                .addLocalDate(from);
    }

    private static ListingId listing(Row row) {
        return new ListingId(row.getUUID("listing_id"));
    }
}
