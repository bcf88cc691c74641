package org.penglai.discovery;

/**
 * What was made of a query that could not be taken as it was typed.
 *
 * @param code its sentence is {@code discovery.note.<code>}
 * @param said the part of the query that it is about
 */
public record Note(String code, String said) {

    /** A quotation mark was not closed: its words are searched as words. */
    static final String OPEN_QUOTE = "open-quote";

    /** No field has that name: it is searched as words. */
    static final String UNKNOWN_FIELD = "unknown-field";

    /** Nothing follows the field's name. */
    static final String EMPTY_FIELD = "empty-field";

    /** The field wants a symbol or number, and this is none. */
    static final String NOT_A_SYMBOL = "not-a-symbol";

    /** AND, OR and brackets have no meaning here and are left out. */
    static final String OPERATOR = "operator";

    /** More parts than are looked at: the rest is left out. */
    static final String TOO_MANY = "too-many";
}
