package org.penglai.app;

import java.util.List;
import org.penglai.terms.web.TermsPages;

/**
 * What the front page tells of today: changes of the platform's rules that are announced.
 *
 * @param sessionsEnded whether the reader has just ended all own sign-ins
 */
public record Home(List<TermsPages.Change> changes, boolean sessionsEnded) {

    public Home {
        changes = List.copyOf(changes);
    }
}
