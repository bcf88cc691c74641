package org.penglai.app;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.inbox.Delivery;
import org.penglai.inbox.NoticeId;
import org.penglai.inbox.Token;
import org.penglai.inbox.mail.SealsHmac;
import org.penglai.kernel.Event;
import org.penglai.kernel.Language;
import org.penglai.kernel.LegalDays;
import org.penglai.listing.Listing;
import org.penglai.listing.ListingJournal;
import org.penglai.platform.outbox.Subscriber.Delivered;
import org.penglai.stack.DemoUsers;
import org.penglai.terms.TermsJournal;

/** Tells the demo's people what happened last: some of it read, some together, one person by mail, one with an address to confirm. */
final class DemoInbox {

    private static final int PUBLISHED = 6;

    private final Wiring made;
    private final DemoClock clock;
    private long position = -1;

    DemoInbox(Wiring made, DemoClock clock) {
        this.made = made;
        this.clock = clock;
    }

    void tell(List<Listing.Published> published) {
        LocalDate today = made.tx.run(LegalDays::of);
        address(DemoUsers.YANTAI_UNIVERSITY, true);
        address(DemoUsers.JINAN_INSTITUTE, false);
        clock.on(today.minusDays(3), () -> {
            tell(new Event(TermsJournal.ANNOUNCED, "terms", Map.of("document", "PRIVACY_NOTICE", "edition", "2")));
            published.stream()
                    .skip(Math.max(0, published.size() - PUBLISHED))
                    .forEach(listing -> tell(event(ListingJournal.PUBLISHED, listing)));
            return today;
        });
        clock.on(today.minusDays(1), () -> {
            for (var seller : List.of(DemoUsers.YANTAI_UNIVERSITY, DemoUsers.JINAN_INSTITUTE)) {
                made.listings
                        .soldBy(DemoPatents.actor(seller).organisation(), Optional.empty(), 100)
                        .forEach(this::tell);
            }
            return today;
        });
        var reader = DemoPatents.actor(DemoUsers.YANTAI_UNIVERSITY);
        made.inbox.desk.reading().page(reader, true, Optional.<NoticeId>empty(), 100).stream()
                .filter(notice -> notice.topic().equals(TermsJournal.ANNOUNCED))
                .forEach(notice -> made.inbox.desk.reading().read(reader, notice.id()));
        made.inbox.desk.choosing().choose(reader, Map.of(ListingJournal.PUBLISHED, Delivery.DIGEST));
    }

    /** What a listing's state tells of what happened to it last. */
    private void tell(Listing listing) {
        switch (listing) {
            case Listing.Suspended suspended -> tell(event(ListingJournal.SUSPENDED, suspended));
            case Listing.Submitted submitted -> tell(event(ListingJournal.SUBMITTED, submitted));
            case Listing.Draft draft when !draft.comments().isEmpty() -> tell(event(ListingJournal.RETURNED, draft));
            default -> {}
        }
    }

    private static Event event(String type, Listing listing) {
        return new Event(
                type,
                ListingJournal.aggregate(listing.id()),
                Map.of(ListingJournal.LISTING, listing.id().toString()));
    }

    /** Under positions below zero, which no event of the outbox has. */
    private void tell(Event event) {
        made.tx.run(now -> {
            made.inbox
                    .joins
                    .occurrence(new Delivered(position--, 1, now, event, Optional.empty()))
                    .ifPresent(made.inbox.notifying::tell);
            return now;
        });
    }

    private void address(DemoUsers user, boolean confirmed) {
        var actor = DemoPatents.actor(user);
        var choosing = made.inbox.desk.choosing();
        choosing.ask(actor, user.username() + "@penglai.example", Language.ZH);
        if (confirmed) {
            choosing.done(Token.of(choosing.address(actor).orElseThrow(), Token.CONFIRM, new SealsHmac())
                    .toString());
        }
    }
}
