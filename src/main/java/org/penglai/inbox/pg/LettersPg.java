package org.penglai.inbox.pg;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import org.penglai.inbox.AddressId;
import org.penglai.inbox.Addressee;
import org.penglai.inbox.Letter;
import org.penglai.inbox.LetterId;
import org.penglai.inbox.Letters;
import org.penglai.inbox.MailAddress;
import org.penglai.inbox.MailAddresses;
import org.penglai.kernel.OrganisationId;
import org.penglai.platform.pg.Pg;

/** {@link Letters} in the tables {@code mail_letter} and {@code notice}. */
public final class LettersPg implements Letters {

    private static final String MAKE = """
            INSERT INTO mail_letter (id, subject, address_id, sort, state, due_at, made_at)
            SELECT $1, subject, id, $3, 'WAITING', penglai_now(), penglai_now()
              FROM mail_address
             WHERE subject = $2""";

    private static final String DUE = """
            SELECT DISTINCT subject, organisation_id
              FROM notice
             WHERE mail_due_at <= penglai_now() AND letter_id IS NULL
             LIMIT $1""";

    private static final String DROP_READ = """
            UPDATE notice
               SET mail_due_at = NULL
             WHERE subject = $1 AND organisation_id = $2 AND mail_due_at <= penglai_now() AND letter_id IS NULL
               AND read_at IS NOT NULL""";

    private static final String PUT_IN = """
            UPDATE notice
               SET letter_id = $3
             WHERE subject = $1 AND organisation_id = $2 AND mail_due_at <= penglai_now() AND letter_id IS NULL""";

    private static final String RELEASE = """
            UPDATE notice
               SET mail_due_at = NULL
             WHERE subject = $1 AND organisation_id = $2 AND mail_due_at <= penglai_now() AND letter_id IS NULL""";

    private static final String NEXT = """
            SELECT id, address_id, sort, attempts
              FROM mail_letter
             WHERE state = 'WAITING' AND due_at <= penglai_now()
             ORDER BY due_at, id
             LIMIT 1
               FOR UPDATE SKIP LOCKED""";

    private static final String TAKEN = """
            UPDATE mail_letter
               SET attempts = $2, due_at = penglai_now() + $3 * interval '1 millisecond'
             WHERE id = $1""";

    private static final String NOTICES = """
            SELECT id, subject, organisation_id, topic, link, facts, told_at, read_at
              FROM notice
             WHERE letter_id = $1
             ORDER BY id DESC""";

    private static final String DROPPED = "UPDATE mail_letter SET state = 'DROPPED' WHERE id = $1";

    private static final String SENT = """
            UPDATE mail_letter
               SET state = 'SENT', sent_at = penglai_now(), reason = NULL
             WHERE id = $1 AND attempts = $2 AND state = 'WAITING'""";

    private static final String PUT_OFF = """
            UPDATE mail_letter
               SET reason = left($3, 500)
             WHERE id = $1 AND attempts = $2 AND state = 'WAITING'""";

    private static final String FAILED = """
            UPDATE mail_letter
               SET state = 'FAILED', reason = left($3, 500)
             WHERE id = $1 AND attempts = $2 AND state = 'WAITING'""";

    /** A letter as it waits. */
    private record Waiting(LetterId id, AddressId address, Letter.Sort sort, int attempts) {}

    private final Pg pg;
    private final MailAddresses addresses;

    public LettersPg(Pg pg, MailAddresses addresses) {
        this.pg = pg;
        this.addresses = addresses;
    }

    @Override
    public void question(LetterId id, MailAddress to) {
        make(id, to.subject(), Letter.Sort.QUESTION);
    }

    @Override
    public List<Addressee> due(int most) {
        return pg.list(
                DUE,
                Tuple.of(most),
                row -> new Addressee(row.getString("subject"), new OrganisationId(row.getUUID("organisation_id"))));
    }

    @Override
    public void gather(LetterId id, Addressee reader) {
        pg.requireTransaction();
        pg.execute(DROP_READ, Tuple.of(reader.subject(), reader.organisation().value()));
        var put = pg.execute(
                PUT_IN, Tuple.of(reader.subject(), reader.organisation().value(), id.value()));
        if (put > 0) {
            make(id, reader.subject(), Letter.Sort.NOTICES);
        }
    }

    @Override
    public void release(Addressee reader) {
        pg.execute(RELEASE, Tuple.of(reader.subject(), reader.organisation().value()));
    }

    @Override
    public Optional<Letter> take(IntFunction<Duration> pause) {
        pg.requireTransaction();
        return pg.one(NEXT, Tuple.tuple(), LettersPg::waiting).flatMap(next -> taken(next, pause));
    }

    @Override
    public void sent(LetterId id, int attempt) {
        pg.execute(SENT, Tuple.of(id.value(), attempt));
    }

    @Override
    public void putOff(LetterId id, int attempt, String reason) {
        pg.execute(PUT_OFF, Tuple.of(id.value(), attempt, reason));
    }

    @Override
    public void failed(LetterId id, int attempt, String reason) {
        pg.execute(FAILED, Tuple.of(id.value(), attempt, reason));
    }

    private void make(LetterId id, String subject, Letter.Sort sort) {
        pg.execute(MAKE, Tuple.of(id.value(), subject, sort.name()));
    }

    /** A letter to an address that was changed or removed meanwhile is dropped, and the next one is looked for. */
    private Optional<Letter> taken(Waiting next, IntFunction<Duration> pause) {
        var to = addresses.find(next.address());
        if (to.isEmpty()) {
            pg.execute(DROPPED, Tuple.of(next.id().value()));
            return take(pause);
        }
        var attempt = next.attempts() + 1;
        UUID id = next.id().value();
        pg.execute(TAKEN, Tuple.of(id, attempt, pause.apply(attempt).toMillis()));
        return Optional.of(new Letter(
                next.id(), to.get(), next.sort(), attempt, pg.list(NOTICES, Tuple.of(id), NoticesPg::notice)));
    }

    private static Waiting waiting(Row row) {
        return new Waiting(
                new LetterId(row.getUUID("id")),
                new AddressId(row.getUUID("address_id")),
                Letter.Sort.valueOf(row.getString("sort")),
                row.getInteger("attempts"));
    }
}
