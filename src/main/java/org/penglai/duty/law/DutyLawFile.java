package org.penglai.duty.law;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.penglai.duty.DutyLaw;
import org.penglai.kernel.Bilingual;
import org.penglai.listing.Citation;
import org.penglai.listing.ListingMode;

/**
 * Reads the duties of public institutions. A share that is none, a line without its law, a doubled id, or inventors and office
 * that together are asked more than the whole keep the server from starting.
 */
public final class DutyLawFile {

    private static final String SHIPPED = "/law/university-duties.yaml";

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private DutyLawFile() {}

    /** A text in both languages. */
    record Words(String zh, String en) {}

    /** A share as written. */
    record WrittenLine(
            String id,
            DutyLaw.Beneficiary to,
            DutyLaw.Basis of,
            String divisions,
            BigDecimal share,
            String law,
            Words article,
            Citation.Status status,
            LocalDate validFrom) {}

    /** The right to go first as written. */
    record WrittenFirst(
            Set<ListingMode> modes, String law, Words article, Citation.Status status, LocalDate validFrom) {}

    /** The report as written. */
    record WrittenReport(
            int month,
            int day,
            List<Integer> remindDays,
            String law,
            Words article,
            Citation.Status status,
            LocalDate validFrom,
            String divisions) {}

    /** The file as written. */
    record Written(Map<String, Words> laws, List<WrittenLine> shares, WrittenFirst firstRefusal, WrittenReport report) {

        DutyLaw law() {
            var ids = new HashSet<String>();
            shares.stream()
                    .filter(line -> !ids.add(line.id))
                    .findFirst()
                    .ifPresent(line -> wrong("listed twice: " + line.id));
            shares.stream()
                    .filter(line -> line.share.signum() <= 0 || line.share.compareTo(BigDecimal.ONE) > 0)
                    .findFirst()
                    .ifPresent(line -> wrong("not a share: " + line.id));
            requirePayable();
            return new DutyLaw(
                    shares.stream().map(this::line).toList(),
                    new DutyLaw.FirstRefusalRule(
                            firstRefusal.modes,
                            citation(
                                    firstRefusal.law,
                                    firstRefusal.article,
                                    firstRefusal.status,
                                    firstRefusal.validFrom)),
                    new DutyLaw.ReportRule(
                            LocalDate.of(2000, report.month, report.day).getMonthValue(),
                            report.day,
                            report.remindDays,
                            report.divisions,
                            citation(report.law, report.article, report.status, report.validFrom)));
        }

        private void requirePayable() {
            for (var basis : DutyLaw.Basis.values()) {
                var most = greatest(basis, DutyLaw.Beneficiary.INVENTORS)
                        .add(greatest(basis, DutyLaw.Beneficiary.TRANSFER_OFFICE));
                if (most.compareTo(BigDecimal.ONE) > 0) {
                    wrong("more than the whole is asked of " + basis);
                }
            }
        }

        private BigDecimal greatest(DutyLaw.Basis basis, DutyLaw.Beneficiary to) {
            return shares.stream()
                    .filter(line -> line.of == basis && line.to == to)
                    .map(WrittenLine::share)
                    .reduce(BigDecimal.ZERO, BigDecimal::max);
        }

        private DutyLaw.Line line(WrittenLine line) {
            return new DutyLaw.Line(
                    line.id,
                    line.to,
                    line.of,
                    line.divisions,
                    line.share,
                    citation(line.law, line.article, line.status, line.validFrom));
        }

        private Citation citation(String law, Words article, Citation.Status status, LocalDate validFrom) {
            var title =
                    Optional.ofNullable(laws.get(law)).orElseThrow(() -> new IllegalStateException("no law " + law));
            var text = Bilingual.of("《" + title.zh + "》" + article.zh, title.en + ", " + article.en);
            return new Citation(text, status, validFrom, Optional.empty());
        }

        private static void wrong(String what) {
            throw new IllegalStateException(what);
        }
    }

    /** The data that is shipped. */
    public static DutyLaw shipped() {
        try (var file = DutyLawFile.class.getResourceAsStream(SHIPPED)) {
            if (file == null) {
                throw new IllegalStateException("missing from the jar: " + SHIPPED);
            }
            return read(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Reads a file of that form. */
    static DutyLaw read(InputStream file) throws IOException {
        return YAML.readValue(file, Written.class).law();
    }
}
