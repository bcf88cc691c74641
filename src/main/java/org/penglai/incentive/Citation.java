package org.penglai.incentive;

import java.util.Optional;

/**
 * Where in which paper a rule stands, and how sure its wording is.
 *
 * @param document the paper
 * @param locator where in it
 * @param status standing of the text that was read
 * @param quotation the paper's own words in Chinese, where the exact wording decides
 */
public record Citation(Document document, Locator locator, Status status, Optional<String> quotation) {

    /** Standing of a text. */
    public enum Status {
        DRAFT,
        /** Known to be issued; the final wording has not been seen. */
        ISSUED_TEXT_UNSEEN,
        IN_FORCE,
        SUPERSEDED,
        EXPIRED
    }

    /** The same paper, elsewhere. */
    public Citation at(Locator other) {
        return new Citation(document, other, status, Optional.empty());
    }
}
