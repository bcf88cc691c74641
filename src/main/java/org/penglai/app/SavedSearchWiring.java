package org.penglai.app;

import org.penglai.discovery.Lexicon;
import org.penglai.discovery.elastic.RecognisingElastic;
import org.penglai.platform.search.SearchIndex;
import org.penglai.savedsearch.Matching;
import org.penglai.savedsearch.Publications;
import org.penglai.savedsearch.Saving;
import org.penglai.savedsearch.Telling;
import org.penglai.savedsearch.pg.MatchesPg;
import org.penglai.savedsearch.pg.SavedSearchesPg;
import org.penglai.savedsearch.pg.WatchesPg;
import org.penglai.savedsearch.web.SavedSearchDesk;

/** The part of {@link Wiring} that tells people of what is published and matches the searches they keep. */
final class SavedSearchWiring {

    final SavedSearchDesk desk;
    final Publications publications;
    final Matching matching;
    final Telling telling;

    SavedSearchWiring(Wiring made, SearchIndex index, Lexicon lexicon) {
        var matches = new MatchesPg(made.pg);
        publications = matches;
        desk = new SavedSearchDesk(new Saving(made.tx, made.ids, new SavedSearchesPg(made.pg)), made.listings);
        matching = new Matching(
                made.tx,
                matches,
                new WatchesPg(made.pg),
                made.listings::findAll,
                new RecognisingElastic(index, lexicon));
        telling = new Telling(made.tx, matches, new SearchAlerts(made.inbox.notifying, made.listings));
    }
}
