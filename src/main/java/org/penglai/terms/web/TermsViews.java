package org.penglai.terms.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.penglai.kernel.Bilingual;
import org.penglai.terms.Comment;
import org.penglai.terms.Document;
import org.penglai.terms.Edition;
import org.penglai.terms.Shelf;

/** The rules as the API shows them. */
final class TermsViews {

    private TermsViews() {}

    /** A list. */
    record Items<T>(List<T> items) {}

    /** A document with its editions. */
    record ShelfView(
            Document document, Optional<Integer> inForce, Optional<Integer> announced, List<HeadView> editions) {
        static ShelfView of(Shelf shelf, Instant now) {
            return new ShelfView(
                    shelf.document(),
                    shelf.inForce(now).map(Edition::number),
                    shelf.awaited(now).map(Edition::number),
                    shelf.published().stream()
                            .map(edition -> HeadView.of(shelf, edition, now))
                            .toList());
        }
    }

    /** An edition without its text. */
    record HeadView(int edition, Shelf.State state, Optional<Instant> announcedAt, Optional<Instant> inForceAt) {
        static HeadView of(Shelf shelf, Edition edition, Instant now) {
            return new HeadView(
                    edition.number(),
                    shelf.state(edition, now),
                    edition.announcement().map(Edition.Announcement::announcedAt),
                    edition.announcement().map(Edition.Announcement::inForceAt));
        }
    }

    /** An edition. */
    record EditionView(
            Document document,
            int edition,
            Shelf.State state,
            Bilingual text,
            Bilingual reason,
            int revision,
            Optional<Instant> announcedAt,
            Optional<Instant> inForceAt) {
        static EditionView of(Shelf shelf, Edition edition, Instant now) {
            return new EditionView(
                    edition.document(),
                    edition.number(),
                    shelf.state(edition, now),
                    edition.text(),
                    edition.reason(),
                    edition.revision(),
                    edition.announcement().map(Edition.Announcement::announcedAt),
                    edition.announcement().map(Edition.Announcement::inForceAt));
        }
    }

    /** A comment; its author is nobody's business. */
    record CommentView(
            String id,
            Document document,
            int edition,
            String organisation,
            Optional<String> text,
            Instant at,
            Optional<String> answer,
            Optional<Instant> answeredAt,
            boolean withheld) {
        static CommentView of(Comment comment) {
            return new CommentView(
                    comment.id().toString(),
                    comment.document(),
                    comment.edition(),
                    comment.organisation().toString(),
                    Optional.of(comment.text()).filter(text -> comment.isShown()),
                    comment.at(),
                    comment.answer().map(Comment.Answer::text),
                    comment.answer().map(Comment.Answer::at),
                    !comment.isShown());
        }
    }
}
