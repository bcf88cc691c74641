package org.penglai.money.file;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.penglai.kernel.LegalDays;
import org.penglai.kernel.Money;
import org.penglai.money.LineFault;

/** Reads the cells of one row, and keeps what is wrong with them. */
final class RowReading {

    /** Digits with commas between thousands, and at most two decimals; fifteen figures hold every amount there is. */
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,13}(?:\\.\\d{1,2})?0*");

    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(?:[,，]\\d{3})+(?:\\.\\d+)?");
    private static final Pattern BLANKS = Pattern.compile("[\\p{Cntrl}\\p{Cs}\\s]+");
    private static final Pattern WITH_OFFSET = Pattern.compile(".*[+-]\\d{2}:?\\d{2}$");
    private static final DateTimeFormatter PLAIN = strict("uuuuMMdd");
    private static final DateTimeFormatter SLASHED = strict("uuuu/M/d");
    private static final DateTimeFormatter DASHED = strict("uuuu-M-d");
    private static final DateTimeFormatter CHINESE = strict("uuuu年M月d日");

    private static DateTimeFormatter strict(String pattern) {
        return DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT);
    }

    private final int row;
    private final List<LineFault> faults = new ArrayList<>();

    RowReading(int row) {
        this.row = row;
    }

    List<LineFault> faults() {
        return faults;
    }

    boolean isGood() {
        return faults.isEmpty();
    }

    void fault(String column, String code, Map<String, Object> facts) {
        faults.add(new LineFault(row, column, code, facts));
    }

    /** A text that must be there and short enough. */
    String required(String column, String text, int most) {
        if (text.isBlank()) {
            fault(column, "required", Map.of());
        } else if (text.length() > most) {
            fault(column, "maxLength", Map.of("limit", most));
        } else if (!text.strip().equals(bounded(text, most))) {
            fault(column, "money.line.letters", Map.of());
        }
        return text.strip();
    }

    /** A text of which too much is cut off, since nothing hangs on its end. */
    static String bounded(String text, int most) {
        var plain = BLANKS.matcher(text).replaceAll(" ").strip();
        return plain.length() <= most ? plain : plain.substring(0, most);
    }

    /** An amount of yuan that is not below zero. */
    Optional<Money> amount(String column, String text) {
        var plain = text.strip().replace("¥", "").replace("￥", "");
        var figures = GROUPED.matcher(plain).matches() ? plain.replaceAll("[,，]", "") : plain;
        if (plain.isEmpty()) {
            fault(column, "required", Map.of());
            return Optional.empty();
        }
        if (!AMOUNT.matcher(figures).matches()) {
            fault(column, "money.line.amount", Map.of("given", given(text)));
            return Optional.empty();
        }
        return Optional.of(new Money(new BigDecimal(figures).movePointRight(2).longValue()));
    }

    /** A balance, which may be below zero. */
    Optional<Money> balance(String column, String text) {
        var plain = text.strip();
        var negative = plain.startsWith("-") || plain.startsWith("−");
        return amount(column, negative ? plain.substring(1) : plain)
                .map(found -> negative ? Money.ZERO.minus(found) : found);
    }

    /** A day, in the ways in which banks write it. */
    LocalDate day(String column, String text) {
        var plain = text.strip();
        if (plain.isEmpty()) {
            fault(column, "required", Map.of());
            return LocalDate.EPOCH;
        }
        try {
            if (plain.contains("T")) {
                return instantOrDay(plain);
            }
            var day = plain.split("\\s")[0];
            return LocalDate.parse(day, form(day));
        } catch (DateTimeException unreadable) {
            // said below
        }
        fault(column, "money.line.day", Map.of("given", given(text)));
        return LocalDate.EPOCH;
    }

    private static LocalDate instantOrDay(String text) {
        return text.endsWith("Z") || WITH_OFFSET.matcher(text).matches()
                ? LegalDays.of(OffsetDateTime.parse(text).toInstant())
                : LocalDate.parse(text.substring(0, text.indexOf('T')));
    }

    /** By the sign between its parts, since trying one form after the other is dear for a file of many rows. */
    private static DateTimeFormatter form(String day) {
        if (day.indexOf('-') >= 0) {
            return DASHED;
        }
        if (day.indexOf('/') >= 0) {
            return SLASHED;
        }
        return day.indexOf('年') >= 0 ? CHINESE : PLAIN;
    }

    /** What was given, short enough to be shown. */
    static String given(String text) {
        return bounded(text, 40);
    }
}
