package org.penglai.app;

import org.penglai.listing.Listing;
import org.penglai.listing.ListingId;
import org.penglai.need.Consulting;
import org.penglai.need.Describing;
import org.penglai.need.Learning;
import org.penglai.need.Matching;
import org.penglai.need.NearestByLikeness;
import org.penglai.need.NeedJournal;
import org.penglai.need.Responding;
import org.penglai.need.Telling;
import org.penglai.need.law.NeedRulesFile;
import org.penglai.need.pg.AnswersPg;
import org.penglai.need.pg.MatchesPg;
import org.penglai.need.pg.NeedsPg;
import org.penglai.need.pg.TellingsPg;
import org.penglai.need.pg.WeightsPg;
import org.penglai.need.web.NeedDesk;

/** The part of {@link Wiring} that matches firms' needs with listings. */
final class NeedWiring {

    final Describing describing;
    final Matching matching;
    final Telling telling;
    final Responding responding;
    final Learning learning;
    final NeedDesk desk;
    private final Wiring made;

    NeedWiring(Wiring made) {
        this.made = made;
        var rules = NeedRulesFile.shipped(made.talk);
        var needs = new NeedsPg(made.pg);
        var matches = new MatchesPg(made.pg);
        var tellings = new TellingsPg(made.pg);
        var answers = new AnswersPg(made.pg);
        var weights = new WeightsPg(made.pg);
        var journal = new NeedJournal(made.outbox);
        describing = new Describing(made.tx, made.ids, new Describing.Stores(needs, matches), rules, journal);
        matching = new Matching(
                made.tx,
                new Matching.Stores(needs, matches, tellings, weights),
                new Matching.Sources(made.listings, made.organisations, new NearestByLikeness(made.matching)),
                rules);
        telling = new Telling(made.tx, tellings, rules, journal);
        responding = new Responding(made.tx, made.ids, new Responding.Stores(needs, matches, answers), journal);
        learning = new Learning(made.tx, new Learning.Stores(answers, weights, matches), rules);
        var consulting = new Consulting(new Consulting.Sources(needs, matches, answers, made.listings), matching);
        desk = new NeedDesk(describing, matching, responding, consulting, rules, made.organisations);
    }

    /** A listing was opened, held or ended: needs near to it are looked at again, or it matches none. */
    void heed(ListingId listing) {
        if (made.listings
                .find(listing)
                .filter(Listing.Published.class::isInstance)
                .isPresent()) {
            made.indexing.document(listing).ifPresent(matching::heed);
        } else {
            matching.drop(listing);
        }
    }
}
