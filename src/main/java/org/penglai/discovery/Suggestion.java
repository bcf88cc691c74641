package org.penglai.discovery;

/**
 * A way on from what was typed so far.
 *
 * @param text what is shown
 * @param parameter the search's parameter that it fills
 * @param value what it fills in
 */
public record Suggestion(Kind kind, String text, String parameter, String value) {

    /** What kind of thing it names. */
    public enum Kind {
        /** A patent or application number. */
        NUMBER,
        /** A place of the classification by its subject. */
        SUBJECT,
        /** An owner of patents on offer. */
        OWNER,
        /** The title of a listing. */
        TITLE
    }
}
