package org.penglai.need;

import java.util.List;
import org.penglai.discovery.ListingDocument;

/** Finds the listings nearest to what a firm says; refused with {@code search.unavailable} while the engine is away. */
@FunctionalInterface
public interface Nearest {

    /**
     * A listing that was found.
     *
     * @param nearness from 0 to 1000, against what was found nearest
     */
    record Near(ListingDocument listing, int nearness) {}

    /** The nearest first. */
    List<Near> to(NeedContent content, NeedFields fields, int limit);
}
