package org.penglai.listing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.penglai.kernel.OrganisationId;

/** Forms as they are being typed, for the members of one organisation, until they are saved as drafts. */
public interface Scratches {

    /**
     * One form.
     *
     * @param listing the draft that is edited; none for a new one
     * @param form every field's values as typed, readable or not
     */
    record Scratch(
            UUID id,
            OrganisationId organisation,
            Optional<ListingId> listing,
            Map<String, List<String>> form,
            Instant savedAt) {}

    Optional<Scratch> find(OrganisationId organisation, UUID id);

    /** The form in place of what was kept of it; nothing of another organisation's is touched. */
    void save(Scratch scratch);

    void remove(OrganisationId organisation, UUID id);

    /** Forms for new listings, the latest first. */
    List<Scratch> begun(OrganisationId organisation, int limit);

    /** Forgets what nobody went on with for so many days; answers how much. */
    int forget(int days);
}
