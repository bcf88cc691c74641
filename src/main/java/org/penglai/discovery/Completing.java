package org.penglai.discovery;

import java.util.List;
import org.penglai.kernel.Language;

/** Finds what begins like the words typed so far among titles, owners and numbers of what is on offer. */
@FunctionalInterface
public interface Completing {

    /** At most so many of each kind. */
    List<Suggestion> complete(String typed, Language language, int each);
}
