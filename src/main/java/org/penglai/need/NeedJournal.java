package org.penglai.need;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.penglai.kernel.Event;
import org.penglai.kernel.Events;
import org.penglai.kernel.OrganisationId;
import org.penglai.listing.ListingId;

/** Tells the rest of the house what concerns people in needs; ids alone, never what somebody wrote. */
public final class NeedJournal {

    /** New matches were found for a seller's listings. */
    public static final String MATCHED = "need.matched";

    /** New matches were found for a firm's needs. */
    public static final String FOUND = "need.found";

    /** An owner has answered a firm. */
    public static final String OWNER_ANSWERED = "need.owner-answered";

    /** A firm has answered an owner. */
    public static final String FIRM_ANSWERED = "need.firm-answered";

    /** A need's last day is over. */
    public static final String EXPIRED = "need.expired";

    /** Fact that names the need, where it is one. */
    public static final String NEED = "need";

    public static final String LISTING = "listing";

    /** How many needs it is about. */
    public static final String COUNT = "count";

    /** The organisations that are told, parted by commas. */
    public static final String CONCERNS = "concerns";

    public static final String DECISION = "decision";

    /** The name of the {@link DeclineReason}, where a firm declined. */
    public static final String REASON = "reason";

    private final Events events;

    public NeedJournal(Events events) {
        this.events = events;
    }

    void tellNew(String type, OrganisationId organisation, java.util.List<NeedId> needs) {
        events.append(new Event(
                type,
                "need-telling/" + organisation,
                Map.of(
                        NEED,
                        needs.getFirst().toString(),
                        COUNT,
                        String.valueOf(needs.size()),
                        CONCERNS,
                        organisation.toString())));
    }

    void tellAnswer(Answer answer, java.util.Collection<OrganisationId> concerned) {
        var facts = new HashMap<String, String>();
        facts.put(NEED, answer.need().toString());
        facts.put(LISTING, answer.listing().toString());
        facts.put(DECISION, answer.decision().name());
        answer.reason().ifPresent(reason -> facts.put(REASON, reason.name()));
        facts.put(
                CONCERNS,
                concerned.stream().map(OrganisationId::toString).sorted().collect(Collectors.joining(",")));
        var type = answer.decision().isOfFirm() ? FIRM_ANSWERED : OWNER_ANSWERED;
        events.append(new Event(type, aggregate(answer.need()), facts));
    }

    void tellExpired(Need need) {
        events.append(new Event(
                EXPIRED,
                aggregate(need.id()),
                Map.of(
                        NEED,
                        need.id().toString(),
                        COUNT,
                        "1",
                        CONCERNS,
                        need.head().firm().toString())));
    }

    /** The unit of order of a need's events. */
    static String aggregate(NeedId need) {
        return "need/" + need;
    }

    /** The listing that an event names. */
    public static ListingId listing(Event event) {
        return new ListingId(java.util.UUID.fromString(event.payload().getOrDefault(LISTING, "")));
    }
}
