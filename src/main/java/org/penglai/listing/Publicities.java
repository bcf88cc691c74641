package org.penglai.listing;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Person;

/** Pricing decisions, the publicities that follow from them, and objections; nothing said is ever taken away. */
public interface Publicities {

    /**
     * The last decision on a listing's price, with its publicity.
     *
     * @param publicity of an agreed price; other modes have none
     */
    record Pricing(PriceDecision decision, Optional<Publicity> publicity) {}

    /** All decisions on the price of a listing, in the order of time. */
    List<Pricing> of(ListingId listing);

    /** The last of each listing, in one round trip; those without any are not among the keys. */
    Map<ListingId, Pricing> last(Collection<ListingId> listings);

    /** Adds a decision, and with it the publicity that begins. */
    void add(ListingId listing, PriceDecision decision, Optional<Begun> publicity);

    /** A publicity that begins. */
    record Begun(
            PublicityId id,
            OrganisationId house,
            org.penglai.kernel.Bilingual name,
            PublicPrice price,
            Publicity.Period period) {}

    Optional<Publicity> find(PublicityId id);

    /** The same, kept from changing until the transaction ends. */
    Optional<Publicity> lock(PublicityId id);

    /** Publicities that are open, or those that have ended; newest first, before that one. */
    List<Publicity> list(Selection selection, Optional<PublicityId> before, int limit);

    /**
     * Which are meant.
     *
     * @param open whether those that are open, or those that have ended
     * @param house only those of that institution
     */
    record Selection(boolean open, Optional<OrganisationId> house) {}

    /** The objections to it, in the order of time. */
    List<Objection> objections(PublicityId id);

    /** Adds an objection; a second one by the same person is refused. */
    void object(PublicityId id, Objection objection, Person by);

    void answer(ObjectionId id, Objection.Answer answer, Person by);

    /** Those that have passed and of which nobody was told, marked as told now. */
    List<Publicity> tellPassed(int most);
}
