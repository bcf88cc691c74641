package org.penglai.terms;

import java.util.Map;
import org.penglai.kernel.Event;
import org.penglai.kernel.Events;
import org.penglai.kernel.Sha256;
import org.penglai.ledger.Entry;
import org.penglai.ledger.Ledger;

/** Tells ledger and house of an announcement: the texts by their digests, no person. */
public final class TermsJournal {

    public static final String ANNOUNCED = "terms.announced";

    private final Ledger ledger;
    private final Events events;

    public TermsJournal(Ledger ledger, Events events) {
        this.ledger = ledger;
        this.events = events;
    }

    void announced(Edition edition, Edition.Announcement announcement) {
        var aggregate = "terms/" + edition.document().slug() + "/" + edition.number();
        ledger.record(new Entry(
                ANNOUNCED,
                aggregate,
                Map.of(
                        "document", edition.document().name(),
                        "edition", edition.number(),
                        "textZh", Sha256.of(edition.text().zh()).hex(),
                        "textEn", Sha256.of(edition.text().en()).hex(),
                        "announcedAt", announcement.announcedAt().toString(),
                        "inForceAt", announcement.inForceAt().toString())));
        events.append(new Event(
                ANNOUNCED,
                aggregate,
                Map.of("document", edition.document().name(), "edition", String.valueOf(edition.number()))));
    }
}
