package org.penglai.listing.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.penglai.identity.Organisation;
import org.penglai.kernel.Actor;
import org.penglai.kernel.OrganisationId;
import org.penglai.kernel.Role;
import org.penglai.listing.Announcement;
import org.penglai.listing.FeePlanParts;
import org.penglai.listing.Listing;
import org.penglai.listing.ListingAction;
import org.penglai.listing.ListingMode;
import org.penglai.patent.ApplicationNumber;

/** A listing as the API shows it to one reader. */
record ListingView(
        String id,
        Listing.State state,
        int version,
        ListingMode mode,
        OwnerView owner,
        Optional<String> agency,
        List<String> patents,
        String titleZh,
        String titleEn,
        String summary,
        List<String> applicationFields,
        List<String> products,
        Optional<Integer> trl,
        String territory,
        Optional<LocalDate> startsOn,
        Optional<LocalDate> endsOn,
        Optional<FeePlanParts> feePlan,
        Optional<Instant> publishedAt,
        Optional<Announcement> announcement,
        Optional<SuspensionView> suspension,
        List<Listing.Comment> comments,
        List<ListingAction> actions) {

    /** Who offers. */
    record OwnerView(String id, String nameZh, String nameEn) {}

    /** Why nobody can take it now. */
    record SuspensionView(Instant since, List<String> rules, String reason) {}

    static ListingView of(Listing listing, Organisation owner, Optional<Actor> reader) {
        var terms = listing.terms();
        var text = listing.content().text();
        return new ListingView(
                listing.id().toString(),
                listing.state(),
                listing.head().version(),
                terms.mode(),
                new OwnerView(
                        owner.id().toString(), owner.name().zh(), owner.name().en()),
                listing.content().agency().map(OrganisationId::toString),
                terms.patents().stream().map(ApplicationNumber::canonical).toList(),
                text.title().zh(),
                text.title().en(),
                text.summary(),
                text.applicationFields(),
                text.products(),
                text.readiness(),
                terms.territory(),
                terms.startsOn(),
                terms.endsOn(),
                terms.feePlan().map(FeePlanParts::of),
                listing.published().map(Listing.Publication::at),
                listing.published().flatMap(Listing.Publication::announcement),
                suspension(listing),
                comments(listing, reader),
                actions(listing, reader));
    }

    private static Optional<SuspensionView> suspension(Listing listing) {
        return listing instanceof Listing.Suspended suspended
                ? Optional.of(new SuspensionView(
                        suspended.suspension().at(),
                        suspended.suspension().rules(),
                        suspended.suspension().reason()))
                : Optional.empty();
    }

    private static List<Listing.Comment> comments(Listing listing, Optional<Actor> reader) {
        return listing instanceof Listing.Draft draft
                        && reader.filter(listing::isSoldBy).isPresent()
                ? draft.comments()
                : List.of();
    }

    /** What this reader can do with it as it stands. */
    static List<ListingAction> actions(Listing listing, Optional<Actor> reader) {
        return listing.actions().stream()
                .filter(action ->
                        reader.filter(actor -> isOpen(action, listing, actor)).isPresent())
                .sorted()
                .toList();
    }

    private static boolean isOpen(ListingAction action, Listing listing, Actor actor) {
        return switch (action.party()) {
            case SELLER -> listing.isSoldBy(actor);
            case OPERATOR -> actor.is(Role.OPERATOR);
            case ACQUIRER -> actor.is(Role.ACQUIRER) && !listing.isSoldBy(actor);
        };
    }
}
