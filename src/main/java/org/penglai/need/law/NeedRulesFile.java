package org.penglai.need.law;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.penglai.discovery.Talk;
import org.penglai.kernel.Bilingual;
import org.penglai.need.DeclineReason;
import org.penglai.need.Feature;
import org.penglai.need.NeedRules;
import org.penglai.need.NeedRules.Decline;
import org.penglai.need.Weights;

/** Reads {@code law/need-matching.yaml}; a kind without words or source, or a limit that cannot be, keeps the server from starting. */
public final class NeedRulesFile {

    private static final String SHIPPED = "/law/need-matching.yaml";

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private NeedRulesFile() {}

    /** A text in both languages. */
    record WrittenTitle(String zh, String en) {}

    /** Whose rule it is and since when. */
    record WrittenSource(WrittenTitle title, String status, LocalDate validFrom) {}

    /** The limits as written. */
    record WrittenLimits(int kept, int shownFrom, int toldFrom, int tellingsPerDay, int keptDays, int learnFrom) {}

    /** A kind of reason as written. */
    record WrittenDecline(
            DeclineReason reason, String zh, String en, String source, String locator, NeedRules.Status status) {

        Decline decline() {
            if (zh.isBlank() || en.isBlank() || source.isBlank()) {
                throw new IllegalStateException("a reason without words or source: " + reason);
            }
            return new Decline(reason, Bilingual.of(zh, en), source, locator, status);
        }
    }

    /** The file as written. */
    record Written(
            WrittenSource source, WrittenLimits limits, Map<Feature, Integer> weights, List<WrittenDecline> declines) {

        NeedRules rules(Talk talk) {
            return new NeedRules(
                    limits.kept,
                    limits.shownFrom,
                    limits.toldFrom,
                    limits.tellingsPerDay,
                    limits.keptDays,
                    limits.learnFrom,
                    new Weights(Weights.SHIPPED, weights),
                    talk,
                    declines.stream().map(WrittenDecline::decline).toList());
        }
    }

    /**
     * The rules that are shipped.
     *
     * @param talk what says nothing of a matter
     */
    public static NeedRules shipped(Talk talk) {
        try (InputStream file = NeedRulesFile.class.getResourceAsStream(SHIPPED)) {
            return YAML.readValue(file, Written.class).rules(talk);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the rules of matching cannot be read", unreadable);
        }
    }
}
