package org.penglai.deal.web;

import java.util.List;
import org.penglai.platform.http.Problems;

/**
 * What keeps an acceptance from becoming a deal besides what is wrong in its form.
 *
 * @param failed the checks that failed, clause by clause
 */
public record InTheWay(Problems.Shown problem, List<Failed> failed) {

    /**
     * One check that failed.
     *
     * @param reason code, under which the cure stands in {@code deal.cure}
     * @param says what is wrong, in words
     */
    public record Failed(String reason, String says, String citation) {}
}
