package org.penglai.patent.law;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penglai.kernel.Bilingual;
import org.penglai.kernel.Money;
import org.penglai.patent.AnnuityLaw;
import org.penglai.patent.PatentKind;

/**
 * The file of the law of annuities. An unknown word, a law that is not defined, a value without source or one that makes no
 * sense keeps the server from starting.
 */
public final class AnnuityLawFile {

    private static final String SHIPPED = "/law/annuities.yaml";

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private AnnuityLawFile() {}

    /** When an annuity is due. */
    enum Due {
        END_OF_PREVIOUS_YEAR
    }

    /** A text in both languages. */
    record Words(String zh, String en) {}

    /** An authority as written. */
    record WrittenSource(String law, Words article, AnnuityLaw.Status status, LocalDate validFrom) {
        AnnuityLaw.Source in(Map<String, Words> laws) {
            var title = laws.get(law);
            if (title == null) {
                throw new IllegalStateException("no such law: " + law);
            }
            var text = Bilingual.of("《" + title.zh + "》" + article.zh, title.en + ", " + article.en);
            return new AnnuityLaw.Source(text, status, validFrom);
        }
    }

    /** Due day as written. */
    record WrittenDue(Due by, WrittenSource source) {}

    /** Grace as written. */
    record WrittenGrace(int months, WrittenSource source) {}

    /** Surcharge as written. */
    record WrittenSurcharge(int freeMonths, BigDecimal perMonth, BigDecimal most, WrittenSource source) {}

    /** Warnings as written. */
    record WrittenWarnings(List<Integer> days, WrittenSource source) {}

    /** A reduction as written. */
    record WrittenReduction(
            String id,
            BigDecimal rate,
            @JsonProperty("for") AnnuityLaw.Beneficiary beneficiary,
            Optional<Integer> yearsFromGrant,
            WrittenSource source) {}

    /** The trigger as written. */
    record WrittenTrigger(AnnuityLaw.Trigger value, WrittenSource source) {}

    /** An amount as written. */
    record WrittenAmount(PatentKind kind, int fromYear, int toYear, long fen, WrittenSource source) {}

    /** The dispute's period as written. */
    record WrittenDispute(int years, WrittenSource source) {}

    /** The file as written. */
    record Written(
            Map<String, Words> laws,
            WrittenDue due,
            WrittenGrace grace,
            WrittenSurcharge surcharge,
            WrittenWarnings warnings,
            List<WrittenReduction> reductions,
            WrittenTrigger annuityReductionTrigger,
            List<WrittenAmount> amounts,
            WrittenDispute ownershipDispute) {

        AnnuityLaw law() {
            requirePart(surcharge.perMonth);
            requirePart(surcharge.most);
            reductions.forEach(one -> requirePart(one.rate));
            require(grace.months > 0 && ownershipDispute.years > 0, "a period of nothing");
            require(warnings.days.stream().allMatch(days -> days > 0), "a warning that comes too late");
            return new AnnuityLaw(
                    due.source.in(laws),
                    new AnnuityLaw.Grace(grace.months, grace.source.in(laws)),
                    new AnnuityLaw.Surcharge(
                            surcharge.freeMonths, surcharge.perMonth, surcharge.most, surcharge.source.in(laws)),
                    warnings.days.stream().sorted(Comparator.reverseOrder()).toList(),
                    reductions.stream().map(this::reduction).toList(),
                    annuityReductionTrigger.value,
                    amounts.stream().map(this::amount).toList(),
                    ownershipDispute.years);
        }

        private AnnuityLaw.Reduction reduction(WrittenReduction one) {
            return new AnnuityLaw.Reduction(one.id, one.rate, one.beneficiary, one.yearsFromGrant, one.source.in(laws));
        }

        private AnnuityLaw.Amount amount(WrittenAmount one) {
            return new AnnuityLaw.Amount(one.kind, one.fromYear, one.toYear, new Money(one.fen), one.source.in(laws));
        }

        private static void requirePart(BigDecimal rate) {
            require(rate.signum() > 0 && rate.compareTo(BigDecimal.ONE) < 0, "no part of a whole: " + rate);
        }

        private static void require(boolean sound, String otherwise) {
            if (!sound) {
                throw new IllegalStateException(otherwise);
            }
        }
    }

    /** The law as shipped. */
    public static AnnuityLaw shipped() {
        try (var file = AnnuityLawFile.class.getResourceAsStream(SHIPPED)) {
            if (file == null) {
                throw new IllegalStateException("missing from the jar: " + SHIPPED);
            }
            return read(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Reads a file of that form. */
    static AnnuityLaw read(InputStream file) throws IOException {
        return YAML.readValue(file, Written.class).law();
    }
}
