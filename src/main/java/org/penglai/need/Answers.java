package org.penglai.need;

import java.util.List;
import java.util.Map;
import org.penglai.kernel.OrganisationId;

/** What was said to matches; every word stays, and of each side the last counts. */
public interface Answers {

    void add(Answer answer);

    /** The last word of each side to each match of the need. */
    List<Answer> of(NeedId need);

    /** The last word of each side to every match: what weights are learned from, in order of needs and listings. */
    List<Answer> all();

    /** How often firms declined for each kind of reason, by their last words. */
    Map<DeclineReason, Integer> declines();

    /** The same for the listings that the organisation sells. */
    Map<DeclineReason, Integer> declines(OrganisationId seller);
}
