package org.penglai.agency.pg;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.penglai.agency.Appointment;
import org.penglai.agency.AppointmentId;
import org.penglai.agency.Appointments;
import org.penglai.agency.Scope;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;
import org.penglai.patent.ApplicationNumber;
import org.penglai.platform.pg.Pg;

/** {@link Appointments} in the table {@code agency_appointment}. */
public final class AppointmentsPg implements Appointments {

    /** What the table's constraints mean to a caller. */
    public static final Map<String, Function<String, Refusal>> REFUSALS =
            Map.of("agency_appointment_open_once", detail -> Refusal.conflict("appointment.exists"));

    private static final String FIND = """
            SELECT id, owner_id, agency_id, state, patents, from_day, until_day, proposed_at, accepted_at, closed_at,
                   closed_by, reason
              FROM agency_appointment
             WHERE id = $1""";

    private static final String LOCK = """
            SELECT id, owner_id, agency_id, state, patents, from_day, until_day, proposed_at, accepted_at, closed_at,
                   closed_by, reason
              FROM agency_appointment
             WHERE id = $1
               FOR UPDATE""";

    private static final String ADD = """
            INSERT INTO agency_appointment (id, owner_id, agency_id, state, patents, from_day, until_day, proposed_at, reason)
            VALUES ($1, $2, $3, 'PROPOSED', $4, $5, $6, $7, '')""";

    private static final String SAVE = """
            UPDATE agency_appointment
               SET state = $2, accepted_at = $3, closed_at = $4, closed_by = $5, reason = $6
             WHERE id = $1""";

    private static final String OF = """
            SELECT id, owner_id, agency_id, state, patents, from_day, until_day, proposed_at, accepted_at, closed_at,
                   closed_by, reason
              FROM agency_appointment
             WHERE owner_id = $1 OR agency_id = $1
             ORDER BY id DESC
             LIMIT $2""";

    private static final String ACCEPTED = """
            SELECT id, owner_id, agency_id, state, patents, from_day, until_day, proposed_at, accepted_at, closed_at,
                   closed_by, reason
              FROM agency_appointment
             WHERE agency_id = $1 AND state = 'ACCEPTED'
             ORDER BY id""";

    private static final String GIVEN = """
            SELECT id, owner_id, agency_id, state, patents, from_day, until_day, proposed_at, accepted_at, closed_at,
                   closed_by, reason
              FROM agency_appointment
             WHERE owner_id = $1 AND state = 'ACCEPTED'
             ORDER BY id""";

    private static final String OVER = """
            SELECT id
              FROM agency_appointment
             WHERE state = 'ACCEPTED' AND until_day < $1
             ORDER BY id
             LIMIT $2""";

    private final Pg pg;

    public AppointmentsPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public Optional<Appointment> find(AppointmentId id) {
        return pg.one(FIND, Tuple.of(id.value()), AppointmentsPg::appointment);
    }

    @Override
    public Optional<Appointment> lock(AppointmentId id) {
        pg.requireTransaction();
        return pg.one(LOCK, Tuple.of(id.value()), AppointmentsPg::appointment);
    }

    @Override
    public void add(Appointment.Proposed proposed) {
        pg.requireTransaction();
        var head = proposed.head();
        pg.execute(
                ADD,
                Tuple.tuple()
                        .addUUID(head.id().value())
                        .addUUID(head.owner().value())
                        .addUUID(head.agency().value())
                        .addArrayOfString(head.scope().patents().stream()
                                .map(ApplicationNumber::canonical)
                                .toArray(String[]::new))
                        .addLocalDate(head.scope().from())
                        .addValue(head.scope().until().orElse(null))
                        .addOffsetDateTime(head.proposedAt().atOffset(ZoneOffset.UTC)));
    }

    @Override
    public void save(Appointment next) {
        pg.requireTransaction();
        var row = switch (next) {
            case Appointment.Proposed _ -> throw new IllegalStateException("nothing becomes a proposal");
            case Appointment.Accepted accepted ->
                columns(next, Optional.of(accepted.acceptedAt()), Optional.empty(), Optional.empty());
            case Appointment.Declined declined ->
                columns(
                        next,
                        Optional.empty(),
                        Optional.of(declined.declinedAt()),
                        Optional.of(next.head().agency()));
            case Appointment.Ended ended -> columns(next, ended.acceptedAt(), Optional.of(ended.endedAt()), ended.by());
        };
        pg.execute(SAVE, row);
    }

    private static Tuple columns(
            Appointment next, Optional<Instant> acceptedAt, Optional<Instant> closedAt, Optional<OrganisationId> by) {
        return Tuple.tuple()
                .addUUID(next.id().value())
                .addString(next.state().name())
                .addValue(acceptedAt.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null))
                .addValue(closedAt.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null))
                .addValue(by.map(OrganisationId::value).orElse(null))
                .addString(next.why());
    }

    @Override
    public List<Appointment> of(OrganisationId organisation, int limit) {
        return pg.list(OF, Tuple.of(organisation.value(), limit), AppointmentsPg::appointment);
    }

    @Override
    public List<Appointment.Accepted> accepted(OrganisationId agency) {
        return held(pg.list(ACCEPTED, Tuple.of(agency.value()), AppointmentsPg::appointment));
    }

    @Override
    public List<Appointment.Accepted> given(OrganisationId owner) {
        return held(pg.list(GIVEN, Tuple.of(owner.value()), AppointmentsPg::appointment));
    }

    private static List<Appointment.Accepted> held(List<Appointment> found) {
        return found.stream()
                .flatMap(one -> one instanceof Appointment.Accepted held ? Stream.of(held) : Stream.empty())
                .toList();
    }

    @Override
    public List<AppointmentId> over(LocalDate day, int limit) {
        return pg.list(OVER, Tuple.of(day, limit), row -> new AppointmentId(row.getUUID("id")));
    }

    private static Appointment appointment(Row row) {
        var scope = new Scope(
                Arrays.stream(row.getArrayOfStrings("patents"))
                        .map(ApplicationNumber::parse)
                        .toList(),
                row.getLocalDate("from_day"),
                Optional.ofNullable(row.getLocalDate("until_day")));
        var head = new Appointment.Head(
                new AppointmentId(row.getUUID("id")),
                new OrganisationId(row.getUUID("owner_id")),
                new OrganisationId(row.getUUID("agency_id")),
                scope,
                at(row, "proposed_at").orElseThrow());
        var reason = row.getString("reason");
        return switch (Appointment.State.valueOf(row.getString("state"))) {
            case PROPOSED -> new Appointment.Proposed(head);
            case ACCEPTED ->
                new Appointment.Accepted(head, at(row, "accepted_at").orElseThrow());
            case DECLINED -> new Appointment.Declined(head, at(row, "closed_at").orElseThrow(), reason);
            case ENDED ->
                new Appointment.Ended(
                        head,
                        at(row, "accepted_at"),
                        at(row, "closed_at").orElseThrow(),
                        organisation(row.getUUID("closed_by")),
                        reason);
        };
    }

    private static Optional<OrganisationId> organisation(@Nullable UUID id) {
        return Optional.ofNullable(id).map(OrganisationId::new);
    }

    private static Optional<Instant> at(Row row, String column) {
        return Optional.ofNullable(row.get(OffsetDateTime.class, column)).map(OffsetDateTime::toInstant);
    }
}
