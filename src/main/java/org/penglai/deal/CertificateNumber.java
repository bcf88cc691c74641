package org.penglai.deal;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Number of a certificate (交易证书编号), such as {@code YT-2026-000123}: the year of certification and a running number. */
public record CertificateNumber(String value) {

    private static final Pattern FORM = Pattern.compile("YT-\\d{4}-\\d{6,12}");

    public CertificateNumber {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a certificate number: " + value);
        }
    }

    /** The number that the sequence gives in that year. */
    static CertificateNumber of(int year, long running) {
        return new CertificateNumber("YT-%04d-%06d".formatted(year, running));
    }

    /** The number in what was typed or scanned; empty where it is none. */
    public static Optional<CertificateNumber> read(String typed) {
        var plain = typed.strip().toUpperCase(Locale.ROOT);
        return FORM.matcher(plain).matches() ? Optional.of(new CertificateNumber(plain)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
