package org.penglai.keeping.pg;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.penglai.keeping.ErasureId;
import org.penglai.keeping.ErasureRequest;
import org.penglai.keeping.ErasureRequests;
import org.penglai.kernel.Actor;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.platform.pg.Pg;

/** {@link ErasureRequests} in the table {@code erasure_request}, carried out by the owner's function. */
public final class ErasureRequestsPg implements ErasureRequests {

    /** What the table's constraints mean to a caller. */
    public static final Map<String, Function<String, Refusal>> REFUSALS =
            Map.of("erasure_open_once", detail -> Refusal.conflict("keeping.asked"));

    private static final String ADD = """
            INSERT INTO erasure_request (id, person_subject, pseudonym, organisation_id, state, asked_at, due_on)
            VALUES ($1, $2, $3, $4, 'ASKED', penglai_now(), $5)""";

    private static final String LATEST = """
            SELECT id, person_subject, organisation_id, state, asked_at, due_on, reason, duty, answered_at, idp_account
              FROM erasure_request
             WHERE person_subject = $1
             ORDER BY asked_at DESC, id DESC
             LIMIT 1""";

    private static final String LOCK = """
            SELECT id, person_subject, organisation_id, state, asked_at, due_on, reason, duty, answered_at, idp_account
              FROM erasure_request
             WHERE id = $1
               FOR UPDATE""";

    private static final String WAITING = """
            SELECT id, person_subject, organisation_id, state, asked_at, due_on, reason, duty, answered_at, idp_account
              FROM erasure_request
             WHERE state = 'ASKED' OR idp_account IS NOT NULL
             ORDER BY due_on, id
             LIMIT $1""";

    private static final String OVERDUE = """
            SELECT id
              FROM erasure_request
             WHERE state = 'ASKED' AND due_on < $1
             ORDER BY due_on, id
             LIMIT $2""";

    private static final String WITHDRAW = """
            UPDATE erasure_request
               SET state = 'WITHDRAWN', answered_at = penglai_now(), answered_by = $2, answered_for = $3
             WHERE id = $1 AND state = 'ASKED'""";

    private static final String REFUSE = """
            UPDATE erasure_request
               SET state = 'REFUSED', duty = $4, reason = $5, answered_at = penglai_now(), answered_by = $2,
                   answered_for = $3
             WHERE id = $1 AND state = 'ASKED'""";

    private static final String ERASE = "SELECT erase_person($1, $2, $3) AS done";

    private static final String ACCOUNT_REMOVED = "UPDATE erasure_request SET idp_account = NULL WHERE id = $1";

    private final Pg pg;

    public ErasureRequestsPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public void add(ErasureId id, Actor person, String pseudonym, LocalDate dueOn) {
        pg.requireTransaction();
        pg.execute(
                ADD,
                Tuple.of(
                        id.value(),
                        person.subject(),
                        pseudonym,
                        person.organisation().value(),
                        dueOn));
    }

    @Override
    public Optional<ErasureRequest> latest(String subject) {
        return pg.one(LATEST, Tuple.of(subject), ErasureRequestsPg::request);
    }

    @Override
    public Optional<ErasureRequest> lock(ErasureId id) {
        pg.requireTransaction();
        return pg.one(LOCK, Tuple.of(id.value()), ErasureRequestsPg::request);
    }

    @Override
    public List<ErasureRequest> waiting(int most) {
        return pg.list(WAITING, Tuple.of(most), ErasureRequestsPg::request);
    }

    @Override
    public List<ErasureId> overdue(LocalDate today, int most) {
        return pg.list(OVERDUE, Tuple.of(today, most), row -> new ErasureId(row.getUUID("id")));
    }

    @Override
    public void withdraw(ErasureId id, Actor person) {
        pg.execute(WITHDRAW, by(id, Optional.of(person)));
    }

    @Override
    public void refuse(ErasureId id, String duty, String reason, Actor operator) {
        pg.execute(REFUSE, by(id, Optional.of(operator)).addString(duty).addString(reason));
    }

    @Override
    public boolean erase(ErasureId id, Optional<Actor> operator) {
        pg.requireTransaction();
        return pg.one(ERASE, by(id, operator), row -> row.getBoolean("done")).orElse(false);
    }

    @Override
    public void accountRemoved(ErasureId id) {
        pg.execute(ACCOUNT_REMOVED, Tuple.of(id.value()));
    }

    private static Tuple by(ErasureId id, Optional<Actor> actor) {
        return Tuple.tuple()
                .addUUID(id.value())
                .addValue(actor.map(Actor::subject).orElse(null))
                .addValue(actor.map(known -> known.organisation().value()).orElse(null));
    }

    private static ErasureRequest request(Row row) {
        return new ErasureRequest(
                new ErasureId(row.getUUID("id")),
                row.getString("person_subject"),
                new OrganisationId(row.getUUID("organisation_id")),
                ErasureRequest.State.valueOf(row.getString("state")),
                row.get(OffsetDateTime.class, "asked_at").toInstant(),
                row.getLocalDate("due_on"),
                Optional.ofNullable(row.getString("reason")),
                Optional.ofNullable(row.getString("duty")),
                Optional.ofNullable(row.get(OffsetDateTime.class, "answered_at"))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("idp_account")));
    }
}
