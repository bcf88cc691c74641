package org.penglai.money.web;

import java.util.regex.Pattern;

/**
 * What an entry rests on (依据) as people call it: a kind of document, and the number by which they know it.
 *
 * @param kind that the words stand under; empty where it is of no known kind
 * @param number such as the bank's own of a transfer; empty where there is only an id of the book
 */
public record SourceWords(String kind, String number) {

    /** A source that was booked anew after it had been taken back. */
    private static final Pattern AGAIN = Pattern.compile("^again/\\d+/");

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(/\\d+)?");

    /** Of a source as the book has it. */
    public static SourceWords of(String source) {
        var plain = AGAIN.matcher(source).replaceFirst("");
        var slash = plain.indexOf('/');
        if (slash < 1) {
            return new SourceWords("", plain);
        }
        var number = plain.substring(slash + 1);
        return new SourceWords(plain.substring(0, slash), ID.matcher(number).matches() ? "" : number);
    }
}
