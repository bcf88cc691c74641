package org.penglai.patent;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.penglai.kernel.Refusal;
import org.penglai.kernel.Spelling;

/**
 * The number under which the Chinese office published an application or a patent (公开号、公告号), such as {@code
 * CN117123456B}: seven digits, or nine since 2007, of which the first tells the kind, and letters that say what was
 * published.
 *
 * @param digits without office and letters
 * @param kind letters such as {@code A}, {@code B} or {@code C2}; empty where they were not given
 */
public record PublicationNumber(String digits, String kind) {

    /** Digits of a number since 2007. */
    static final int LONG = 9;

    private static final Pattern DIGITS = Pattern.compile("[123](?:\\d{6}|\\d{8})");

    private static final Pattern KIND = Pattern.compile("(?:[ABCUSYD]|[CYS][1-7])?");

    /** As printed, as DOCDB writes it with dots, and as EPODOC writes it without letters; one of office and letters is there. */
    private static final Pattern WRITTEN =
            Pattern.compile("(?<office>CN)?\\.?(?<digits>[123](?:\\d{6}|\\d{8}))\\.?(?<kind>[A-Z]\\d?)?");

    public PublicationNumber {
        if (!DIGITS.matcher(digits).matches() || !KIND.matcher(kind).matches()) {
            throw malformed(digits + kind);
        }
        var meant = PublicationKind.byLength(kind, digits.length());
        if (meant.filter(known -> known.patentKind() != ofFirst(digits.charAt(0)))
                .isPresent()) {
            throw malformed(digits + kind);
        }
    }

    /** Reads any spelling, or refuses it. */
    public static PublicationNumber parse(String written) {
        return read(written).orElseThrow(() -> malformed(written));
    }

    /** The number, if the text is one. */
    public static Optional<PublicationNumber> read(String written) {
        var matcher = WRITTEN.matcher(Spelling.plain(written));
        if (!matcher.matches() || matcher.group("office") == null && matcher.group("kind") == null) {
            return Optional.empty();
        }
        var kind = matcher.group("kind");
        try {
            return Optional.of(new PublicationNumber(matcher.group("digits"), kind == null ? "" : kind));
        } catch (Refusal none) {
            return Optional.empty();
        }
    }

    private static Refusal malformed(String written) {
        return Refusal.invalid("patent.publication-malformed").with("given", written);
    }

    private static PatentKind ofFirst(char digit) {
        return PatentKind.ofDigit(digit);
    }

    public PatentKind patentKind() {
        return ofFirst(digits.charAt(0));
    }

    /** What was published, as far as letters and length tell it. */
    public Optional<PublicationKind> meaning() {
        return PublicationKind.byLength(kind, digits.length());
    }

    /** What was published on that day; refused when the letters or the length were not used then. */
    public Optional<PublicationKind> meaningOn(LocalDate day) {
        if (!PublicationKind.fits(digits.length(), day)) {
            throw Refusal.invalid("patent.publication-length")
                    .with("given", printed())
                    .with("date", day.toString());
        }
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(PublicationKind.on(kind, day)
                .orElseThrow(() -> Refusal.invalid("patent.publication-kind")
                        .with("kind", kind)
                        .with("date", day.toString())));
    }

    /** As the document itself prints it. */
    public String printed() {
        return "CN" + digits + kind;
    }

    /** As DOCDB writes it. */
    public String docdb() {
        return kind.isEmpty() ? "CN." + digits : "CN." + digits + "." + kind;
    }

    /** As EPODOC writes it, without letters. */
    public String epodoc() {
        return "CN" + digits;
    }

    @Override
    public String toString() {
        return printed();
    }
}
