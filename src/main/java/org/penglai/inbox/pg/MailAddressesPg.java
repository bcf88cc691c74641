package org.penglai.inbox.pg;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.penglai.inbox.AddressId;
import org.penglai.inbox.MailAddress;
import org.penglai.inbox.MailAddresses;
import org.penglai.kernel.Language;
import org.penglai.platform.pg.Pg;

/** {@link MailAddresses} in the table {@code mail_address}. */
public final class MailAddressesPg implements MailAddresses {

    private static final String OF = """
            SELECT id, subject, email, language, asked_at, confirmed_at, refused, link_key
              FROM mail_address
             WHERE subject = $1""";

    private static final String FIND = """
            SELECT id, subject, email, language, asked_at, confirmed_at, refused, link_key
              FROM mail_address
             WHERE id = $1""";

    /** The key is made by the database's own chance, and again for each address. */
    private static final String ASK = """
            INSERT INTO mail_address (subject, id, email, language, asked_at, link_key)
            VALUES ($1, $2, $3, $4, penglai_now(),
                    sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())))
            ON CONFLICT (subject) DO UPDATE
               SET id = excluded.id,
                   email = excluded.email,
                   language = excluded.language,
                   asked_at = excluded.asked_at,
                   link_key = excluded.link_key,
                   confirmed_at = NULL,
                   refused = NULL
            RETURNING id, subject, email, language, asked_at, confirmed_at, refused, link_key""";

    private static final String CONFIRM = """
            UPDATE mail_address
               SET confirmed_at = coalesce(confirmed_at, penglai_now())
             WHERE id = $1""";

    private static final String SPEAK = "UPDATE mail_address SET language = $2 WHERE subject = $1";

    private static final String REFUSE = "UPDATE mail_address SET refused = left($2, 500) WHERE id = $1";

    private static final String REMOVE = "DELETE FROM mail_address WHERE subject = $1";

    private final Pg pg;

    public MailAddressesPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public Optional<MailAddress> of(String subject) {
        return pg.one(OF, Tuple.of(subject), MailAddressesPg::address);
    }

    @Override
    public Optional<MailAddress> find(AddressId id) {
        return pg.one(FIND, Tuple.of(id.value()), MailAddressesPg::address);
    }

    @Override
    public MailAddress ask(AddressId id, String subject, String address, Language language) {
        pg.requireTransaction();
        return pg.one(ASK, Tuple.of(subject, id.value(), address, language.name()), MailAddressesPg::address)
                .orElseThrow();
    }

    @Override
    public void confirm(AddressId id) {
        pg.execute(CONFIRM, Tuple.of(id.value()));
    }

    @Override
    public void speak(String subject, Language language) {
        pg.execute(SPEAK, Tuple.of(subject, language.name()));
    }

    @Override
    public void refuse(AddressId id, String reason) {
        pg.execute(REFUSE, Tuple.of(id.value(), reason));
    }

    @Override
    public void remove(String subject) {
        pg.execute(REMOVE, Tuple.of(subject));
    }

    private static MailAddress address(Row row) {
        return new MailAddress(
                new AddressId(row.getUUID("id")),
                row.getString("subject"),
                row.getString("email"),
                Language.valueOf(row.getString("language")),
                row.get(OffsetDateTime.class, "asked_at").toInstant(),
                Optional.ofNullable(row.get(OffsetDateTime.class, "confirmed_at"))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("refused")),
                new MailAddress.Key(row.get(Buffer.class, "link_key").getBytes()));
    }
}
