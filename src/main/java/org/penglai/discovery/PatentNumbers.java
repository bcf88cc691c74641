package org.penglai.discovery;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Spelling;
import org.penglai.patent.ApplicationNumber;

/** Finds the application and patent numbers in what was typed, in any spelling. */
public final class PatentNumbers {

    /** A run of digits as long as a number, with the signs that stand in one. */
    private static final Pattern CANDIDATE = Pattern.compile("(?:ZL|CN)?\\d[\\d.]{6,13}[\\dX]");

    private PatentNumbers() {}

    /** The numbers, canonical; a number with a wrong check digit names nothing. */
    public static Set<String> in(String typed) {
        var plain = Spelling.plain(typed);
        var found = new LinkedHashSet<String>();
        number(plain).ifPresent(found::add);
        CANDIDATE
                .matcher(plain)
                .results()
                .flatMap(candidate -> number(candidate.group()).stream())
                .forEach(found::add);
        return found;
    }

    private static Optional<String> number(String text) {
        try {
            return Optional.of(ApplicationNumber.parse(text).canonical());
        } catch (Refusal notANumber) {
            return Optional.empty();
        }
    }
}
