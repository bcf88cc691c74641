package org.penglai.patent;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Spelling;

/**
 * A Chinese application number (申请号), by which a patent is addressed throughout: since October 2003 four digits of year,
 * type, seven of serial and a check character ({@code 202110123456.7}), before that two, type, five and check
 * ({@code 97101765.4}). The patent number (专利号) is the same with {@code ZL} before it.
 */
public record ApplicationNumber(String digits) implements Comparable<ApplicationNumber> {

    private static final int NEW_FORM = 12;
    private static final int OLD_FORM = 8;

    /** Year, type and serial; the old form ran from the office's first filings in 1985 into 2003. */
    private static final Pattern DIGITS =
            Pattern.compile("20(?:0[3-9]|[1-9]\\d)[12389]\\d{7}|(?:8[5-9]|9\\d|0[0-3])[12389]\\d{5}");

    private static final Pattern WRITTEN =
            Pattern.compile("(?:ZL|CN)?\\.?(?:ZL|CN)?\\.?(?<digits>\\d{12}|\\d{8})(?:\\.?(?<check>[\\dX]))?");

    /** As DOCDB writes an application: office, number without check character, and a letter of kind. */
    private static final Pattern DOCDB = Pattern.compile("CN\\.?(?<digits>\\d{12}|\\d{8})\\.?[AUSYD]");

    /** How a number was written and what it was read as. */
    public record Reading(ApplicationNumber number, String written, boolean checkGiven) {
        /** Whether it was written as this platform writes it. */
        public boolean isCanonical() {
            return written.equals(number.canonical());
        }
    }

    public ApplicationNumber {
        if (!DIGITS.matcher(digits).matches()) {
            throw malformed(digits);
        }
    }

    /** Reads any spelling; a number without check character gets the computed one, and the reading says so. */
    public static Reading read(String written) {
        var plain = Spelling.plain(written);
        var docdb = DOCDB.matcher(plain);
        if (docdb.matches() && DIGITS.matcher(docdb.group("digits")).matches()) {
            return new Reading(new ApplicationNumber(docdb.group("digits")), written, /* checkGiven= */ false);
        }
        var matcher = WRITTEN.matcher(plain);
        if (!matcher.matches() || !DIGITS.matcher(matcher.group("digits")).matches()) {
            throw malformed(written);
        }
        var number = new ApplicationNumber(matcher.group("digits"));
        return new Reading(number, written, isChecked(matcher, number));
    }

    /** The number of any spelling. */
    public static ApplicationNumber parse(String written) {
        return read(written).number();
    }

    private static boolean isChecked(Matcher matcher, ApplicationNumber number) {
        var given = matcher.group("check");
        if (given == null) {
            return false;
        }
        if (given.charAt(0) != number.check()) {
            throw Refusal.invalid("patent.check-digit")
                    .with("given", given)
                    .with("expected", String.valueOf(number.check()))
                    .with("canonical", number.canonical());
        }
        return true;
    }

    private static Refusal malformed(String written) {
        return Refusal.invalid("patent.number-malformed").with("given", written);
    }

    /** Digits times 2 to 9, then again from 2, summed, modulo 11; ten is written X. */
    public char check() {
        var sum = 0;
        for (var i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 8 + 2);
        }
        var check = sum % 11;
        return check == 10 ? 'X' : Character.forDigit(check, 10);
    }

    /** As stored, shown and addressed: digits, dot, check character. */
    public String canonical() {
        return digits + "." + check();
    }

    /** The patent number (专利号), which a granted patent bears. */
    public String patentNumber() {
        return "ZL" + canonical();
    }

    /** As DOCDB writes it: office, digits without check character, letter of kind. */
    public String docdb() {
        var letter = switch (kind()) {
            case INVENTION -> "A";
            case UTILITY_MODEL -> "U";
            case DESIGN -> "S";
        };
        return "CN." + digits + "." + letter;
    }

    /** As EPODOC writes it: office and digits. */
    public String epodoc() {
        return "CN" + digits;
    }

    /** The year of filing that the number names. */
    public int year() {
        if (digits.length() == NEW_FORM) {
            return Integer.parseInt(digits.substring(0, 4));
        }
        var year = Integer.parseInt(digits.substring(0, 2));
        return year >= 85 ? 1900 + year : 2000 + year;
    }

    public PatentKind kind() {
        return PatentKind.ofDigit(type());
    }

    /** Whether the application came by way of the Patent Cooperation Treaty. */
    public boolean isInternational() {
        return type() == '8' || type() == '9';
    }

    private char type() {
        return digits.charAt(digits.length() == OLD_FORM ? 2 : 4);
    }

    @Override
    public int compareTo(ApplicationNumber other) {
        return year() == other.year() ? digits.compareTo(other.digits) : Integer.compare(year(), other.year());
    }

    @Override
    public String toString() {
        return canonical();
    }
}
