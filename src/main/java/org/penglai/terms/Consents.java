package org.penglai.terms;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.penglai.kernel.Actor;
import org.penglai.kernel.OrganisationId;

/** Where it is kept who agreed to which edition, and under which editions acts were done. */
public interface Consents {

    /** Records that the person has read the edition and agrees; harmless to repeat. */
    void add(Actor member, Edition edition);

    /** When the person agreed to the edition. */
    Optional<Instant> of(Actor member, Edition edition);

    /** Records under which editions an act was done; harmless to repeat. */
    void bind(Act act, Collection<Edition> editions);

    /** Under which editions the act was done. */
    List<Bound> boundTo(String act);

    /**
     * An act of a party.
     *
     * @param name kind and id, such as {@code deal/0192…}
     */
    record Act(String name, OrganisationId by, Instant at) {}

    /** An edition that an act was done under. */
    record Bound(Document document, int edition, Instant at) {}
}
