package org.penglai.identity.pg;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.penglai.identity.Addressees;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Role;
import org.penglai.platform.pg.Pg;

/** {@link Addressees} in the table {@code membership}. */
public final class AddresseesPg implements Addressees {

    private static final String OF = """
            SELECT subject, organisation_id
              FROM membership
             WHERE organisation_id = ANY ($1) AND left_at IS NULL""";

    private static final String HOLDING = """
            SELECT subject, organisation_id
              FROM membership
             WHERE $1 = ANY (roles) AND left_at IS NULL""";

    private static final String NAMES = """
            SELECT subject, display_name
              FROM membership
             WHERE subject = ANY ($1) AND left_at IS NULL""";

    private static final String ALL = """
            SELECT subject, organisation_id
              FROM membership
             WHERE left_at IS NULL""";

    private final Pg pg;

    public AddresseesPg(Pg pg) {
        this.pg = pg;
    }

    @Override
    public Map<String, String> names(Collection<String> subjects) {
        return pg
                .list(
                        NAMES,
                        Tuple.of((Object) subjects.toArray(String[]::new)),
                        row -> Map.entry(row.getString("subject"), row.getString("display_name")))
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue, (first, same) -> first));
    }

    @Override
    public List<Member> of(Collection<OrganisationId> organisations) {
        var ids = organisations.stream().map(OrganisationId::value).toArray(UUID[]::new);
        return pg.list(OF, Tuple.of((Object) ids), AddresseesPg::member);
    }

    @Override
    public List<Member> holding(Role role) {
        return pg.list(HOLDING, Tuple.of(role.code()), AddresseesPg::member);
    }

    @Override
    public List<Member> all() {
        return pg.list(ALL, Tuple.tuple(), AddresseesPg::member);
    }

    private static Member member(Row row) {
        return new Member(row.getString("subject"), new OrganisationId(row.getUUID("organisation_id")));
    }
}
