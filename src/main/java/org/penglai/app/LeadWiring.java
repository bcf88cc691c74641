package org.penglai.app;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.penglai.deal.DealId;
import org.penglai.deal.DealJournal;
import org.penglai.kernel.LegalDays;
import org.penglai.lead.Analysing;
import org.penglai.lead.Collecting;
import org.penglai.lead.Counting;
import org.penglai.lead.LeadKind;
import org.penglai.lead.law.LeadRulesFile;
import org.penglai.lead.pg.LeadsPg;
import org.penglai.lead.pg.SavedListingsPg;
import org.penglai.lead.web.LeadDesk;
import org.penglai.listing.ListingId;
import org.penglai.need.Decision;
import org.penglai.need.NeedJournal;
import org.penglai.platform.outbox.Subscriber.Delivered;

/** The part of {@link Wiring} that tells those who offer what comes of it. */
final class LeadWiring {

    /** How long a look is held in memory before it is counted in the database. */
    static final Duration WRITING = Duration.ofSeconds(5);

    private static final int SALT = 32;

    final Counting counting;
    final LeadDesk desk;
    final Looks looks;
    private final Wiring made;

    LeadWiring(Wiring made) {
        this.made = made;
        var rules = LeadRulesFile.shipped();
        var leads = new LeadsPg(made.pg);
        var chance = new SecureRandom();
        counting = new Counting(made.tx, leads, made.listings::findAll, rules, () -> {
            var salt = new byte[SALT];
            chance.nextBytes(salt);
            return salt;
        });
        desk = new LeadDesk(
                new Analysing(made.tx, leads, made.listings, rules),
                new Collecting(made.tx, made.listings, new SavedListingsPg(made.pg), counting));
        looks = new Looks(counting::note);
    }

    /** What a firm answered to a match of its need: it enquires, or says why not. */
    void answered(Delivered told) {
        var facts = told.event().payload();
        var listing = new ListingId(UUID.fromString(facts.getOrDefault(NeedJournal.LISTING, "")));
        var on = LegalDays.of(told.occurredAt());
        if (Decision.INTERESTED.name().equals(facts.get(NeedJournal.DECISION))) {
            counting.add(listing, LeadKind.ENQUIRED, on);
        } else {
            Optional.ofNullable(facts.get(NeedJournal.REASON))
                    .ifPresent(reason -> counting.decline(listing, reason, on));
        }
    }

    /** What a deal's event says of its listing: accepted, or come to nothing for a reason that has the event's name. */
    void count(Delivered told) {
        var event = told.event();
        var id = new DealId(UUID.fromString(event.payload().getOrDefault(DealJournal.DEAL, "")));
        made.deal.deals.find(id).ifPresent(deal -> {
            var listing = deal.agreement().terms().listing();
            var on = LegalDays.of(told.occurredAt());
            if (event.type().equals(DealJournal.AGREED)) {
                counting.add(listing, LeadKind.ACCEPTED, on);
            } else {
                var reason = event.type().equals(DealJournal.LAPSED) ? "DEAL_LAPSED" : "DEAL_CANCELLED";
                counting.decline(listing, reason, on);
            }
        });
    }
}
