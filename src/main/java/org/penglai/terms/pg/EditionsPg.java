package org.penglai.terms.pg;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Refusal;
import org.penglai.platform.pg.Pg;
import org.penglai.terms.Document;
import org.penglai.terms.Edition;
import org.penglai.terms.Editions;
import org.penglai.terms.Shelf;

/** {@link Editions} in the table {@code terms_edition}, whose announced rows the database itself keeps as they are. */
public final class EditionsPg implements Editions {

    /** What the tables' constraints mean to a caller. */
    public static final Map<String, Function<String, Refusal>> REFUSALS =
            Map.of("terms_comment_once", detail -> Refusal.conflict("terms.commented"));

    private static final String SHELF = """
            SELECT document, number, text_zh, text_en, reason_zh, reason_en, revision, announced_at, in_force_at
              FROM terms_edition
             WHERE document = $1""";

    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('terms/' || $1, 0))";

    private static final String ADD = """
            INSERT INTO terms_edition
              (document, number, text_zh, text_en, reason_zh, reason_en, revision, drafted_by, drafted_for, drafted_at)
            VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $8, penglai_now())""";

    private static final String REWRITE = """
            UPDATE terms_edition
               SET text_zh = $3, text_en = $4, reason_zh = $5, reason_en = $6, drafted_by = $7, drafted_for = $8,
                   drafted_at = penglai_now(), revision = revision + 1
             WHERE document = $1 AND number = $2 AND revision = $9 AND announced_at IS NULL""";

    private static final String ANNOUNCE = """
            UPDATE terms_edition
               SET announced_at = $3, in_force_at = $4, announced_by = $5, announced_for = $6
             WHERE document = $1 AND number = $2 AND revision = $7 AND announced_at IS NULL""";

    private final Pg pg;

    public EditionsPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public Shelf shelf(Document document) {
        return new Shelf(document, pg.list(SHELF, Tuple.of(document.name()), EditionsPg::edition));
    }

    @Override
    public Shelf lock(Document document) {
        pg.requireTransaction();
        pg.execute(LOCK, Tuple.of(document.name()));
        return shelf(document);
    }

    @Override
    public void add(Document document, int number, Written written, Actor by) {
        pg.execute(ADD, arguments(document, number, written, by));
    }

    @Override
    public void rewrite(Edition draft, Written written, Actor by) {
        requireOne(pg.execute(
                REWRITE,
                arguments(draft.document(), draft.number(), written, by).addInteger(draft.revision())));
    }

    @Override
    public void announce(Edition draft, Edition.Announcement announcement, Actor by) {
        requireOne(pg.execute(
                ANNOUNCE,
                Tuple.tuple()
                        .addString(draft.document().name())
                        .addInteger(draft.number())
                        .addValue(announcement.announcedAt().atOffset(ZoneOffset.UTC))
                        .addValue(announcement.inForceAt().atOffset(ZoneOffset.UTC))
                        .addString(by.subject())
                        .addUUID(by.organisation().value())
                        .addInteger(draft.revision())));
    }

    private static Tuple arguments(Document document, int number, Written written, Actor by) {
        return Tuple.tuple()
                .addString(document.name())
                .addInteger(number)
                .addString(written.text().zh())
                .addString(written.text().en())
                .addString(written.reason().zh())
                .addString(written.reason().en())
                .addString(by.subject())
                .addUUID(by.organisation().value());
    }

    private static void requireOne(int touched) {
        if (touched != 1) {
            throw new IllegalStateException("the draft was written without its lock");
        }
    }

    private static Edition edition(Row row) {
        return new Edition(
                Document.valueOf(row.getString("document")),
                row.getInteger("number"),
                new Bilingual(row.getString("text_zh"), row.getString("text_en")),
                new Bilingual(row.getString("reason_zh"), row.getString("reason_en")),
                row.getInteger("revision"),
                Optional.ofNullable(row.get(OffsetDateTime.class, "announced_at"))
                        .map(announced -> new Edition.Announcement(
                                announced.toInstant(),
                                row.get(OffsetDateTime.class, "in_force_at").toInstant())));
    }
}
