package org.penglai.terms;

import java.time.Instant;
import java.util.Optional;
import org.penglai.kernel.OrganisationId;

/**
 * What a member says of an announced change (意见). Shown with the member's organisation, never with the person's name.
 *
 * @param answer what the platform says to it
 */
public record Comment(
        CommentId id,
        Document document,
        int edition,
        OrganisationId organisation,
        String text,
        Instant at,
        Optional<Answer> answer) {

    /** Longest comment and longest answer, in characters. */
    public static final int TEXT_MAX = 2_000;

    /**
     * The platform's answer.
     *
     * @param withheld whether the comment's text is not shown, for which the answer says why
     */
    public record Answer(String text, boolean withheld, Instant at) {}

    /** Whether anyone may read its text. */
    public boolean isShown() {
        return answer.filter(Answer::withheld).isEmpty();
    }
}
