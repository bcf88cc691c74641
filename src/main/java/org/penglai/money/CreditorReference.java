package org.penglai.money;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The reference that a payer quotes (付款附言编号): {@code RF}, two check digits and up to 21 letters and figures, so that a
 * mistyped one is not taken for another (ISO 11649, check by ISO/IEC 7064 MOD 97-10).
 */
public record CreditorReference(String value) {

    private static final Pattern SHAPE = Pattern.compile("RF\\d{2}[0-9A-Z]{1,21}");

    /** Printed in groups of four, so it may come with spaces; what follows it may stick to it. */
    private static final Pattern IN_TEXT = Pattern.compile("R\\s?F\\s?\\d\\s?\\d(?:[\\s-]?[0-9A-Z]){1,21}");

    /** How ours go on behind the check digits. */
    private static final String OURS = "PL";

    private static final int FIGURES = 10;
    private static final int LENGTH = 4 + OURS.length() + FIGURES;
    private static final BigInteger MODULUS = BigInteger.valueOf(97);
    private static final int GROUP = 4;

    public CreditorReference {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a creditor reference");
        }
    }

    /** The platform's reference of that running number. */
    public static CreditorReference of(long number) {
        return withCheck(OURS + String.format(Locale.ROOT, "%0" + FIGURES + "d", number));
    }

    /** The reference of that content. */
    static CreditorReference withCheck(String content) {
        var check = 98 - rest(content + "RF00");
        return new CreditorReference("RF" + String.format(Locale.ROOT, "%02d", check) + content);
    }

    /** Whether the check digits are right. */
    static boolean isValid(String text) {
        return SHAPE.matcher(text).matches() && rest(text.substring(GROUP) + text.substring(0, GROUP)) == 1;
    }

    /** Letters count as two figures, A as 10. */
    private static int rest(String text) {
        var figures = new StringBuilder(text.length() * 2);
        text.chars().forEach(letter -> figures.append(Character.digit(letter, 36)));
        return new BigInteger(figures.toString()).mod(MODULUS).intValue();
    }

    /** The reference that one typed or a bank passed on as a field of its own. */
    static Optional<CreditorReference> parse(String typed) {
        var plain = plain(typed).replaceAll("[\\s-]", "");
        return isValid(plain) ? Optional.of(new CreditorReference(plain)) : Optional.empty();
    }

    /** Those of ours that stand in what a payer wrote, in order; what sticks to their end is cut off. */
    static List<CreditorReference> in(String text) {
        var found = new ArrayList<CreditorReference>();
        var written = plain(text);
        var matcher = IN_TEXT.matcher(written);
        for (int at = 0; matcher.find(at); at = matcher.start() + 1) {
            var tight = matcher.group().replaceAll("[\\s-]", "");
            var ours = tight.length() < LENGTH ? "" : tight.substring(0, LENGTH);
            if (isValid(ours) && ours.startsWith(OURS, GROUP)) {
                found.add(new CreditorReference(ours));
            }
        }
        return found.stream().distinct().toList();
    }

    private static String plain(String text) {
        return java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT);
    }

    /** In groups of four, as it is printed. */
    public String grouped() {
        return value.replaceAll("(.{" + GROUP + "})(?=.)", "$1 ");
    }

    @Override
    public String toString() {
        return value;
    }
}
