package org.penglai.listing.pg;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penglai.listing.Announcement;
import org.penglai.listing.Listing;

/** What a state adds to a listing, as the column {@code standing} holds it. */
record StandingRow(
        @Nullable List<Listing.Comment> comments,
        @Nullable Instant submittedAt,
        @Nullable PublicationRow publication,
        @Nullable SuspensionRow suspension,
        @Nullable Instant endedAt,
        @Nullable Announcement withdrawal) {

    private static final StandingRow NOTHING = new StandingRow(null, null, null, null, null, null);

    /** A publication as stored. */
    record PublicationRow(Instant at, @Nullable Announcement announcement) {
        static PublicationRow of(Listing.Publication publication) {
            return new PublicationRow(
                    publication.at(), publication.announcement().orElse(null));
        }

        Listing.Publication publication() {
            return new Listing.Publication(at, Optional.ofNullable(announcement));
        }
    }

    /** A suspension as stored. */
    record SuspensionRow(Instant at, List<String> rules, String reason) {
        static SuspensionRow of(Listing.Suspension suspension) {
            return new SuspensionRow(suspension.at(), suspension.rules(), suspension.reason());
        }

        Listing.Suspension suspension() {
            return new Listing.Suspension(at, rules, reason);
        }
    }

    static StandingRow of(Listing listing) {
        return switch (listing) {
            case Listing.Draft draft -> new StandingRow(draft.comments(), null, null, null, null, null);
            case Listing.Submitted submitted -> new StandingRow(null, submitted.submittedAt(), null, null, null, null);
            case Listing.Published published -> NOTHING.after(published.publication());
            case Listing.Suspended suspended -> {
                var why = SuspensionRow.of(suspended.suspension());
                yield new StandingRow(null, null, PublicationRow.of(suspended.publication()), why, null, null);
            }
            case Listing.Withdrawn withdrawn -> {
                var publication =
                        withdrawn.publication().map(PublicationRow::of).orElse(null);
                var announcement = withdrawn.announcement().orElse(null);
                yield new StandingRow(null, null, publication, null, withdrawn.withdrawnAt(), announcement);
            }
            case Listing.Closed closed -> NOTHING.after(closed.publication()).ended(closed.closedAt());
            case Listing.Expired expired -> NOTHING.after(expired.publication()).ended(expired.expiredAt());
        };
    }

    private StandingRow after(Listing.Publication published) {
        return new StandingRow(null, null, PublicationRow.of(published), null, null, null);
    }

    private StandingRow ended(Instant at) {
        return new StandingRow(null, null, publication, null, at, null);
    }

    List<Listing.Comment> returnedWith() {
        return comments == null ? List.of() : comments;
    }

    Optional<Listing.Publication> published() {
        return Optional.ofNullable(publication).map(PublicationRow::publication);
    }
}
