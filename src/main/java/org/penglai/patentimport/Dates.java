package org.penglai.patentimport;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.penglai.kernel.Spelling;

/** Reads days as lists of patents write them: 2021-03-01, 2021/3/1, 2021.03.01, 20210301, 2021年3月1日, with or without a time of day. */
final class Dates {

    private static final Pattern PARTED = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?");
    private static final Pattern SOLID = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern MIDNIGHT = Pattern.compile("T?00:00(:00(\\.0+)?)?$");

    private Dates() {}

    static Optional<LocalDate> read(String written) {
        var plain = MIDNIGHT.matcher(Spelling.plain(written)).replaceFirst("");
        for (var form : new Pattern[] {PARTED, SOLID}) {
            var found = form.matcher(plain);
            if (found.matches()) {
                return day(found.group(1), found.group(2), found.group(3));
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> day(String year, String month, String day) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
