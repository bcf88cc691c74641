package org.penglai.identity.pg;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.penglai.identity.Invitation;
import org.penglai.identity.InvitationId;
import org.penglai.identity.Membership;
import org.penglai.identity.MembershipId;
import org.penglai.identity.Memberships;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Person;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Role;
import org.penglai.platform.pg.Pg;

/** {@link Memberships} in the tables {@code membership} and {@code invitation}. */
public final class MembershipsPg implements Memberships {

    /** What the table's constraints mean to a caller. */
    public static final Map<String, Function<String, Refusal>> REFUSALS =
            Map.of("membership_current_once", detail -> Refusal.conflict("membership.exists"));

    private static final String COLUMNS = """
            SELECT id, subject, display_name, organisation_id, roles, administrator, joined_at
              FROM membership
            """;

    private static final String CURRENT = COLUMNS + " WHERE subject = $1 AND left_at IS NULL";

    private static final String OF = COLUMNS + " WHERE organisation_id = $1 AND left_at IS NULL ORDER BY joined_at, id";

    private static final String ADD = """
            INSERT INTO membership (id, subject, display_name, organisation_id, roles, administrator, joined_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)""";

    private static final String SAVE =
            "UPDATE membership SET roles = $2, administrator = $3 WHERE id = $1 AND left_at IS NULL";

    private static final String END = "UPDATE membership SET left_at = $2 WHERE id = $1 AND left_at IS NULL";

    private static final String INVITATION = """
            SELECT id, organisation_id, purpose, roles, administrator, invited_by, invited_at, expires_at, ending, ended_at, ended_by
              FROM invitation
            """;

    private static final String INVITATIONS =
            INVITATION + " WHERE organisation_id = $1 ORDER BY invited_at DESC, id DESC LIMIT $2";

    private static final String FIND_INVITATION = INVITATION + " WHERE id = $1";

    private static final String LOCK_INVITATION = INVITATION + " WHERE id = $1 FOR UPDATE";

    private static final String ADD_INVITATION = """
            INSERT INTO invitation
              (id, organisation_id, purpose, roles, administrator, invited_by, invited_at, expires_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)""";

    private static final String END_INVITATION =
            "UPDATE invitation SET ending = $2, ended_at = $3, ended_by = $4 WHERE id = $1 AND ending IS NULL";

    private final Pg pg;

    public MembershipsPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public Optional<Membership> current(String subject) {
        return pg.one(CURRENT, Tuple.of(subject), MembershipsPg::membership);
    }

    @Override
    public List<Membership> of(OrganisationId organisation) {
        return pg.list(OF, Tuple.of(organisation.value()), MembershipsPg::membership);
    }

    @Override
    public void add(Membership membership) {
        pg.requireTransaction();
        pg.execute(
                ADD,
                Tuple.of(
                        membership.id().value(),
                        membership.person().subject(),
                        membership.person().name(),
                        membership.organisation().value(),
                        codes(membership.roles()),
                        membership.administrator(),
                        RegistrationsPg.at(membership.joinedAt())));
    }

    @Override
    public void save(Membership membership) {
        requireOne(pg.execute(
                SAVE, Tuple.of(membership.id().value(), codes(membership.roles()), membership.administrator())));
    }

    @Override
    public void end(MembershipId id, Instant at) {
        requireOne(pg.execute(END, Tuple.of(id.value(), RegistrationsPg.at(at))));
    }

    @Override
    public List<Invitation> invitations(OrganisationId organisation, int most) {
        return pg.list(INVITATIONS, Tuple.of(organisation.value(), most), MembershipsPg::invitation);
    }

    @Override
    public Optional<Invitation> find(InvitationId id) {
        return pg.one(FIND_INVITATION, Tuple.of(id.value()), MembershipsPg::invitation);
    }

    @Override
    public Optional<Invitation> lock(InvitationId id) {
        pg.requireTransaction();
        return pg.one(LOCK_INVITATION, Tuple.of(id.value()), MembershipsPg::invitation);
    }

    @Override
    public void add(Invitation invitation) {
        pg.requireTransaction();
        pg.execute(
                ADD_INVITATION,
                Tuple.tuple()
                        .addUUID(invitation.id().value())
                        .addUUID(invitation.organisation().value())
                        .addString(invitation.wanted().purpose())
                        .addArrayOfString(codes(invitation.wanted().roles()))
                        .addBoolean(invitation.wanted().administrator())
                        .addString(invitation.invitedBy())
                        .addOffsetDateTime(RegistrationsPg.at(invitation.invitedAt()))
                        .addOffsetDateTime(RegistrationsPg.at(invitation.expiresAt())));
    }

    @Override
    public void save(Invitation ended) {
        var ending = ended.ending().orElseThrow();
        requireOne(pg.execute(
                END_INVITATION,
                Tuple.of(ended.id().value(), ending.how().name(), RegistrationsPg.at(ending.at()), ending.by())));
    }

    private static void requireOne(int touched) {
        if (touched != 1) {
            throw new IllegalStateException("a membership or invitation was not what it was a moment ago");
        }
    }

    private static String[] codes(Set<Role> roles) {
        return roles.stream().map(Role::code).sorted().toArray(String[]::new);
    }

    private static Set<Role> roles(Row row) {
        return Arrays.stream(row.getArrayOfStrings("roles")).map(Role::of).collect(Collectors.toUnmodifiableSet());
    }

    private static Membership membership(Row row) {
        return new Membership(
                new MembershipId(row.getUUID("id")),
                new Person(row.getString("subject"), row.getString("display_name")),
                new OrganisationId(row.getUUID("organisation_id")),
                roles(row),
                row.getBoolean("administrator"),
                RegistrationsPg.instant(row, "joined_at"));
    }

    private static Invitation invitation(Row row) {
        var ending = Optional.ofNullable(row.getString("ending"))
                .map(how -> new Invitation.Ending(
                        Invitation.Ending.How.valueOf(how),
                        row.get(OffsetDateTime.class, "ended_at").toInstant(),
                        row.getString("ended_by")));
        return new Invitation(
                new InvitationId(row.getUUID("id")),
                new OrganisationId(row.getUUID("organisation_id")),
                new Invitation.Wanted(row.getString("purpose"), roles(row), row.getBoolean("administrator")),
                row.getString("invited_by"),
                RegistrationsPg.instant(row, "invited_at"),
                RegistrationsPg.instant(row, "expires_at"),
                ending);
    }
}
