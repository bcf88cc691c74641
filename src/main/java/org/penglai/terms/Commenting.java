package org.penglai.terms;

import java.util.Optional;
import org.penglai.kernel.Actor;
import org.penglai.kernel.Ids;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Tx;

/**
 * Members say what they think of an announced change until it comes into force, each once; operators answer every comment,
 * and may withhold the text of one that breaks the law or somebody's rights, saying why. Anyone reads.
 */
public final class Commenting {

    private final Tx tx;
    private final Ids ids;
    private final Editions editions;
    private final Comments comments;

    public Commenting(Tx tx, Ids ids, Editions editions, Comments comments) {
        this.tx = tx;
        this.ids = ids;
        this.editions = editions;
        this.comments = comments;
    }

    public Comment comment(Actor member, Document document, int number, String text) {
        var refusal = Refusal.invalid("terms.comment");
        var said = Changing.required(refusal, "/text", text, Comment.TEXT_MAX);
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
        return tx.run(now -> {
            var edition = editions.shelf(document)
                    .find(number)
                    .filter(found -> !found.isDraft())
                    .orElseThrow(() -> unknown(document));
            if (!edition.isAwaited(now)) {
                throw Refusal.conflict("terms.comments-closed");
            }
            var comment = new Comment(
                    new CommentId(ids.next()), document, number, member.organisation(), said, now, Optional.empty());
            comments.add(comment, member);
            return comment;
        });
    }

    /** Answers a comment, once. */
    public Comment answer(Actor operator, CommentId id, String text, boolean withheld) {
        var refusal = Refusal.invalid("terms.answer");
        var said = Changing.required(refusal, "/text", text, Comment.TEXT_MAX);
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
        return tx.run(now -> {
            var comment = comments.lock(id)
                    .orElseThrow(() -> Refusal.unknown("terms.comment-unknown").with("id", id.toString()));
            if (comment.answer().isPresent()) {
                throw Refusal.conflict("terms.answered");
            }
            comments.answer(id, new Comment.Answer(said, withheld, now), operator);
            return comments.lock(id).orElseThrow();
        });
    }

    static Refusal unknown(Document document) {
        return Refusal.unknown("terms.unknown").with("document", document.slug());
    }
}
