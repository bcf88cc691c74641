package org.penglai.discovery;

import java.util.Set;
import org.penglai.kernel.Industry;

/**
 * A problem as somebody describes it to a friend (技术需求), with what was confirmed of it.
 *
 * @param title its name in a few words; may be empty
 * @param text the description
 * @param ipc symbols of the classification or prefixes of them that were confirmed, such as {@code H01M}
 * @param industries industries that were confirmed
 */
public record NeedText(String title, String text, Set<String> ipc, Set<Industry> industries) {

    public NeedText {
        ipc = Set.copyOf(ipc);
        industries = Set.copyOf(industries);
    }

    /** What was written, without anything confirmed. */
    public static NeedText of(String title, String text) {
        return new NeedText(title, text, Set.of(), Set.of());
    }
}
