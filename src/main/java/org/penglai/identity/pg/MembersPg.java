package org.penglai.identity.pg;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.penglai.identity.Members;
import org.penglai.kernel.Actor;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Role;
import org.penglai.platform.pg.Pg;

/** {@link Members} in the table {@code membership}. */
public final class MembersPg implements Members {

    private static final String ACTOR = """
            SELECT subject, display_name, organisation_id, roles
              FROM membership
             WHERE subject = $1 AND left_at IS NULL""";

    private final Pg pg;

    public MembersPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public Optional<Actor> actor(String subject) {
        return pg.one(ACTOR, Tuple.of(subject), MembersPg::actor);
    }

    private static Actor actor(Row row) {
        return new Actor(
                row.getString("subject"),
                row.getString("display_name"),
                new OrganisationId(row.getUUID("organisation_id")),
                Arrays.stream(row.getArrayOfStrings("roles")).map(Role::of).collect(Collectors.toUnmodifiableSet()));
    }
}
