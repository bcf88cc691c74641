package org.penglai.discovery;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Spelling;
import org.penglai.patent.ApplicationNumber;
import org.penglai.patent.PublicationNumber;

/** Finds the application, patent and publication numbers in what was typed, in any spelling. */
public final class PatentNumbers {

    /** A run of digits as long as an application number, with the signs that stand in one. */
    private static final Pattern APPLICATION = Pattern.compile("(?:ZL|CN)?\\d[\\d.]{6,13}[\\dX]");

    private static final Pattern PUBLICATION =
            Pattern.compile("CN\\.?\\d{7,9}(?!\\.?\\d)(?:\\.?[A-Z]\\d?)?|(?<![\\d.])\\d{7,9}[A-Z]\\d?");

    /** What people write before a number. */
    private static final Pattern CALLED =
            Pattern.compile("(?:专利|申请|公开|公告)?号(?:码)?|中国|专利|PATENT|NUMBER|NO\\.?|[:：()（）,，;；#]");

    private PatentNumbers() {}

    /** The numbers, canonical; a number with a wrong check digit names nothing. */
    public static Set<String> in(String typed) {
        var plain = Spelling.plain(typed);
        var found = new LinkedHashSet<String>();
        application(plain).ifPresent(found::add);
        matches(APPLICATION, plain).flatMap(one -> application(one).stream()).forEach(found::add);
        publication(plain).ifPresent(found::add);
        matches(PUBLICATION, plain).flatMap(one -> publication(one).stream()).forEach(found::add);
        return found;
    }

    /** Whether the text is made of numbers and what they are called, so that no word is left to be ranked. */
    public static boolean isNothingElse(String typed) {
        var plain = Spelling.plain(typed);
        if (application(plain).isPresent() || publication(plain).isPresent()) {
            return true;
        }
        var rest = CALLED.matcher(plain).replaceAll("");
        rest = APPLICATION.matcher(rest).replaceAll("");
        return PUBLICATION.matcher(rest).replaceAll("").isEmpty();
    }

    private static Stream<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(one -> one.group());
    }

    private static Optional<String> application(String text) {
        try {
            return Optional.of(ApplicationNumber.parse(text).canonical());
        } catch (Refusal notANumber) {
            return Optional.empty();
        }
    }

    private static Optional<String> publication(String text) {
        return PublicationNumber.read(text).map(PublicationNumber::digits);
    }
}
