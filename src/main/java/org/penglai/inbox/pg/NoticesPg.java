package org.penglai.inbox.pg;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.penglai.inbox.Addressee;
import org.penglai.inbox.Notice;
import org.penglai.inbox.NoticeId;
import org.penglai.inbox.Notices;
import org.penglai.kernel.OrganisationId;
import org.penglai.platform.pg.Pg;

/** {@link Notices} in the table {@code notice}. */
public final class NoticesPg implements Notices {

    private static final String ADD = """
            INSERT INTO notice (id, subject, organisation_id, topic, occasion, link, facts, told_at, mail_due_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (subject, occasion) DO NOTHING""";

    private static final String OF = """
            SELECT id, subject, organisation_id, topic, link, facts, told_at, read_at
              FROM notice
             WHERE subject = $1 AND organisation_id = $2
               AND ($3::uuid IS NULL OR id < $3)
               AND (read_at IS NULL OR NOT $4)
             ORDER BY id DESC
             LIMIT $5""";

    private static final String FIND = """
            SELECT id, subject, organisation_id, topic, link, facts, told_at, read_at
              FROM notice
             WHERE subject = $1 AND organisation_id = $2 AND id = $3""";

    private static final String UNREAD = """
            SELECT count(*)::int AS unread
              FROM (SELECT 1 FROM notice WHERE subject = $1 AND organisation_id = $2 AND read_at IS NULL LIMIT $3) AS counted""";

    private static final String READ = """
            UPDATE notice
               SET read_at = coalesce(read_at, penglai_now())
             WHERE subject = $1 AND organisation_id = $2 AND id = $3""";

    private static final String READ_ALL = """
            UPDATE notice
               SET read_at = penglai_now()
             WHERE subject = $1 AND organisation_id = $2 AND read_at IS NULL AND told_at <= $3""";

    private final Pg pg;

    public NoticesPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public void add(Collection<New> notices) {
        pg.requireTransaction();
        pg.executeBatch(ADD, notices.stream().map(NoticesPg::row).toList());
    }

    @Override
    public List<Notice> of(Addressee reader, boolean unreadOnly, Optional<NoticeId> after, int limit) {
        return pg.list(
                OF,
                Tuple.of(
                        reader.subject(),
                        reader.organisation().value(),
                        after.map(NoticeId::value).orElse(null),
                        unreadOnly,
                        limit),
                NoticesPg::notice);
    }

    @Override
    public Optional<Notice> find(Addressee reader, NoticeId id) {
        return pg.one(FIND, Tuple.of(reader.subject(), reader.organisation().value(), id.value()), NoticesPg::notice);
    }

    @Override
    public int unread(Addressee reader, int most) {
        return pg.one(
                        UNREAD,
                        Tuple.of(reader.subject(), reader.organisation().value(), most),
                        row -> row.getInteger("unread"))
                .orElse(0);
    }

    @Override
    public boolean read(Addressee reader, NoticeId id) {
        return pg.execute(READ, Tuple.of(reader.subject(), reader.organisation().value(), id.value())) == 1;
    }

    @Override
    public int readAll(Addressee reader, Instant until) {
        return pg.execute(
                READ_ALL, Tuple.of(reader.subject(), reader.organisation().value(), until.atOffset(ZoneOffset.UTC)));
    }

    private static Tuple row(New added) {
        var notice = added.notice();
        return Tuple.tuple()
                .addUUID(notice.id().value())
                .addString(notice.to().subject())
                .addUUID(notice.to().organisation().value())
                .addString(notice.topic())
                .addString(added.occasion())
                .addString(notice.link())
                .addValue(JsonObject.mapFrom(notice.facts()))
                .addValue(notice.at().atOffset(ZoneOffset.UTC))
                .addValue(added.mailDueAt()
                        .map(due -> due.atOffset(ZoneOffset.UTC))
                        .orElse(null));
    }

    static Notice notice(Row row) {
        var facts = new HashMap<String, String>();
        row.getJsonObject("facts").forEach(fact -> facts.put(fact.getKey(), String.valueOf(fact.getValue())));
        return new Notice(
                new NoticeId(row.getUUID("id")),
                new Addressee(row.getString("subject"), new OrganisationId(row.getUUID("organisation_id"))),
                row.getString("topic"),
                row.getString("link"),
                facts,
                row.get(OffsetDateTime.class, "told_at").toInstant(),
                Optional.ofNullable(row.get(OffsetDateTime.class, "read_at")).map(OffsetDateTime::toInstant));
    }
}
