package org.penglai.app;

import java.util.List;
import org.penglai.terms.web.TermsPages;

/** What the front page tells of today: changes of the platform's rules that are announced. */
public record Home(List<TermsPages.Change> changes) {

    public Home {
        changes = List.copyOf(changes);
    }
}
