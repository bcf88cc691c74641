package org.penglai.app;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.penglai.discovery.ListingDocument;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Event;
import org.penglai.listing.FeePlan;
import org.penglai.listing.ListingContent;
import org.penglai.listing.ListingId;
import org.penglai.listing.ListingJournal;
import org.penglai.listing.ListingMode;
import org.penglai.listing.ListingTerms;
import org.penglai.listing.ListingText;
import org.penglai.patent.ApplicationNumber;
import org.penglai.patent.Bibliography;
import org.penglai.patent.IpcSymbol;
import org.penglai.patent.Registering;
import org.penglai.platform.json.Json;
import org.penglai.stack.DemoUsers;
import org.penglai.stack.PostgresEngine;
import org.penglai.stack.TestBed;

/**
 * Copies of one published listing as rows, as many and as fast as a benchmark wants; those that come one by one are told to the
 * outbox as the use case tells them.
 */
final class PublishedCopies implements AutoCloseable {

    private static final int BATCH = 5_000;

    /** A copy of the listing under another text and of the same patent. */
    private static final String COPY = """
            WITH copied AS (
              INSERT INTO listing
              SELECT (jsonb_populate_record(listing, jsonb_build_object(
                       'id', ?::text,
                       'content', content || jsonb_build_object('titleZh', ?::text, 'summary', ?::text)))).*
                FROM listing WHERE id = ?::uuid
              RETURNING id)
            INSERT INTO listing_patent (listing_id, number, position) SELECT id, ?, 1 FROM copied""";

    /** Copies of patent, owner and listing, each under its own number and text. */
    private static final String COPIES = """
            WITH made AS (
              SELECT * FROM jsonb_to_recordset(?::jsonb)
                AS one (id uuid, number text, title text, abstract text, summary text, ipc text, fields jsonb, products jsonb)),
                 patents AS (
              INSERT INTO patent
              SELECT (jsonb_populate_record(patent, jsonb_build_object('number', made.number, 'title_zh', made.title,
                       'abstract_zh', made.abstract, 'ipc', jsonb_build_array(made.ipc)))).*
                FROM patent, made WHERE patent.number = ?),
                 owners AS (
              INSERT INTO patent_owner
              SELECT (jsonb_populate_record(patent_owner, jsonb_build_object('number', made.number))).*
                FROM patent_owner, made WHERE patent_owner.number = ?),
                 listings AS (
              INSERT INTO listing
              SELECT (jsonb_populate_record(listing, jsonb_build_object(
                       'id', made.id,
                       'content', content || jsonb_build_object('patents', jsonb_build_array(made.number),
                           'titleZh', made.title, 'summary', made.summary, 'applicationFields', made.fields,
                           'products', made.products)))).*
                FROM listing, made WHERE listing.id = ?::uuid)
            INSERT INTO listing_patent SELECT id, number, 1 FROM made""";

    private static final String EVENTS = """
            INSERT INTO register_event (number, kind, date, source, details, recorded_at)
            SELECT made.number, kind, date, source, details, recorded_at
              FROM register_event, jsonb_to_recordset(?::jsonb) AS made (number text)
             WHERE register_event.number = ?""";

    private final Wiring made;
    private final Connection connection;
    private final ApplicationNumber patent = ApplicationNumber.parse("202318999999");
    private final String original;

    /** Publishes the original through the use cases. */
    PublishedCopies(TestBed bed, Wiring made) throws SQLException {
        this.made = made;
        this.connection = bed.database().connect(PostgresEngine.OWNER);
        this.original = original();
    }

    private String original() {
        var seller = DemoPatents.actor(DemoUsers.YANTAI_UNIVERSITY);
        var title = Bilingual.of("样本", "Sample");
        made.registering.register(
                seller,
                new Registering.Entered(
                        patent,
                        new Bibliography(
                                title,
                                Bilingual.of("", ""),
                                List.of(IpcSymbol.parse("H01M 10/0525")),
                                Optional.empty(),
                                Optional.empty(),
                                List.of()),
                        LocalDate.of(2023, 2, 1),
                        Optional.of(LocalDate.of(2024, 3, 14)),
                        List.of()));
        var terms = new ListingTerms(
                ListingMode.FREE_LICENCE,
                List.of(patent),
                "烟台市",
                Optional.empty(),
                Optional.of(LocalDate.of(2035, 12, 31)),
                Optional.of(new FeePlan.Free()));
        var text = new ListingText(title, "", List.of(), List.of(), Optional.of(6));
        var id = made.drafting
                .begin(seller, new ListingContent(terms, text, Optional.empty()))
                .id();
        made.publishing.submit(seller, id);
        made.publishing.publish(DemoPatents.actor(DemoUsers.OPERATOR_A), id, Optional.empty());
        return id.toString();
    }

    /** Publishes one more listing of the same patent, now. */
    ListingId publish(String title, String summary) {
        var id = new ListingId(made.ids.next());
        run(COPY, id.toString(), title, summary, original, patent.canonical());
        made.tx.run(now -> {
            made.outbox.append(new Event(
                    ListingJournal.PUBLISHED,
                    "listing/" + id,
                    Map.of(ListingJournal.LISTING, id.toString(), "state", "PUBLISHED")));
            return id;
        });
        return id;
    }

    /** Takes one back, through the use case. */
    void withdraw(ListingId id) {
        made.publishing.withdraw(DemoPatents.actor(DemoUsers.YANTAI_UNIVERSITY), id, Optional.empty());
    }

    /** Puts in so many, each with a patent of its own; nobody is told. */
    void fill(int count, Supplier<ListingDocument> listings) {
        for (int at = 0; at < count; at += BATCH) {
            var rows = new ArrayList<Map<String, Object>>();
            for (int one = at; one < Math.min(count, at + BATCH); one++) {
                rows.add(row(listings.get()));
            }
            var written = Json.write(rows);
            run(COPIES, written, patent.canonical(), patent.canonical(), original);
            run(EVENTS, written, patent.canonical());
        }
        for (var table : List.of("patent", "patent_owner", "register_event", "listing", "listing_patent")) {
            run("ANALYZE " + table);
        }
    }

    private Map<String, Object> row(ListingDocument listing) {
        var subject = listing.patents().getFirst();
        var words = listing.words();
        return Map.of(
                "id",
                        new UUID(
                                made.ids.next().getMostSignificantBits(),
                                listing.id().value().getLeastSignificantBits()),
                "number", subject.number().canonical(),
                "title", words.title().zh(),
                "abstract", subject.abstractText().zh(),
                "summary", words.summary(),
                "ipc", subject.ipc().getFirst().toString(),
                "fields", words.applicationFields(),
                "products", words.products());
    }

    private void run(String sql, String... arguments) {
        try (var statement = connection.prepareStatement(sql)) {
            for (var at = 0; at < arguments.length; at++) {
                statement.setString(at + 1, arguments[at]);
            }
            statement.execute();
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
