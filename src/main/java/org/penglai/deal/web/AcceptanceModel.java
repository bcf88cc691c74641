package org.penglai.deal.web;

import java.util.List;
import org.penglai.platform.http.Form;
import org.penglai.platform.http.Problems;

/**
 * What the page of a refused acceptance shows: the form as typed, and what is in the way.
 *
 * @param failed the checks that failed, clause by clause
 */
public record AcceptanceModel(String listing, Form form, Problems.Shown problem, List<Failed> failed) {

    /**
     * One check that failed.
     *
     * @param reason code, under which the cure stands in {@code deal.cure}
     * @param says what is wrong, in words
     */
    public record Failed(String reason, String says, String citation) {}
}
