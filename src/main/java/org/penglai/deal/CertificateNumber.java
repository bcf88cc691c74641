package org.penglai.deal;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Number of a certificate (交易证书编号), such as {@code YT-2026-000123}: the year of certification and a running number. */
public record CertificateNumber(String value) {

    private static final Pattern FORM = Pattern.compile("YT-\\d{4}-\\d{6,12}");

    private static final int DIGITS = 6;

    private static final String SEPARATOR = "[\\s\\p{Pd}\u2212_./]*";

    private static final Pattern TYPED = Pattern.compile("YT" + SEPARATOR + "(\\d{4})(" + SEPARATOR + ")(\\d{1,12})");

    public CertificateNumber {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a certificate number: " + value);
        }
    }

    /** The number that the sequence gives in that year. */
    static CertificateNumber of(int year, long running) {
        return new CertificateNumber("YT-%04d-%06d".formatted(year, running));
    }

    /**
     * The number in what was typed or scanned, whatever the case, width and separators; the running number may be short where it
     * stands by itself and begins with no zero. Empty where it is none.
     */
    public static Optional<CertificateNumber> read(String typed) {
        var plain = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
        var parts = TYPED.matcher(plain);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var running = parts.group(3);
        if (running.length() < DIGITS && (parts.group(2).isEmpty() || running.startsWith("0"))) {
            return Optional.empty(); // a digit may be missing, and nobody can say which
        }
        var padded = "0".repeat(Math.max(0, DIGITS - running.length())) + running;
        return Optional.of(new CertificateNumber("YT-" + parts.group(1) + "-" + padded));
    }

    @Override
    public String toString() {
        return value;
    }
}
