package org.penglai.discovery;

import org.penglai.kernel.Bilingual;

/**
 * What an edition of the classification changed at a place.
 *
 * @param before the subject as it stood before; empty for what is new
 * @param edition the edition that told of it last before; empty for what is new
 */
public record IpcChange(Kind kind, Bilingual before, String edition) {

    /** What became of a place. */
    public enum Kind {
        /** The edition before went as deep there and did not have it. */
        NEW,
        /** Its subject reads otherwise. */
        REWORDED,
        /** It is no longer used, and its matter stands elsewhere. */
        MOVED,
        /** The edition goes as deep there and no longer has it. */
        GONE
    }
}
