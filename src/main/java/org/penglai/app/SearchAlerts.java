package org.penglai.app;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.penglai.inbox.Addressee;
import org.penglai.inbox.Notifying;
import org.penglai.inbox.Occurrence;
import org.penglai.kernel.Bilingual;
import org.penglai.listing.Listing;
import org.penglai.listing.ListingId;
import org.penglai.listing.Listings;
import org.penglai.savedsearch.Alerts;

/** Tells people of new matches by their inbox, in the transaction that marks the matches as told. */
record SearchAlerts(Notifying notifying, Listings listings) implements Alerts {

    /** The kind of notice; it follows no event. */
    static final String TOPIC = "search.matched";

    private static final Bilingual GONE = Bilingual.of("—", "—");

    @Override
    public void tell(List<Alert> alerts) {
        var named = listings.findAll(
                alerts.stream().map(alert -> alert.listings().getFirst()).collect(Collectors.toSet()));
        notifying.tell(alerts.stream().map(alert -> occurrence(alert, named)).toList());
    }

    private static Occurrence occurrence(Alert alert, Map<ListingId, Listing> named) {
        var search = alert.search();
        var first = named.get(alert.listings().getFirst());
        var title = first == null ? GONE : first.content().text().title();
        var holder = search.holder();
        return new Occurrence(
                TOPIC,
                TOPIC + "#" + search.id() + "#" + alert.run(),
                search.link(),
                Map.of(
                        "name", plain(search.name()),
                        "count", String.valueOf(alert.listings().size()),
                        "titleZh", plain(title.zh()),
                        "titleEn", plain(title.en())),
                Set.of(new Addressee(holder.subject(), holder.organisation())));
    }

    /** Only what we write ourselves names message keys. */
    private static String plain(String written) {
        return written.replaceFirst("^@+", "");
    }
}
