package org.penglai.identity;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Refusal;

/** The organisations that Penglai knows. */
public interface Organisations {

    Optional<Organisation> find(OrganisationId id);

    Optional<Organisation> findByUscc(String uscc);

    /** Those of the ids that exist, in one round trip. */
    Map<OrganisationId, Organisation> findAll(Collection<OrganisationId> ids);

    /** Ids of those that bear one of the credit codes, by code. */
    default Map<String, OrganisationId> idsByUscc(Collection<String> codes) {
        var ids = new HashMap<String, OrganisationId>();
        codes.forEach(code -> findByUscc(code).ifPresent(found -> ids.put(code, found.id())));
        return ids;
    }

    /** Those of a kind that an operator has verified, in the order of their names. */
    default List<Organisation> ofKind(OrganisationKind kind, int limit) {
        return List.of();
    }

    void add(Organisation organisation);

    /** The organisation, or a 404 refusal. */
    default Organisation require(OrganisationId id) {
        return find(id).orElseThrow(
                        () -> Refusal.unknown("organisation.unknown").with("id", id));
    }
}
