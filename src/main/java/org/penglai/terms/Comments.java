package org.penglai.terms;

import java.util.List;
import java.util.Optional;
import org.penglai.kernel.Actor;

/** Where comments on announced changes are kept. */
public interface Comments {

    /** A member's comment; refused when that person has commented on the edition before. */
    void add(Comment comment, Actor by);

    List<Comment> of(Edition edition, int most);

    /** Those without an answer, the oldest first. */
    List<Comment> unanswered(int most);

    /** The comment, locked for the running transaction. */
    Optional<Comment> lock(CommentId id);

    void answer(CommentId id, Comment.Answer answer, Actor by);
}
